"""Headers that every answer carries, the compression of pages, and what the page cache is told of a request."""

from csp.middleware import CSPMiddleware
from django.conf import settings
from django.middleware.gzip import GZipMiddleware
from django.urls import reverse
from django.utils.deprecation import MiddlewareMixin
from django.utils.functional import cached_property
from wagtail.models import Site

from core.fragments import fragments_of

from .page_cache.application import STANDING
from .page_cache.asking import MAKING
from .policies import ADMIN, PUBLIC

_TEXT = ("text/", "application/json", "application/xml", "application/rss+xml", "application/atom+xml")


class _KnowsAdmin:
    """Tells the admin's answers from those to readers."""

    @cached_property
    def _admin(self):
        return reverse("wagtailadmin_home")

    def is_admin(self, request):
        """Tell whether an address is the admin's."""
        return request.path.startswith(self._admin)


class ContentSecurityPolicyMiddleware(_KnowsAdmin, CSPMiddleware):
    """Send the policy of the admin or that of readers, unless the view chose one of its own.

    Stands outside of every other middleware, so that their refusals carry a policy as well.
    """

    def get_policy_parts(self, request, response, report_only=False):
        parts = super().get_policy_parts(request, response, report_only)
        if report_only or parts.config is not None:
            return parts
        parts.config = ADMIN if self.is_admin(request) else PUBLIC
        if settings.SECURE_SSL_REDIRECT:  # where there is no TLS the browser would look for it in vain
            parts.config = {**parts.config, "upgrade-insecure-requests": True}
        return parts


class IsolationMiddleware(MiddlewareMixin):
    """Keep answers out of the reach of other origins' pages, and of guesses at their type.

    Pictures for readers say otherwise themselves: a reader of feeds in a browser shows them on its own pages.
    """

    def process_response(self, request, response):
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        # SecurityMiddleware says this and does not when it refuses a malformed host itself (production).
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        return response


class PageCompressionMiddleware(_KnowsAdmin, GZipMiddleware):
    """Compress text for readers.

    Compression lets somebody who sees lengths and can put words into an answer guess at secrets in it (BREACH). So it
    is kept from what may hold one: the admin, and answers that set a cookie, as every page with a form token does.
    Pictures and documents are compressed by nature. Static files never get here (WhiteNoise).
    """

    def process_response(self, request, response):
        is_text = response.headers.get("Content-Type", "").startswith(_TEXT)
        if response.streaming or response.cookies or not is_text or self.is_admin(request):
            return response
        return super().process_response(request, response)


class StandingMiddleware:
    """Tell the page cache whose page is being made, and the site's version before that: what changes later moves it.

    Only under the host as the Site has it: another port or other letters in it would stand in the page's addresses.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if MAKING in request.META:
            site = Site.find_for_request(request)
            if site is not None and request.get_host() in {site.hostname, f"{site.hostname}:{site.port}"}:
                # The version that what frames the page is of, which may be an older one than that of now.
                version = fragments_of(request, site.pk).version
                # What cannot be known to be fresh is not kept.
                if version is not None:
                    request.META[STANDING] = (site.pk, version)
        return self.get_response(request)
