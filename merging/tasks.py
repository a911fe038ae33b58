"""Mergers as jobs."""

from django.utils.translation import gettext, gettext_lazy

from jobs.registry import JobError, job

from . import engine
from .models import Merger


@job("merge", gettext_lazy("Merger of federations"))
def run_merger(job):
    """Do the merger that the job names, or what is left of it."""
    merger = Merger.objects.get(pk=job.parameters["merger"])
    try:
        engine.run(merger, job.advance)
    except engine.SupersededError:
        raise JobError(gettext("This merger is being undone.")) from None
    return {"merger": merger.pk}


@job("undo-merge", gettext_lazy("Undoing a merger"))
def undo_merger(job):
    """Undo the merger that the job names, or what is left of that."""
    merger = Merger.objects.get(pk=job.parameters["merger"])
    engine.undo(merger, job.advance)
    return {"merger": merger.pk}
