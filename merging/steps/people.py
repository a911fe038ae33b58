"""People: who works for the predecessor joins the successor's team."""

from django.contrib.auth import get_user_model

from merging.ledger import Ledger
from sites.models import Membership
from sites.people.changes import take_in
from sites.roles import ROLES

# A role is the greater the later it stands in the table.
_RANK = {role.key: rank for rank, role in enumerate(ROLES)}


def who_comes(predecessor, successor):
    """Return (memberships of those who join, [(membership, the one they have with the successor)] of those there).

    Args:
        predecessor, successor: Federations.
    """
    own = Membership.objects.in_force().filter(federation=predecessor, user__is_superuser=False)
    there = {one.user_id: one for one in Membership.objects.in_force().filter(federation=successor)}
    own = list(own.select_related("user").order_by("pk"))
    return [one for one in own if one.user_id not in there], [
        (one, there[one.user_id]) for one in own if one.user_id in there
    ]


def is_greater(membership, other):
    """Tell whether the role of a membership is greater than that of another one."""
    return _RANK[membership.role] > _RANK[other.role]


def bring(part):
    """Take the predecessor's people into the successor's team; who serves both keeps the greater role of the two."""
    joining, both = who_comes(part.predecessor, part.merger.successor)
    for membership in [*joining, *(own for own, other in both if is_greater(own, other))]:
        _bring(part, membership)


def _bring(part, membership):
    user, successor = membership.user, part.merger.successor
    groups = get_user_model().groups.through.objects.filter(user=user)
    with Ledger(part).watching(Membership.objects.filter(federation=successor, user=user), groups):
        take_in(user, successor, membership.role, membership.is_contractor, membership.expires_on)
