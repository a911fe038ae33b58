"""Mergers as jobs."""

from django.utils.translation import gettext_lazy

from jobs.registry import job

from . import engine
from .models import Merger


@job("merge", gettext_lazy("Merger of federations"))
def run_merger(job):
    """Do the merger that the job names, or what is left of it."""
    merger = Merger.objects.get(pk=job.parameters["merger"])
    engine.run(merger, job.advance)
    return {"merger": merger.pk}


@job("undo-merge", gettext_lazy("Undoing a merger"))
def undo_merger(job):
    """Undo the merger that the job names, or what is left of that."""
    merger = Merger.objects.get(pk=job.parameters["merger"])
    engine.undo(merger, job.advance)
    return {"merger": merger.pk}
