"""The gate in front of the admin's views."""

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.views.defaults import page_not_found
from wagtail.models import Site

from sites import scope
from sites.models import Federation

from .rules import COMMON_BODY, COMMON_QUERY, OPEN, rule_for

ACCESS = "wagtailadmin.access_admin"


class FenceMiddleware:
    """Let a team's person reach only the admin views of `rules`, only with ids of their own, only on their hosts.

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
        if not match.route.startswith("admin/") or match.view_name in OPEN:
            return None
        user = request.user
        if not user.has_perm(ACCESS) or user.is_superuser:
            return None
        rule = rule_for(match.view_name)
        if rule and is_admin_host(request, user) and _ids_are_own(request, rule, kwargs):
            return None
        return page_not_found(request, None, template_name="wagtailadmin/404.html")


def is_admin_host(request, user):
    """Tell whether a team's person may work on this host: that of a federation they serve, or the national one.

    Args:
        request: its Site is asked for.
        user: a User; national administrators work everywhere.
    """
    if scope.is_unbounded(user):
        return True
    site = Site.find_for_request(request)
    own = scope.federations_of(user)
    if site is None or not own:
        return False
    if any(federation.site_id == site.pk for federation in own):
        return True
    return Federation.objects.filter(site=site, unit_kind=Federation.UnitKind.NATIONAL).exists()


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
