from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import ModelLogEntry, PageLogEntry

from .federation import Federation


class HistoryLine(models.Model):
    """One line of a federation's history: a log entry of Wagtail's, with the federation it is about.

    Wagtail's log names an object and nothing else, so once a page is deleted or moved nobody can say whose it was.
    The federation is noted here when the entry is written (sites.reports.record), together with all that a list is
    filtered by: one history is one indexed query on this table alone, whatever has become of the objects.

    A line without a federation is for national administrators only. An entry that is about two federations (a page
    moved from one to the other, a person on both teams) has a line in each.
    """

    federation = models.ForeignKey(
        Federation,
        on_delete=models.CASCADE,
        null=True,
        related_name="+",
        db_index=False,
        verbose_name=_("federation"),
    )
    timestamp = models.DateTimeField(_("time"))
    # As in Wagtail's log: the number of a deleted account stays.
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.DO_NOTHING,
        null=True,
        related_name="+",
        db_constraint=False,
        db_index=False,
        verbose_name=_("person"),
    )
    action = models.CharField(_("action"), max_length=255)
    content_type = models.ForeignKey(
        ContentType,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        db_index=False,
        verbose_name=_("kind of object"),
    )
    object_id = models.CharField(max_length=255)
    label = models.TextField(_("title"))
    act = models.UUIDField(null=True)
    page_entry = models.ForeignKey(PageLogEntry, on_delete=models.CASCADE, null=True, related_name="+")
    model_entry = models.ForeignKey(ModelLogEntry, on_delete=models.CASCADE, null=True, related_name="+")

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("line of history")
        verbose_name_plural = _("lines of history")
        ordering = ["-timestamp", "-pk"]
        indexes = [
            models.Index(fields=["federation", "-timestamp", "-id"], name="history_of_federation"),
            models.Index(fields=["federation", "user", "-timestamp"], name="history_of_person"),
            models.Index(fields=["federation", "action", "-timestamp"], name="history_of_action"),
            models.Index(fields=["federation", "content_type", "-timestamp"], name="history_of_kind"),
            models.Index(fields=["-timestamp", "-id"], name="history_of_all"),
            models.Index(fields=["content_type", "object_id"], name="history_of_object"),
            models.Index(fields=["act"], name="history_of_act", condition=models.Q(act__isnull=False)),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(page_entry__isnull=False, model_entry__isnull=True)
                | models.Q(page_entry__isnull=True, model_entry__isnull=False),
                name="history_line_has_one_entry",
            ),
        ]

    def __str__(self):
        return f"{self.action} {self.label}"

    @property
    def entry(self):
        """The entry of Wagtail's log."""
        return self.page_entry or self.model_entry
