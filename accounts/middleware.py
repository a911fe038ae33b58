"""Who may go on with a request: sessions that are over, and people who have not shown their second factor."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import SESSION_KEY, logout
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponseNotAllowed, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from . import second_factor, sessions

# Sent by the browser every few seconds while a page stands open, with nobody there.
_AUTOMATIC = {"wagtailadmin_editing_sessions:ping", "wagtailadmin_editing_sessions:release"}
# What the page that asks for the code needs, and the ways out.
_OPEN = {
    "wagtailadmin_login",
    "wagtailadmin_logout",
    "wagtailadmin_javascript_catalog",
    "wagtailadmin_sprite",
    "wagtailadmin_password_reset",
    "wagtailadmin_password_reset_done",
    "wagtailadmin_password_reset_confirm",
    "wagtailadmin_password_reset_complete",
    "second_factor:verify",
    "second_factor:set_up",
}


def is_in_admin(request):
    """Tell whether a request's address is one of the admin."""
    return request.path.startswith(reverse("wagtailadmin_home"))


def wants_a_page(request):
    """Tell whether a person will see the answer as a page, rather than a script read it."""
    return not (
        request.headers.get("x-requested-with") == "XMLHttpRequest"
        or request.content_type == "application/json"
        or request.headers.get("accept", "").startswith("application/json")
    )


def _has_session(request):
    # Readers have no session cookie. Without this look at it first, each page for them would vary by cookie.
    return settings.SESSION_COOKIE_NAME in request.COOKIES and SESSION_KEY in request.session


class SessionAgeMiddleware:
    """Sign out whoever has been idle or signed in for too long, before anything is done in their name.

    The request goes on as that of somebody who is not signed in: in the admin that ends at the sign-in page, with the
    address asked for as `next`, and with 403 for a script.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if _has_session(request) and sessions.is_over(request.session):
            logout(request)
            if is_in_admin(request) and wants_a_page(request):
                messages.info(request, _("For safety you have been signed out. Please sign in again."))
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        """Keep the session alive when a person asks for something in the admin."""
        # Wagtail's view drops the cookie whatever it answers, so that a picture with this address in somebody's page
        # would sign people out, and would leave the session itself open.
        if request.resolver_match.view_name == "wagtailadmin_logout" and request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if (
            _has_session(request)
            and is_in_admin(request)
            and request.resolver_match.view_name not in _AUTOMATIC
            and request.user.is_authenticated
        ):
            sessions.note_activity(request.session)
        return None


class SecondFactorMiddleware:
    """Let nobody past who has a second factor and has not shown it, or must have one and has none.

    In the admin they are sent to where they can do so; elsewhere they are readers like any other.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        """Stop the request, or pass it on (None)."""
        if not _has_session(request) or request.resolver_match.view_name in _OPEN:
            return None
        step = second_factor.missing_step(request.user)
        if step is None:
            return None
        if not is_in_admin(request):
            request.user = AnonymousUser()
            return None
        if not wants_a_page(request):
            return JsonResponse({"error": _("Please confirm your sign-in with a code first.")}, status=403)
        address = reverse(f"second_factor:{step}")
        if request.method == "GET":
            address = f"{address}?{urlencode({'next': request.get_full_path()})}"
        return redirect(address)
