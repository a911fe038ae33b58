"""What readers of a site are answered that is not live."""

from http import HTTPStatus

from django.conf import settings
from django.http import HttpResponseNotAllowed
from django.shortcuts import render

from sites import scope
from sites.frame import frame_of
from sites.models import Federation

_State = Federation.State
# What a page about the state is made of. Of pictures it has none, not even the logo: they are as closed as the pages.
_OPEN_VIEWS = frozenset({"theme"})
_READING = ("GET", "HEAD", "OPTIONS")
# After which a search engine asks again (RFC 9110, 15.6.4). In seconds.
RETRY_AFTER = 24 * 3600


class StateMiddleware:
    """Answer for a site that is not open to readers; its team and national administrators see it as it will be.

    The admin is none of its business: who may work in it is a matter of grants. It stands inside of the middleware of
    redirects, so that the redirects of a closed site lead on.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        """Return the answer that the site's state demands, or None to go on."""
        standing = frame_of(request).standing
        match = request.resolver_match
        if standing is None or standing.state == _State.LIVE or match.route.startswith("admin/"):
            return None
        if standing.is_archived:
            # Nobody is there any more who would read what readers write to a page.
            is_letter = match.view_name == "wagtail_serve" and request.method not in _READING
            return HttpResponseNotAllowed(_READING) if is_letter else None
        if match.view_name in _OPEN_VIEWS:
            return None
        if standing.state in Federation.WORKING and _is_at_home(request, standing):
            return None
        return _ANSWERS[standing.state](request)


def _is_at_home(request, standing):
    # Readers have no session cookie; without this look at it each answer to them would vary by cookie.
    if settings.SESSION_COOKIE_NAME not in request.COOKIES or not request.user.is_authenticated:
        return False
    own = scope.federations_of(request.user)
    return scope.is_unbounded(request.user) or any(federation.pk == standing.federation_id for federation in own)


def _page(request, name, status):
    return render(request, f"sites/states/{name}.html", {"without_pictures": True}, status=status)


def _preparing(request):
    return _page(request, "preparing", HTTPStatus.NOT_FOUND)


def _suspended(request):
    response = _page(request, "suspended", HTTPStatus.SERVICE_UNAVAILABLE)
    response["Retry-After"] = str(RETRY_AFTER)
    return response


def _closed(request):
    # 404 and not 410: it is what the middleware of redirects looks at.
    return _page(request, "closed", HTTPStatus.NOT_FOUND)


_ANSWERS = {_State.PREPARING: _preparing, _State.SUSPENDED: _suspended, _State.CLOSED: _closed}
