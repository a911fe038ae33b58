from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import TaskState


class SubmissionNote(models.Model):
    """What somebody says to the approver when handing a page in.

    It belongs to the step that began with it, and goes with it. Wagtail's own comment of a step is the approver's.
    """

    LONGEST = 500

    task_state = models.OneToOneField(
        TaskState, on_delete=models.CASCADE, related_name="submission_note", verbose_name=_("step of the review")
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("author")
    )
    text = models.TextField(_("note"), max_length=LONGEST)

    # It refers to nothing that an editor could use or delete.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("note to the approver")
        verbose_name_plural = _("notes to the approver")

    def __str__(self):
        return self.text
