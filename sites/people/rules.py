"""What may be done to a team, and what by nobody: the rules of the people's pages in one place.

- A team is run by its managers in force; a national administrator may run any (sites.permissions).
- Nobody changes their own role, last day or state.
- A national administrator's account is touched by national administrators alone.
- A team keeps a manager who can sign in and, where it has one, a manager without a last day.
- What concerns the account itself, and not the place in the team, is not a manager's affair when the same person also
  serves another federation: that team relies on the account being guarded.

Every refusal is a ValidationError with a sentence for whoever asked.
"""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts.models import User
from sites.models import Federation, Membership
from sites.models.membership import MANAGERS
from sites.permissions import federations_managed_by, managers_in_force


def listed_memberships(user):
    """Return the memberships, in force or ended, that a person may see and change, as a queryset."""
    memberships = Membership.objects.filter(federation__in=federations_managed_by(user))
    return memberships if user.is_superuser else memberships.filter(user__is_superuser=False)


def require_authority(actor, membership):
    """Refuse a change to a membership that is the actor's own or not theirs to change.

    The actor is read afresh: what the request knows of them is from before the lock under which this is asked, and
    somebody else may have ended them since.

    Args:
        actor: the signed-in User.
        membership: the Membership that is to be changed.

    Raises:
        ValidationError
    """
    if membership.user_id == actor.pk:
        raise ValidationError(
            _("You cannot change your own place in the team. Ask another manager or a national administrator."),
            code="own",
        )
    stored = User.objects.filter(pk=actor.pk).first()
    if stored is None or not listed_memberships(stored).filter(pk=membership.pk).exists():
        raise ValidationError(_("This person is not on a team that you manage."), code="foreign")


def require_manager_left(membership, role=None, expires_on=None):
    """Refuse a change that would leave a team without a manager, or without one who stays.

    Args:
        membership: the Membership as it is stored, before the change.
        role: key of the role after the change; None when the membership ends.
        expires_on: the last day after the change.

    Raises:
        ValidationError
    """
    if membership.role != MANAGERS or not membership.is_in_force or (role == MANAGERS and expires_on is None):
        return
    others = managers_in_force(federation=membership.federation_id).exclude(pk=membership.pk)
    stays_manager = role == MANAGERS
    if not stays_manager and not others.exists():
        raise ValidationError(
            _("This is the team's only manager. Make somebody else a manager first."), code="last_manager"
        )
    if membership.expires_on is None and not others.filter(expires_on=None).exists():
        raise ValidationError(
            _("This is the team's only manager without a last day. Make somebody else such a manager first."),
            code="last_manager",
        )


def may_change_account(actor, membership):
    """Tell whether the member serves no other federation today, or an administrator asks."""
    working = membership.user.memberships.in_force().filter(federation__state__in=Federation.WORKING)
    elsewhere = working.exclude(federation=membership.federation_id)
    return actor.is_superuser or not elsewhere.exists()


def require_sole_service(actor, membership):
    """Refuse a change to the account of somebody who also serves another federation, unless an administrator asks.

    Raises:
        ValidationError
    """
    if not may_change_account(actor, membership):
        raise ValidationError(
            _("This account is also used for another site, so only a national administrator can do this."),
            code="shared",
        )
