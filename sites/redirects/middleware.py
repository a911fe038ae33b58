"""Leads readers on from an old address."""

from http import HTTPStatus

from django.http import HttpResponsePermanentRedirect, HttpResponseRedirect
from django.utils.deprecation import MiddlewareMixin
from django.utils.encoding import uri_to_iri
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from .addresses import MAX_LENGTH
from .matching import as_one_form, forms_of


class RedirectMiddleware(MiddlewareMixin):
    """In the place of Wagtail's, which knows an address with its whole query or without any.

    It looks up what Wagtail's looks up, in the same order, and between the two what asks for a part of the query
    (sites.redirects.matching).
    """

    def process_response(self, request, response):
        """Answer with a redirect where there is nothing else."""
        if response.status_code != HTTPStatus.NOT_FOUND:
            return response
        redirect = redirect_for(request)
        if redirect is None or redirect.link is None:
            return response
        kind = HttpResponsePermanentRedirect if redirect.is_permanent else HttpResponseRedirect
        # A redirect may be changed or taken back, which a browser that keeps it would never learn.
        return kind(redirect.link, headers={"Cache-Control": "no-cache"})


def redirect_for(request):
    """Return the Redirect that answers a request, one of the site before one of all sites; or None. One query."""
    encoded = Redirect.normalise_path(request.get_full_path(), decode_unicode=False)
    decoded = uri_to_iri(encoded)
    if "\0" in decoded:  # PostgreSQL takes none
        return None
    bare = [address.partition("?")[0] for address in (decoded, encoded)]
    forms = dict.fromkeys([decoded, encoded, *forms_of(as_one_form(decoded), MAX_LENGTH), *bare])
    rank = {form: number for number, form in enumerate(forms)}
    found = Redirect.get_for_site(Site.find_for_request(request)).filter(old_path__in=rank)
    return min(found, key=lambda redirect: (rank[redirect.old_path], redirect.site_id is None), default=None)
