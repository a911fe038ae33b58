"""Whose site it is: what feeds, calendars, cards and structured data say of the publisher."""

from django.utils.functional import cached_property
from wagtail.contrib.settings.context_processors import SettingProxy
from wagtail.models import Site


class Publisher:
    """The federation behind a request's host.

    The identity and the licence are asked for by name, as templates do (`settings.sites.Identity`): the app that
    holds them stands above this one.

    Args:
        request: a request whose host is a federation's (KnownHostMiddleware has seen to that).
    """

    def __init__(self, request):
        self.request = request
        self.site = Site.find_for_request(request)
        self._settings = SettingProxy(request)["sites"]

    @cached_property
    def identity(self):
        """The site's name, slogan, logo and banner as its team entered them."""
        return self._settings["Identity"]

    @cached_property
    def licence(self):
        """The site's address, telephone, e-mail and social links."""
        return self._settings["Licence"]

    @property
    def name(self):
        """The name that the site's team gave it, or the one it was provisioned with."""
        return self.identity.name or self.site.site_name

    @property
    def home(self):
        """The full address of the front page."""
        return f"{self.site.root_url}/"

    def address(self, path):
        """Return the full address of a path on this site; an address on another server (stored files) stays."""
        return f"{self.site.root_url}{path}" if path.startswith("/") else path
