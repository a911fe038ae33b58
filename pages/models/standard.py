from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from catalogue.models import Entry
from catalogue.paging import pages_in_order
from core.pages import CoveredPage


class StandardPage(CoveredPage):
    """A page that stands for itself: about us, structure, a guide."""

    parent_page_types = ["home.HomePage", "pages.StandardPage"]
    subpage_types = ["pages.StandardPage"]
    template = "pages/standard_page.html"

    below_limit = 100

    content_panels = [
        CoveredPage.title_panel,
        FieldPanel("lead"),
        CoveredPage.cover_panel,
        FieldPanel("body"),
    ]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        below = Entry.objects.in_section(self).order_by("page__path").page_ids()
        context["below"] = pages_in_order(below[: self.below_limit], StandardPage.objects.defer("body"))
        return context

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")
