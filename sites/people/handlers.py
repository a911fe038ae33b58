"""Keeps memberships in step with the groups, whichever door changed them, and tells of it.

A person's groups are changed by the people's pages, by Wagtail's user form (national administrators), by
provisioning and by code; Django's `m2m_changed` sees all of them. So this is where the history of roles is written
and where a team's managers learn that somebody may publish now.
"""

from operator import attrgetter

from django.db import transaction
from django.db.models.signals import m2m_changed
from django.dispatch import receiver
from django.utils import timezone
from wagtail.log_actions import log

from accounts.models import User
from sites.models import Federation, Membership
from sites.roles import ROLES

from . import mails
from .duties import PUBLISHERS

# A role is the greater the later it stands in the table.
_RANK = {role.key: rank for rank, role in enumerate(ROLES)}


@receiver(m2m_changed, sender=User.groups.through, dispatch_uid="sites.people.note_membership")
def note_membership(sender, instance, action, reverse, pk_set, **kwargs):
    """Bring the memberships of everyone whose groups changed into step.

    Args:
        instance: the User whose groups changed, or with `reverse` the Group whose people changed.
        pk_set: primary keys of the groups (or of the users), None when all were removed.
    """
    if action == "pre_clear" and reverse:
        # After the clearing nobody could say who was in the group.
        instance._cleared_users = list(instance.user_set.all())
    if action not in {"post_add", "post_remove", "post_clear"}:
        return
    if not reverse:
        users = [instance]
    elif action == "post_clear":
        users = instance.__dict__.pop("_cleared_users", [])
    else:
        users = User.objects.filter(pk__in=pk_set)
    # In one order, so that two such changes do not wait for each other's people.
    for user in sorted(users, key=attrgetter("pk")):
        bring_into_step(user)


@transaction.atomic
def bring_into_step(user):
    """Make a person's memberships say what their groups say.

    A group gained opens the membership (again); the last group lost ends it. A person in two groups of a team has the
    greater role of the two.

    Two changes of one person's groups come one after the other, so that the second sees the membership that the
    first has made. The lock leaves the key alone: rows that refer to the person, as those in the groups do, can still
    be written, and who has just written one does not wait for another who has.
    """
    User.objects.select_for_update(no_key=True).get(pk=user.pk)
    groups = set(user.groups.values_list("pk", flat=True))
    known = {membership.federation_id: membership for membership in user.memberships.all()}
    fields = [f"{role.key}_id" for role in ROLES]
    for row in Federation.objects.values("pk", *fields):
        held = [role.key for role in ROLES if row[f"{role.key}_id"] in groups]
        membership = known.get(row["pk"])
        if held and membership is None:
            membership = Membership.objects.create(federation_id=row["pk"], user=user, role=held[-1])
            _note(membership, "people.join", {"role": held[-1]})
        elif held and membership.ended_at:
            membership.role, membership.ended_at = held[-1], None
            membership.save(update_fields=["role", "ended_at"])
            _note(membership, "people.reactivate", {"role": held[-1]})
        elif held and membership.role != held[-1]:
            before, membership.role = membership.role, held[-1]
            membership.save(update_fields=["role"])
            _note(membership, "people.role", {"role": held[-1], "before": before})
        elif not held and membership and not membership.ended_at:
            membership.ended_at = timezone.now()
            membership.save(update_fields=["ended_at"])
            _note(membership, "people.end", {"lapsed": membership.has_lapsed})


def _note(membership, action, data):
    """Write a change of role into the history; tell the managers when it lets the person publish."""
    log(membership, action, data=data)
    role, before = data.get("role"), data.get("before")
    if role in PUBLISHERS and _RANK[role] > _RANK.get(before, -1):
        mails.tell_of_publisher(membership)
