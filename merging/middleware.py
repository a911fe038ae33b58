"""Answers the addresses of pages that have gone to another site."""

from http import HTTPStatus

from django.http import HttpResponsePermanentRedirect, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.models import Site

from .addresses import has_come_back, leads_away, new_address

# A browser keeps a permanent redirect for good, and would be sent in a circle when the merger is undone.
CACHE_CONTROL = "public, max-age=300"
_REDIRECTS = {HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.FOUND}


class MovedAddressMiddleware:
    """Lead on from an address at which the site finds nothing, because its page lies on another site.

    Outside of the middleware of redirects: a redirect of the site's own may lead to such an address, and readers are
    sent straight to the place, not from one to the next.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.method not in ("GET", "HEAD") or Site.find_for_request(request) is None:
            return response
        if request.path.startswith(self._admin):
            return response
        is_redirect = response.status_code in _REDIRECTS
        if not is_redirect and response.status_code != HTTPStatus.NOT_FOUND:
            return response
        query = request.META.get("QUERY_STRING", "")
        # Where a page was live, no redirect came into play.
        address = new_address(request, request.path, query, only_live=is_redirect)
        if address is None and is_redirect:
            address = leads_away(request, response["Location"])
        if address is None:
            if not is_redirect and has_come_back(request, request.path):
                # It was looked for just before its page came back, by a merger that is undone: ask once more.
                return HttpResponseRedirect(request.get_full_path(), headers={"Cache-Control": "no-store"})
            return response
        led = HttpResponsePermanentRedirect(address)
        led["Cache-Control"] = CACHE_CONTROL
        return led

    @cached_property
    def _admin(self):
        return reverse("wagtailadmin_home")
