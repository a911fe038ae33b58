"""Last days: who is told of one that is near, and what happens when it is past.

Rights end with the last day itself: `MembershipQuerySet.in_force` and `sites.scope` know it at once, and the fence
closes a lapsed membership here when its person comes to the door. For those who do not come it is done hourly: the
groups are taken away and the managers hear of it.
"""

import datetime
from itertools import groupby

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import LogContext

from sites.models import Membership

from . import changes, mails

WARN_BEFORE = datetime.timedelta(days=14)


def close_lapsed(user=None):
    """End every membership whose last day is past, and tell each team's managers. Running it again changes nothing.

    Args:
        user: close this person's only (they are at the door); None for everybody's.

    Returns:
        list of Membership: those that were ended.
    """
    closed = []
    lapsed = _open().filter(expires_on__lt=timezone.localdate())
    if user is not None:
        lapsed = lapsed.filter(user=user)
    for federation, memberships in _by_federation(lapsed):
        with transaction.atomic(), LogContext(user=None):
            for membership in memberships:
                changes.leave_groups(membership)
                # Somebody whose groups were taken away while no handler looked.
                if membership.ended_at is None:
                    membership.ended_at = timezone.now()
                    membership.save(update_fields=["ended_at"])
        mails.tell_managers(federation, "ended", memberships=memberships)
        closed += memberships
    return closed


def warn_of_last_days():
    """Tell managers of the members whose last day comes within two weeks, once for each last day.

    A mail that cannot be sent is tried again at the next run.

    Returns:
        list of Membership: those that the managers were told of.
    """
    today = timezone.localdate()
    near = _open().filter(expires_on__range=(today, today + WARN_BEFORE))
    warned = []
    for federation, rows in _by_federation(near):
        memberships = [membership for membership in rows if membership.warned_of != membership.expires_on]
        if memberships and mails.tell_managers(federation, "ending_soon", memberships=memberships):
            for membership in memberships:
                membership.warned_of = membership.expires_on
                membership.save(update_fields=["warned_of"])
            warned += memberships
    return warned


def _open():
    return Membership.objects.filter(ended_at=None).select_related("user", "federation__site")


def _by_federation(memberships):
    """Yield (federation, list of its memberships)."""
    rows = memberships.order_by("federation_id", "expires_on", "pk")
    for _pk, group in groupby(rows, key=lambda membership: membership.federation_id):
        members = list(group)
        yield members[0].federation, members
