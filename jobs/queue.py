"""Starting jobs, running them, and taking up those whose process died."""

import datetime
import logging
import uuid

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from .heartbeat import Heartbeat
from .models import Job
from .registry import JobError, kind_named

logger = logging.getLogger(__name__)

# A process that has not shown itself for so long is dead. Far longer than the heartbeat: on SQLite none is written
# while the work has the database's one writer.
DEAD_AFTER = datetime.timedelta(minutes=5)


def start(kind, title, parameters, user):
    """Have a job done by a worker as soon as this transaction is committed.

    Args:
        kind: name of a registered kind.
        title: str, what it works on.
        parameters: JSON dict for the work.
        user: who starts it.

    Returns:
        Job, waiting.

    Raises:
        LookupError: nobody registered the kind.
    """
    kind_named(kind)
    job = Job.objects.create(
        kind=kind, title=title[:255], parameters=parameters, started_by=user, beat_at=timezone.now()
    )
    _hand_over(job)
    return job


def retry(job):
    """Have a failed job done again from where it stopped. Returns whether it had failed."""
    waiting = {"state": Job.State.WAITING, "message": "", "ended_at": None, "beat_at": timezone.now()}
    if not Job.objects.filter(pk=job.pk, state=Job.State.FAILED).update(**waiting):
        return False
    _hand_over(job)
    return True


def _hand_over(job):
    from .tasks import run_job

    transaction.on_commit(lambda: run_job.enqueue(job.pk))


def run(job_id):
    """Do a job that waits. Does nothing when another process was first."""
    token = uuid.uuid4().hex
    waiting = Job.objects.filter(pk=job_id, state=Job.State.WAITING)
    if not waiting.update(state=Job.State.RUNNING, runner=token, beat_at=timezone.now()):
        return
    job = Job.objects.select_related("started_by__wagtail_userprofile").get(pk=job_id)
    with translation.override(_language_of(job.started_by)):
        state, result = _outcome(job)
        job.result = result
        message = job.message if state == Job.State.FAILED else ""
    Job.objects.filter(pk=job_id, runner=token).update(
        state=state,
        runner="",
        result=result,
        message=message,
        done=job.done,
        total=job.total,
        ended_at=timezone.now(),
    )


def _language_of(user):
    profile = getattr(user, "wagtail_userprofile", None)
    return profile.get_preferred_language() if profile else translation.get_language()


def _outcome(job):
    try:
        with Heartbeat(job):
            return Job.State.DONE, kind_named(job.kind).work(job) or {}
    except JobError as failure:
        job.message = str(failure)[:500]
    except Exception:  # whatever it was, the worker must go on, and somebody must be told
        logger.exception("Job %s (%s) failed", job.pk, job.kind)
        job.message = _("Something unforeseen stopped it; the server's log tells more. What was done so far is kept.")
    return Job.State.FAILED, {}


def revive():
    """Have the jobs done that a dead process left behind, or took out of the queue and never began.

    A job that merely waits for others to end is queued once more by this, which does no harm: `run` does it once.

    Returns:
        How many there were.
    """
    deadline = timezone.now() - DEAD_AFTER
    left = Job.objects.filter(state__in=(Job.State.WAITING, Job.State.RUNNING), beat_at__lt=deadline)
    revived = 0
    for job in left:
        unchanged = Job.objects.filter(pk=job.pk, state=job.state, runner=job.runner, beat_at=job.beat_at)
        if unchanged.update(state=Job.State.WAITING, runner="", beat_at=timezone.now()):
            logger.warning("Job %s (%s) is queued again: nobody was working on it", job.pk, job.kind)
            _hand_over(job)
            revived += 1
    return revived
