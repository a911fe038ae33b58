from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.settings.models import register_setting
from wagtail.models import Orderable

from core.forms import AnnouncedForm
from core.normalize import NormalizedText
from sites.panels import LicenceWarningsPanel

from .framed import FramedSetting
from .term import Term


@register_setting(icon="doc-full", order=110)
class Licence(NormalizedText, Term, ClusterableModel, FramedSetting):
    """What the law wants in a site's footer, and how to reach the federation (Nghị định 147/2024/NĐ-CP).

    The issuing authority is free text: old licences name a department that no longer exists. The licence's term is
    not certain in law, so the expiry date is stored. Shapes are warned of (sites.licence_warnings), never refused.
    """

    managing_body = models.CharField(_("managing body"), max_length=200, blank=True)
    governing_body = models.CharField(_("governing body"), max_length=200, blank=True)
    licence_number = models.CharField(
        _("licence number"), max_length=60, blank=True, help_text=_("For example 06/GP-TTĐT.")
    )
    issuing_authority = models.CharField(_("issued by"), max_length=200, blank=True)
    issued_on = models.DateField(_("issued on"), null=True, blank=True)
    expires_on = models.DateField(_("expires on"), null=True, blank=True)
    responsible_person = models.CharField(_("responsible for the content"), max_length=200, blank=True)
    address = models.CharField(_("address"), max_length=300, blank=True)
    phones = models.CharField(
        _("telephone"), max_length=120, blank=True, help_text=_("Several numbers: separated by semicolons.")
    )
    fax = models.CharField(_("fax"), max_length=60, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    builder_credit = models.CharField(_("site built by"), max_length=200, blank=True)

    base_form_class = AnnouncedForm

    kept_with = ["social_links"]

    panels = [
        LicenceWarningsPanel(),
        MultiFieldPanel(
            [FieldPanel("managing_body"), FieldPanel("governing_body"), FieldPanel("responsible_person")],
            _("Responsibility"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("licence_number"),
                FieldPanel("issuing_authority"),
                FieldRowPanel([FieldPanel("issued_on"), FieldPanel("expires_on")]),
            ],
            _("Licence"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("address"),
                FieldRowPanel([FieldPanel("phones"), FieldPanel("fax")]),
                FieldPanel("email"),
            ],
            _("Contact"),
        ),
        InlinePanel("social_links", heading=_("Social networks"), label=_("Link")),
        FieldPanel("builder_credit"),
    ]

    class Meta:
        verbose_name = _("licence and contact")
        verbose_name_plural = _("licences and contacts")

    @property
    def phone_list(self):
        """The telephone numbers, one by one."""
        return [number.strip() for number in self.phones.split(";") if number.strip()]


class SocialLink(NormalizedText, Orderable):
    """A federation's own page on a social network; a plain link, nothing of the network's is loaded."""

    licence = ParentalKey(Licence, on_delete=models.CASCADE, related_name="social_links")
    name = models.CharField(_("network"), max_length=40, help_text=_("For example Facebook, Zalo, YouTube."))
    url = models.URLField(_("address"))

    panels = [FieldRowPanel([FieldPanel("name"), FieldPanel("url")])]

    class Meta(Orderable.Meta):
        verbose_name = _("social link")
        verbose_name_plural = _("social links")

    def __str__(self):
        return self.name
