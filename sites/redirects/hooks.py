"""Where the admin shows a team's redirects. Loaded by sites.wagtail_hooks."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from sites.permissions import manages_any

from . import urls


@hooks.register("register_admin_urls")
def register_redirect_urls():
    """Mount the views."""
    return [path("site-redirects/", include(urls))]


class SiteRedirectsMenuItem(MenuItem):
    """Shown to those who manage a site."""

    def is_shown(self, request):
        return manages_any(request.user)


@hooks.register("register_settings_menu_item")
def redirects_item():
    """The redirects of the own site. Wagtail's item is hidden from teams by the permission policy."""
    url = reverse("site_redirects:index")
    return SiteRedirectsMenuItem(
        _("Redirects of the site"), url, name="own-redirects", icon_name="redirect", order=200
    )
