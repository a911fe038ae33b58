"""The long work of this room, as jobs."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jobs.registry import JobError, job
from sites.models import Federation

from . import deleting, storage
from .errors import ArchiveError
from .making import make_archive
from .models import Archive, Deletion
from .restoring import restore
from .scanning import scan


@job("export", gettext_lazy("Export of a federation"))
def run_export(job):
    """Write the federation `federation` into a file."""
    federation = Federation.objects.filter(pk=job.parameters["federation"]).first()
    if federation is None:
        raise JobError(_("The federation is no longer there."))
    try:
        archive = make_archive(federation, job.started_by, job.advance)
    except OSError as error:
        raise JobError(_("The file could not be written: %(error)s") % {"error": error}) from error
    return {"archive": archive.pk, "file": archive.file, "size": archive.size, "sha256": archive.sha256}


@job("restore", gettext_lazy("Restoration of a federation"))
def run_restore(job):
    """Bring back the federation of `archive` under `slug` and `hostname`."""
    archive = Archive.objects.filter(pk=job.parameters["archive"]).first()
    if archive is None:
        raise JobError(_("The file is no longer there."))
    names = {name: job.parameters[name] for name in ("slug", "hostname", "lets_people_in")}
    try:
        report = restore(storage.path_of(archive.file), **names, actor=job.started_by, advance=job.advance)
    except ArchiveError as error:
        raise JobError(str(error)) from error
    except ValidationError as refusal:
        raise JobError(" ".join(refusal.messages)) from refusal
    return report.as_json()


@job("delete", gettext_lazy("Deletion of a federation"))
def run_delete(job):
    """Carry the deletion `deletion` out, and look for what it left."""
    deletion = Deletion.objects.get(pk=job.parameters["deletion"])
    try:
        counts = deleting.delete(deletion, job.advance)
    except storage.BusyError as error:
        raise JobError(_("It is being deleted by another process.")) from error
    left = [f"{finding.where} {finding.what}" for finding in scan(deletion)]
    return {"name": deletion.name, "rows": sum(counts.values()), "left": left}
