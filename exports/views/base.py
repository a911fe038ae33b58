"""What the pages of this room share."""

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from sites.national import NationalOnly


class ExportsPage(NationalOnly, WagtailAdminTemplateMixin):
    """A page below the list of exports."""

    header_icon = "download"

    def get_breadcrumbs_items(self):
        trail = [
            {"url": reverse("board:index"), "label": _("Federations")},
            {"url": reverse("board:exports:index"), "label": _("Exports")},
            {"url": "", "label": self.get_page_title()},
        ]
        return [*super().get_breadcrumbs_items(), *trail]
