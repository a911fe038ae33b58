from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .registry import kind_named


class Job(models.Model):
    """One piece of long work: who started it, how far it is, how it ended."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        RUNNING = "running", _("Running")
        DONE = "done", _("Done")
        FAILED = "failed", _("Failed")

    ENDED = (State.DONE, State.FAILED)

    kind = models.CharField(_("kind"), max_length=40)
    title = models.CharField(_("title"), max_length=255, help_text=_("What it works on, e.g. a federation's name."))
    parameters = models.JSONField(_("parameters"), default=dict)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.WAITING)
    done = models.PositiveBigIntegerField(_("done"), default=0)
    total = models.PositiveBigIntegerField(_("of"), default=0)
    message = models.CharField(_("message"), max_length=500, blank=True)
    result = models.JSONField(_("result"), default=dict)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("started by"),
    )
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    # Which process works on it, and when that process last showed that it is alive.
    runner = models.CharField(max_length=32, blank=True)
    beat_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("job")
        verbose_name_plural = _("jobs")
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.title}"

    def get_kind_display(self):
        """Return the label of the kind, or its bare name when the room that knew it is gone."""
        try:
            return str(kind_named(self.kind).label)
        except LookupError:
            return self.kind

    @property
    def has_ended(self):
        """Whether nothing will happen any more unless somebody tries again."""
        return self.state in self.ENDED

    @property
    def share(self):
        """How much is done, as a whole number of per cent; None as long as nobody knows how much there is."""
        return min(100, self.done * 100 // self.total) if self.total else None

    def advance(self, done, total, message=""):
        """Say how far the work is. Cheap: may be called for each of thousands of things.

        Only remembered here; `jobs.heartbeat` writes it from a connection of its own, so that people see it while the
        work is inside a transaction.

        Args:
            done, total: ints; a total of 0 stands for “unknown”.
            message: str, in the language of whoever started it.

        Raises:
            jobs.heartbeat.Superseded: another process has taken the job over.
        """
        self.done, self.total, self.message = done, total, message[:500]
        if heartbeat := getattr(self, "heartbeat", None):
            heartbeat.check()
