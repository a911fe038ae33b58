from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, TitleFieldPanel

from core.pages import CoveredPage


class StandardPage(CoveredPage):
    """A page that stands for itself: about us, structure, a guide."""

    parent_page_types = ["home.HomePage", "pages.StandardPage"]
    subpage_types = ["pages.StandardPage"]
    template = "pages/standard_page.html"

    content_panels = [
        TitleFieldPanel("title"),
        FieldPanel("lead"),
        CoveredPage.cover_panel,
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")
