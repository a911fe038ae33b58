from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class ScheduleHeartbeat(models.Model):
    """When the schedule of the whole install was last run: one row, with the primary key 1."""

    last_run_at = models.DateTimeField(_("last run"), null=True, blank=True)
    last_success_at = models.DateTimeField(_("last run without a failure"), null=True, blank=True)

    class Meta:
        verbose_name = _("heartbeat of the schedule")
        verbose_name_plural = _("heartbeats of the schedule")

    def __str__(self):
        return str(self.last_run_at)


class ScheduleFailure(models.Model):
    """A page that the schedule could not publish or take down in its last run; people are told of it once."""

    class Deed(models.TextChoices):
        PUBLISH = "publish", _("publish")
        TAKE_DOWN = "take_down", _("take down")

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+", verbose_name=_("page"))
    deed = models.CharField(_("deed"), max_length=10, choices=Deed.choices)
    due_at = models.DateTimeField(_("due at"))
    failed_at = models.DateTimeField(_("first failed at"), auto_now_add=True)

    # It says something of a page; nothing uses the page by it.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("failure of the schedule")
        verbose_name_plural = _("failures of the schedule")
        constraints = [
            models.UniqueConstraint(fields=["page", "deed", "due_at"], name="one_schedule_failure_per_deed"),
        ]

    def __str__(self):
        return f"{self.deed} {self.page_id}"
