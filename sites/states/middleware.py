"""What readers of a site are answered that is not live."""

from http import HTTPStatus

from django.conf import settings
from django.shortcuts import render

from sites import scope
from sites.frame import frame_of
from sites.models import Federation

_State = Federation.State
# What a page about the state is made of.
_OPEN_VIEWS = frozenset({"theme"})
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
        if standing is None or standing.state in (_State.LIVE, _State.ARCHIVED):
            return None
        match = request.resolver_match
        if match.route.startswith("admin/") or match.view_name in _OPEN_VIEWS:
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


def _preparing(request):
    return render(request, "sites/states/preparing.html", status=HTTPStatus.NOT_FOUND)


def _suspended(request):
    response = render(request, "sites/states/suspended.html", status=HTTPStatus.SERVICE_UNAVAILABLE)
    response["Retry-After"] = str(RETRY_AFTER)
    return response


def _closed(request):
    # 404 and not 410: it is what the middleware of redirects looks at.
    return render(request, "sites/states/closed.html", status=HTTPStatus.NOT_FOUND)


_ANSWERS = {_State.PREPARING: _preparing, _State.SUSPENDED: _suspended, _State.CLOSED: _closed}
