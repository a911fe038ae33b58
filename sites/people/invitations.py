"""Inviting people to a team, and what becomes of an invitation."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import LogContext, log

from accounts.models import User
from core.throttle import within_limit_of
from sites.models import Federation, Invitation, Membership
from sites.models.invitation import token_hash

from . import changes, mails

HOUR = 3600


def invite(invitation, actor):
    """Store an invitation and send its link. An open one for the same address is withdrawn.

    Args:
        invitation: an unsaved Invitation with federation, email, names, role, kind and last day.
        actor: the User who invites and who must manage the federation (asked by the caller); None when a national
            administrator provisions from the command line.

    Returns:
        the Invitation; after the commit `sent_at` says whether the mail went out.

    Raises:
        ValidationError: when the person is on the team, nobody works on the site any more, or the actor has invited
            too many people lately.
    """
    federation = invitation.federation
    with transaction.atomic(), LogContext(user=actor):
        _require_working(Federation.objects.select_for_update(no_key=True).get(pk=federation.pk))
        require_newcomer(federation, invitation.email)
        _require_within_limit(actor)
        for earlier in federation.invitations.open().filter(email=invitation.email):
            _withdraw(earlier)
        invitation.invited_by, invitation.is_founding = actor, actor is None
        token = invitation.renew()
        invitation.save()
        log(invitation, "people.invite", data={"role": invitation.role})
        mails.deliver_invitation(invitation, token)
    return invitation


def send_again(invitation, actor):
    """Send an open invitation once more, with a new link; the actor answers for it from now on.

    Raises:
        ValidationError: when it is no longer open, or the actor has invited too many people lately.
    """
    with transaction.atomic(), LogContext(user=actor):
        invitation = _locked(invitation)
        _require_open(invitation)
        _require_working(invitation.federation)
        if invitation.expires_on and invitation.expires_on < timezone.localdate():
            raise ValidationError(_("The last day in this invitation is past. Write a new one."), code="late")
        _require_within_limit(actor)
        invitation.invited_by, invitation.is_founding = actor, False
        token = invitation.renew()
        invitation.save()
        log(invitation, "people.resend")
        mails.deliver_invitation(invitation, token)
    return invitation


def withdraw(invitation, actor):
    """Take an open invitation back: its link stops working at once.

    Raises:
        ValidationError: when it is no longer open.
    """
    with transaction.atomic(), LogContext(user=actor):
        invitation = _locked(invitation)
        _require_open(invitation)
        _withdraw(invitation)


def find(token, site):
    """Return the invitation that a link opens on a site, or None when the link does not work (there or any more)."""
    invitation = (
        Invitation.objects.select_related("federation__site", "invited_by")
        .filter(token_hash=token_hash(token), federation__site=site)
        .first()
    )
    return invitation if invitation and invitation.can_be_accepted else None


def account_of(invitation):
    """Return the account of an invitation's address, or None.

    An account that nobody has ever been able to sign in to counts as none: whoever proves to own the address by the
    link may take it over, as they would by a link to set a password.
    """
    user = User.objects.filter(email=invitation.email).first()
    return None if user is None or is_unclaimed(user) else user


def is_unclaimed(user):
    """Tell whether an account has no password and was never used."""
    return user.is_active and not user.is_superuser and user.last_login is None and not user.has_usable_password()


def accept(invitation, user):
    """Let a person who has an account join; uses the invitation up.

    Args:
        invitation: the Invitation.
        user: the User who is signed in; the invitation's address must be theirs.

    Returns:
        Membership

    Raises:
        ValidationError: when it can no longer be accepted or is not for this person.
    """
    with transaction.atomic(), LogContext(user=user):
        invitation = _acceptable(invitation)
        if user.email != invitation.email:
            raise ValidationError(_("This invitation is for another e-mail address."), code="another")
        return _join(invitation, user)


def accept_as_newcomer(invitation, user):
    """Make the account of a person who has none, and let them join; uses the invitation up.

    Args:
        invitation: the Invitation.
        user: a User with name and password set, not saved (or the stored one that nobody has used). Its address is
            replaced by the invitation's.

    Returns:
        Membership

    Raises:
        ValidationError: when it can no longer be accepted, or an account of this address was made in the meantime.
    """
    taken = ValidationError(
        _("There is an account with this e-mail address by now. Sign in and open the link again."), code="taken"
    )
    with transaction.atomic():
        invitation = _acceptable(invitation)
        if account_of(invitation) is not None:
            raise taken
        user.email = invitation.email
        try:
            with transaction.atomic():
                user.save()
        except IntegrityError:
            raise taken from None
        with LogContext(user=user):
            return _join(invitation, user)


def require_newcomer(federation, email):
    """Refuse to invite somebody who is on the team already.

    Raises:
        ValidationError
    """
    membership = Membership.objects.in_force().filter(federation=federation, user__email=email).first()
    if membership and not is_unclaimed(membership.user):
        raise ValidationError(
            _("The person with this e-mail address is on the team already. Change their role in the list instead."),
            code="member",
        )


def _join(invitation, user):
    if user.is_superuser:
        raise ValidationError(
            _("This is a national administrator's account. It can work on every site without joining a team."),
            code="superuser",
        )
    membership = Membership.objects.in_force().filter(federation=invitation.federation, user=user).first()
    if membership is None:
        membership = changes.take_in(
            user, invitation.federation, invitation.role, invitation.is_contractor, invitation.expires_on
        )
    invitation.accepted_at = timezone.now()
    invitation.save(update_fields=["accepted_at"])
    log(invitation, "people.accept")
    return membership


def _acceptable(invitation):
    """Return the invitation as it is stored, locked, so that a link pressed twice works once.

    Raises:
        ValidationError: when it can no longer be accepted.
    """
    stored = _locked(invitation)
    if not stored.can_be_accepted:
        raise ValidationError(_("This invitation can no longer be used. Ask for a new one."), code="used")
    return stored


def _locked(invitation):
    # The federation is locked as well, like every change of its team.
    federation = (
        Federation.objects.select_for_update(of=("self",), no_key=True)
        .select_related("site")
        .get(pk=invitation.federation_id)
    )
    stored = Invitation.objects.select_for_update().get(pk=invitation.pk)
    stored.federation = federation
    return stored


def _require_open(invitation):
    if not invitation.is_open:
        raise ValidationError(_("This invitation was accepted or withdrawn already."), code="closed")


def _require_working(federation):
    if not federation.is_worked_on:
        raise ValidationError(
            _("Nobody works on the site of %(name)s: it is archived or closed.") % {"name": federation}, code="state"
        )


def _require_within_limit(actor):
    if actor and not within_limit_of("invitations", str(actor.pk), settings.INVITATIONS_PER_HOUR, HOUR):
        raise ValidationError(
            _("You have sent many invitations in the last hour. Please go on in an hour."), code="limit"
        )


def _withdraw(invitation):
    invitation.withdrawn_at = timezone.now()
    invitation.save(update_fields=["withdrawn_at"])
    log(invitation, "people.withdraw")
