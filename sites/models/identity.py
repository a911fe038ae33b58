from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import register_setting

from core.forms import AnnouncedForm
from core.normalize import NormalizedText
from core.signals import content_validated
from sites.colours import DEFAULT_ACCENT, validate_accent

from .framed import FramedSetting


@register_setting(icon="home", order=100)
class Identity(NormalizedText, FramedSetting):
    """What stands at the head of a site."""

    governing_body = models.CharField(
        _("governing body"), max_length=200, blank=True, help_text=_("Stands above the name.")
    )
    name = models.CharField(_("name of the site"), max_length=200, blank=True)
    slogan = models.CharField(_("slogan"), max_length=300, blank=True)
    logo = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    banner = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("banner"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("A wide picture behind the name. Its left half should be calm."),
    )
    accent_colour = models.CharField(
        _("accent colour"), max_length=7, default=DEFAULT_ACCENT, validators=[validate_accent]
    )

    base_form_class = AnnouncedForm

    select_related = ["logo", "banner"]

    panels = [
        MultiFieldPanel([FieldPanel("governing_body"), FieldPanel("name"), FieldPanel("slogan")], _("Names")),
        MultiFieldPanel([FieldPanel("logo"), FieldPanel("banner"), FieldPanel("accent_colour")], _("Appearance")),
    ]

    class Meta:
        verbose_name = _("site identity")
        verbose_name_plural = _("site identities")

    def clean(self):
        super().clean()
        content_validated.send(sender=type(self), instance=self, parent=None, user=None)

    def save(self, *args, **kwargs):
        # One spelling, since the address of the theme's stylesheet is made of it.
        self.accent_colour = self.accent_colour.lower()
        super().save(*args, **kwargs)
