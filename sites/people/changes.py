"""Every change that is made to a team through the people's pages: checked, made whole and written into the history.

What a change does to the role is done to the groups, from which the rights come; `sites.people.handlers` keeps the
membership in step and writes that part of the history, since it sees the changes made through other doors as well.
"""

from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import LogContext, log

from accounts import second_factor, sessions
from sites.models import Federation, Membership
from sites.roles import ROLES

from . import rules


def alter(membership, actor, role, is_contractor, expires_on):
    """Give a membership in force another role, kind or last day.

    Args:
        membership: the Membership.
        actor: the User who asks.
        role: key of the role.
        is_contractor: bool; a contractor needs a last day.
        expires_on: date of the last day, or None.

    Raises:
        ValidationError: for whatever `sites.people.rules` forbids; nothing is changed then.
    """
    with _change(membership, actor) as membership:
        if not membership.is_in_force:
            raise ValidationError(_("This person has left the team. Take them back first."), code="ended")
        rules.require_manager_left(membership, role, expires_on)
        _set_term(membership, is_contractor, expires_on)
        put_into_group(membership.user, membership.federation, role)


def reactivate(membership, actor, role, is_contractor, expires_on):
    """Take somebody who has left back into the team; arguments and errors as for `alter`."""
    with _change(membership, actor) as membership:
        if membership.is_in_force:
            raise ValidationError(_("This person is on the team."), code="in_force")
        take_in(membership.user, membership.federation, role, is_contractor, expires_on)


def end(membership, actor):
    """Take somebody out of the team. The membership stays as a memory and can be taken up again.

    Raises:
        ValidationError: for whatever `sites.people.rules` forbids.
    """
    with _change(membership, actor) as membership:
        rules.require_manager_left(membership)
        leave_groups(membership)


def end_sessions(membership, actor):
    """Sign somebody out everywhere. It only ever closes doors, so any of the person's teams may do it.

    Raises:
        ValidationError: when the actor may not change this membership.
    """
    with _change(membership, actor) as membership:
        sessions.end_sessions(membership.user)
        log(membership, "people.end_sessions")


def reset_second_factor(membership, actor):
    """Take away somebody's second factor, e.g. a lost telephone's, so that they set up another one.

    Raises:
        ValidationError: when the actor may not change this membership, or the person serves another team as well.
    """
    with _change(membership, actor) as membership:
        rules.require_sole_service(actor, membership)
        second_factor.reset(membership.user)
        log(membership, "people.reset_second_factor")


def enable(membership, actor):
    """Enable an account that was disabled because nobody used it, and none that was disabled for another reason.

    Raises:
        ValidationError: when the actor may not change this membership, the account was not disabled as idle, or the
            person serves another team as well.
    """
    with _change(membership, actor) as membership:
        rules.require_sole_service(actor, membership)
        user = membership.user
        if user.is_active or not user.disabled_as_idle_at or not membership.is_in_force:
            raise ValidationError(
                _("Only an account on the team that was disabled because nobody used it can be enabled here."),
                code="not_idle",
            )
        user.is_active = True
        user.save(update_fields=["is_active", "disabled_as_idle_at", "enabled_at"])
        log(membership, "people.enable")


def take_in(user, federation, role, is_contractor, expires_on):
    """Put a person into a team, for the first time or again. Asks no rule: the caller has.

    Returns:
        Membership
    """
    known = Membership.objects.filter(federation=federation, user=user).first()
    if known is not None:
        # One that has lapsed and was not closed yet is closed first, so that what follows is seen as a beginning.
        leave_groups(known)
        _set_term(known, is_contractor, expires_on)
    put_into_group(user, federation, role)
    membership = Membership.objects.get(federation=federation, user=user)
    if known is None and (is_contractor or expires_on):
        _set_term(membership, is_contractor, expires_on)
    return membership


def put_into_group(user, federation, role):
    """Make a person's groups in a federation the one of a role."""
    # The new group first: a person between two groups would have left the team for a moment.
    user.groups.add(federation.group_for(role))
    user.groups.remove(*(federation.group_for(other.key) for other in ROLES if other.key != role))


def leave_groups(membership):
    """Take a member out of the federation's groups, which ends the membership."""
    membership.user.groups.remove(*(membership.federation.group_for(role.key) for role in ROLES))
    membership.refresh_from_db(fields=["ended_at", "role"])


def _set_term(membership, is_contractor, expires_on):
    """Store kind and last day, and note it in the history when either is another."""
    before = (membership.is_contractor, membership.expires_on)
    if (is_contractor, expires_on) == before:
        return
    membership.is_contractor, membership.expires_on = is_contractor, expires_on
    membership.full_clean(validate_unique=False)
    membership.save(update_fields=["is_contractor", "expires_on"])
    data = {"is_contractor": is_contractor, "expires_on": expires_on, "before": before[1]}
    log(membership, "people.term", data=data)


@contextmanager
def _change(membership, actor):
    """One change of a membership: checked, signed by the actor, and all of it or none.

    Yields the membership as it is stored now. The federation's row is locked, so that two managers who end each other
    at the same moment come one after the other, and the second is refused. The lock leaves the key alone, so that a
    membership made through another door does not wait for it while holding the person.
    """
    with transaction.atomic(), LogContext(user=actor):
        federation = Federation.objects.select_for_update(no_key=True).get(pk=membership.federation_id)
        rules.require_authority(actor, membership)
        stored = Membership.objects.select_related("user").get(pk=membership.pk)
        stored.federation = federation
        yield stored
