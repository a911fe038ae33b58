from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from core.normalize import NormalizedText


class SeminarChair(NormalizedText, Orderable):
    """One of those who chaired a seminar, in the order of protocol."""

    seminar = ParentalKey("seminars.SeminarPage", on_delete=models.CASCADE, related_name="chairs")
    name = models.CharField(_("name"), max_length=120)
    title = models.CharField(_("position"), max_length=200, blank=True)

    panels = [FieldRowPanel([FieldPanel("name"), FieldPanel("title")])]

    class Meta(Orderable.Meta):
        verbose_name = _("chair")
        verbose_name_plural = _("chairs")

    def __str__(self):
        return self.name
