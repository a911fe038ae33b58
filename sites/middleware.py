"""Which hosts this install answers for."""

from django.http import HttpResponseNotFound, HttpResponsePermanentRedirect
from django.utils.translation import gettext as _

from sites.frame import find_site
from sites.hostnames.leading import address_on_main_host, domain_of, stand_in


class KnownHostMiddleware:
    """Answer a host that is no federation's with a plain 404, for every page and view; lead on from a second name.

    Only static files, which are the same for all sites, are served before this.

    The Site found is kept on the request by Wagtail, so this look-up is not repeated while the page is made. What
    `ALLOWED_HOSTS` would do with a fixed list, this does with the Site table. A malformed Host header is refused
    by Django before (400).
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.get_host()  # raises DisallowedHost on a malformed header
        if find_site(request) is None:
            domain = domain_of(request) if request.method in ("GET", "HEAD") else None
            if domain is not None and stand_in(request, domain):
                return self.get_response(request)
            if domain is not None:
                address = address_on_main_host(request, domain)
                # Names change places: a browser that kept this for good would go round in a circle one day.
                return HttpResponsePermanentRedirect(address, headers={"Cache-Control": "no-cache"})
            return HttpResponseNotFound(
                _("There is no site at this address."), content_type="text/plain; charset=utf-8"
            )
        return self.get_response(request)
