"""The board's long work."""

from dataclasses import asdict

from django.utils.translation import gettext_lazy as _

from jobs.registry import job
from sites.provisioning.bulk import carry_out, rows_from


@job("provisioning", _("Making federations from a sheet"))
def make_federations(job):
    """Make the federations of checked rows one by one; return what became of each."""
    rows = rows_from(job.parameters["rows"])
    outcomes = []
    for number, row in enumerate(rows):
        job.advance(number, len(rows), row.values.get("name", ""))
        outcomes.append(asdict(carry_out(row, job.started_by, since=job.created_at)))
    job.advance(len(rows), len(rows))
    return {"outcomes": outcomes}
