from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from core.forms import AnnouncedForm

# Far above what a site is visited, and far below what the columns hold once it is added to what was counted.
MAX_LEGACY = 10**12


@register_setting(icon="view", order=120)
class VisitCounter(BaseSiteSetting):
    """What a site's team decides about its counter: whether readers see it, and what the old site had counted."""

    is_shown = models.BooleanField(
        _("show the counter to readers"),
        default=True,
        help_text=_("Visits are counted for your reports either way."),
    )
    legacy_total = models.PositiveBigIntegerField(
        _("visits of the old site"),
        default=0,
        validators=[MaxValueValidator(MAX_LEGACY)],
        help_text=_("What the counter of the old site said at the end. It is added to the visits counted here."),
    )
    legacy_until = models.DateField(
        _("counted there until"), null=True, blank=True, help_text=_("The last day of the old counter.")
    )

    base_form_class = AnnouncedForm

    panels = [
        FieldPanel("is_shown"),
        MultiFieldPanel([FieldRowPanel([FieldPanel("legacy_total"), FieldPanel("legacy_until")])], _("Carried over")),
    ]

    class Meta:
        verbose_name = _("visit counter")
        verbose_name_plural = _("visit counters")

    def clean(self):
        super().clean()
        if self.legacy_total and self.legacy_until is None:
            raise ValidationError({"legacy_until": _("Say until which day these visits were counted.")})
        if self.legacy_until and not self.legacy_total:
            raise ValidationError({"legacy_total": _("Say how many visits were counted until that day.")})
        if self.legacy_until and self.legacy_until > timezone.localdate():
            raise ValidationError({"legacy_until": _("This day is still to come.")})
