"""The gate in front of the admin's views."""

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import MiddlewareNotUsed
from django.views.defaults import page_not_found

from sites import scope
from sites.people.expiry import close_lapsed

from .hosts import is_admin_host, may_sign_in
from .rules import COMMON_BODY, COMMON_QUERY, OPEN, rule_for

ACCESS = "wagtailadmin.access_admin"


class FenceMiddleware:
    """Let a team's person reach only the admin views of `rules`, only with ids of their own, only on their hosts.

    Outside the admin, whoever is signed in on a host where they have no business is a reader like any other: pages
    that a federation shows to its own people only are not for another's.

    Whatever is refused is answered as a page that does not exist, so that nobody learns from a refusal what there is
    on the other side. National administrators pass. So do those who may not open the admin at all: Wagtail sends them
    to the sign-in page before anything is looked up.
    """

    def __init__(self, get_response):
        if not settings.FENCE_ENABLED:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        """Return a 404 for what the person may not reach, or None to go on."""
        match = request.resolver_match
        if not match.route.startswith("admin/"):
            self._treat_as_reader(request)
            return None
        user = request.user
        if match.view_name in OPEN or user.is_superuser or not user.is_authenticated:
            return None
        if scope.has_lapsed_membership(user):
            # The groups are still there, and with them what Wagtail's own lists show.
            close_lapsed(user)
        rule = rule_for(match.view_name)
        if rule and _has_business(request, user, rule) and _ids_are_own(request, rule, kwargs):
            return None
        if not user.has_perm(ACCESS) and not (rule and rule.for_guests):
            return None
        return page_not_found(request, None, template_name="wagtailadmin/404.html")

    @staticmethod
    def _treat_as_reader(request):
        # Readers have no session cookie; without this look at it each page for them would vary by cookie.
        has_session = settings.SESSION_COOKIE_NAME in request.COOKIES
        if has_session and request.user.is_authenticated and not is_admin_host(request, request.user):
            request.user = AnonymousUser()


def _has_business(request, user, rule):
    return is_admin_host(request, user) or (rule.for_guests and may_sign_in(request, user))


def _ids_are_own(request, rule, kwargs):
    user = request.user
    if not all(kind(user, kwargs[name]) for name, kind in rule.path.items() if name in kwargs):
        return False
    if not _values_are_own(user, request.GET, {**COMMON_QUERY, **rule.query}):
        return False
    if request.method == "POST" and not _values_are_own(user, request.POST, {**COMMON_BODY, **rule.body}):
        return False
    return rule.check is None or rule.check(request, kwargs)


def _values_are_own(user, values, kinds):
    """Tell whether every value of every parameter that has a kind is one's own."""
    return all(
        kind(user, value) for name, kind in kinds.items() if name in values for value in set(values.getlist(name))
    )
