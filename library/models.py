"""Pictures and documents, each in the folder of the federation whose collection holds it."""

from pathlib import PurePosixPath

from django.db import models
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.models import Collection

from core.normalize import NormalizedText

from .orientation import upright

FOLDER_PREFIX = "c"

NAME_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
MAX_STEM = 50  # with the folder, the random part and a cut's specification it stays within the file field's 100


def folder_of(collection):
    """Return the media folder of a collection, e.g. "c7": one folder for a federation's collection and all below.

    The number is that of the collection right under the root, so it survives renames, and a file's owner can be
    read off its address (sites.views.media). Files of the root collection are for all sites.
    """
    if collection.depth <= 2:
        return f"{FOLDER_PREFIX}{collection.pk}"
    top = Collection.objects.only("pk").get(path=collection.path[: 2 * Collection.steplen])
    return f"{FOLDER_PREFIX}{top.pk}"


class LibraryImage(NormalizedText, AbstractImage):
    """A picture with its alternative text (Wagtail's `description`) and its author."""

    # Wagtail's field under the name of what it is for; the name of the column is kept, as its own code reads it.
    description = models.CharField(
        _("alternative text"),
        max_length=255,
        blank=True,
        default="",
        help_text=_(
            "What the picture shows, for readers who cannot see it, e.g. “The chair hands gifts to women workers”."
        ),
    )
    credit = models.CharField(
        _("credit"), max_length=120, blank=True, help_text=_("Who made it, e.g. “Photo: Hoài Thu”.")
    )

    admin_form_fields = (
        "title",
        "file",
        "description",
        "credit",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    def get_upload_to(self, filename):
        """Return a name that was never used before: browsers keep pictures for a month by their address."""
        path = PurePosixPath(super().get_upload_to(filename))
        name = f"{path.stem[:MAX_STEM]}-{get_random_string(8, NAME_LETTERS)}{path.suffix}"
        return f"{folder_of(self.collection)}/originals/{name}"

    def save(self, *args, **kwargs):
        # Before it is stored, at every door: the sizes that pages promise are the stored file's.
        if self.file and not self.file._committed:
            if turned := upright(self.file):
                self.file = turned
                self._set_image_file_metadata()
            # Wagtail notes it for what comes by its own forms; a site's storage is counted by it.
            self.file_size = self.file.size
        super().save(*args, **kwargs)

    @property
    def default_alt_text(self):
        """The alternative text somebody wrote, or nothing: a title is often a file name and says nothing."""
        return self.description


class Rendition(AbstractRendition):
    """A picture cut and scaled for a place on a page; the only form of it that readers get."""

    image = models.ForeignKey(LibraryImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)
        verbose_name = _("rendition")
        verbose_name_plural = _("renditions")

    def get_upload_to(self, filename):
        path = PurePosixPath(super().get_upload_to(filename))
        return f"{folder_of(self.image.collection)}/pictures/{path.name}"


def document_upload_to(document, filename):
    """Return where a document's file is stored: its federation's folder."""
    return f"{folder_of(document.collection)}/documents/{PurePosixPath(filename).name}"


class LibraryDocument(NormalizedText, AbstractDocument):
    """A file to download."""

    file = models.FileField(upload_to=document_upload_to, verbose_name=_("file"))

    admin_form_fields = ("title", "file", "collection", "tags")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    def save(self, *args, **kwargs):
        if self.file and not self.file._committed:
            self.file_size = self.file.size
        super().save(*args, **kwargs)
