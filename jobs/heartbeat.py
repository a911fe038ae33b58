"""Shows that a job is being worked on, and how far it is, from a thread with a database connection of its own."""

import logging
import threading

from django.db import DatabaseError, connection
from django.utils import timezone

from .models import Job

logger = logging.getLogger(__name__)

SECONDS_BETWEEN = 1


class Superseded(BaseException):
    """Another process works on this job. Not an Exception: no work may take it for a failure of its own."""


class Heartbeat:
    """While entered, writes the progress of a job each second.

    Args:
        job: Job whose `runner` is this process' token.
    """

    def __init__(self, job):
        self._job = job
        self._over = threading.Event()
        self._lost = threading.Event()
        self._thread = threading.Thread(target=self._keep_beating, name=f"job-{job.pk}", daemon=True)

    def __enter__(self):
        self._job.heartbeat = self
        self._thread.start()
        return self

    def __exit__(self, *exception):
        self._over.set()
        self._thread.join()
        del self._job.heartbeat

    def check(self):
        """Raise Superseded if the job is somebody else's by now."""
        if self._lost.is_set():
            raise Superseded

    def _keep_beating(self):
        try:
            while not self._over.wait(SECONDS_BETWEEN):
                try:
                    self._beat()
                except DatabaseError:
                    # SQLite has one writer, which may be the work itself. The next beat tries again.
                    logger.debug("Job %s: a heartbeat was not written", self._job.pk, exc_info=True)
        finally:
            connection.close()

    def _beat(self):
        job = self._job
        of_job = Job.objects.filter(pk=job.pk)
        written = of_job.filter(runner=job.runner).update(
            beat_at=timezone.now(), done=job.done, total=job.total, message=job.message
        )
        # A job that nobody sees yet was started in a transaction that is still open.
        if not written and of_job.exists():
            self._lost.set()
