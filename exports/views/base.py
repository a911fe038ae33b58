"""What the pages of this room share."""

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin


class NationalOnly:
    """Refuses whoever is no national administrator."""

    def dispatch(self, request, *args, **kwargs):
        if not (request.user.is_active and request.user.is_superuser):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


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
