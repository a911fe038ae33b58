from django.conf import settings
from django.core.files.storage import default_storage
from django.db import models, transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from library.models import NAME_LETTERS, folder_of
from sites.references import federation_at

EXTENSIONS = {"word": "docx", "html": "html", "text": "txt"}


def original_path(intake, filename):
    """Return where an original is stored: in the folder of the federation, under a name that nobody can guess.

    Of that folder only cut pictures are ever served as files (sites.views.media).
    """
    federation = federation_at(intake.page.path)
    folder = folder_of(federation.collection) if federation else "c0"
    return f"{folder}/intake/{get_random_string(24, NAME_LETTERS)}.{EXTENSIONS[intake.kind]}"


class Intake(models.Model):
    """Where a page came from: the original of a Word file or an old page, and what came of it."""

    class Kind(models.TextChoices):
        WORD = "word", _("Word file")
        HTML = "html", _("Old page (HTML)")
        TEXT = "text", _("Old page (text)")

    page = models.OneToOneField(Page, verbose_name=_("page"), on_delete=models.CASCADE, related_name="intake")
    kind = models.CharField(_("kind"), max_length=4, choices=Kind.choices)
    file = models.FileField(_("original"), upload_to=original_path)
    original_name = models.CharField(_("name of the original"), max_length=255)
    size = models.PositiveIntegerField(_("size in bytes"))
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    report = models.JSONField(_("report"), default=dict)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("taken in by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    created_at = models.DateTimeField(_("taken in at"), auto_now_add=True)

    # It tells of its page and is no use of it in the admin's sense.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("intake")
        verbose_name_plural = _("intakes")

    def __str__(self):
        return self.original_name


@receiver(post_delete, sender=Intake, dispatch_uid="intake.delete_original")
def delete_original(sender, instance, **kwargs):
    """Delete the original with its page, once that is certain."""
    name = instance.file.name
    transaction.on_commit(lambda: default_storage.delete(name))
