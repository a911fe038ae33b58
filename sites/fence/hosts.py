"""Where a person has business: on the hosts of the federations they serve or are invited to, and the national one."""

from wagtail.models import Site

from sites import scope
from sites.models import Federation, Invitation


def is_admin_host(request, user):
    """Tell whether a person may work on this host: that of a federation they serve, or the national one.

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


def may_sign_in(request, user):
    """Tell whether a person has business on this host: works there, or is invited to its team.

    The invitation's page asks whoever has an account to sign in first, and is all they can open there until they have
    joined.
    """
    if is_admin_host(request, user):
        return True
    site = Site.find_for_request(request)
    invitations = Invitation.objects.open().filter(federation__site=site, email=user.email)
    invitations = invitations.select_related("federation")
    return any(invitation.can_be_accepted for invitation in invitations)
