"""What the install remembers of exports, restorations and deletions. None of it is a federation's."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sites.models import Federation


class Archive(models.Model):
    """A file with one federation in it, made here or brought here. It outlives the federation."""

    federation = models.ForeignKey(
        Federation, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("federation")
    )
    slug = models.SlugField(_("slug"), max_length=60)
    name = models.CharField(_("name"), max_length=120)
    file = models.CharField(_("file"), max_length=255, unique=True, help_text=_("Its name in the folder of exports."))
    size = models.PositiveBigIntegerField(_("size in bytes"))
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    counts = models.JSONField(_("rows by kind"), default=dict)
    made_at = models.DateTimeField(_("state of"), help_text=_("The moment that the content is of."))
    is_uploaded = models.BooleanField(_("brought here"), default=False)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("created by"),
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("export")
        verbose_name_plural = _("exports")
        ordering = ["-created_at", "-pk"]

    def __str__(self):
        return self.file


class Restoration(models.Model):
    """How a federation came out of a file, so that a run that broke off is taken up and a second one changes nothing.

    It stands before the first of its files is written: what a run that broke off has left in the media folder can be
    told by it.
    """

    sha256 = models.CharField(_("SHA-256"), max_length=64)
    slug = models.SlugField(_("slug"), max_length=60, unique=True)
    hostname = models.CharField(_("host name"), max_length=253)
    collection_number = models.PositiveBigIntegerField()
    federation = models.OneToOneField(
        Federation, on_delete=models.CASCADE, null=True, related_name="+", verbose_name=_("federation")
    )
    wanted_state = models.CharField(_("state"), max_length=10, choices=Federation.State.choices)
    notes = models.JSONField(_("notes"), default=list)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    finished_at = models.DateTimeField(_("finished at"), null=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("restoration")
        verbose_name_plural = _("restorations")
        ordering = ["pk"]

    def __str__(self):
        return self.slug


class Deletion(models.Model):
    """The deletion of a federation: begun, and finished or not; what to look for when its rows are gone.

    The facts are numbers and addresses (exports.estate, exports.scanning), no content. The row is the install's
    memory of who had what deleted, which an audit asks for.
    """

    slug = models.SlugField(_("slug"), max_length=60)
    name = models.CharField(_("name"), max_length=120)
    estate = models.JSONField()
    traces = models.JSONField(default=dict)
    archive = models.ForeignKey(Archive, on_delete=models.SET_NULL, null=True, related_name="+")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("asked by"),
    )
    created_at = models.DateTimeField(_("begun at"), auto_now_add=True)
    finished_at = models.DateTimeField(_("finished at"), null=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("deletion")
        verbose_name_plural = _("deletions")
        ordering = ["-pk"]

    def __str__(self):
        return self.name
