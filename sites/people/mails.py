"""The mails about people: plain text, in the language of the sites, sent once what they tell of is stored.

A mail that cannot be sent never breaks what it tells of: it is logged, and where somebody can mend it, said.
"""

from functools import partial

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from core import mail
from sites.models import Invitation
from sites.permissions import managers_in_force


def send(name, to, **context):
    """Send one mail from a template in templates/sites/people/mail/; for the rest see `core.mail.send`."""
    return mail.send(f"sites/people/mail/{name}.txt", to, **context)


def deliver_invitation(invitation, token):
    """Send an invitation's link once the transaction is committed; `sent_at` says afterwards whether it went out."""
    site = invitation.federation.site
    context = {
        "invitation": invitation,
        "federation": invitation.federation,
        "host": site.hostname,
        "inviter": _name(invitation.invited_by),
        "link": site.root_url + reverse("invitation", args=[token]),
    }

    def deliver():
        if send("invitation", [invitation.email], **context):
            invitation.sent_at = timezone.now()
            Invitation.objects.filter(pk=invitation.pk, token_hash=invitation.token_hash).update(
                sent_at=invitation.sent_at
            )

    transaction.on_commit(deliver)


def tell_of_publisher(membership):
    """Tell a team's managers, once committed, that somebody became reviewer or manager.

    The managers of before the change are told, the person left out: a federation that is being founded has none.
    """
    managers = managers_in_force(federation=membership.federation_id).exclude(user=membership.user_id)
    to = list(managers.values_list("user__email", flat=True))
    context = {
        "membership": membership,
        "person": _name(membership.user),
        "federation": membership.federation,
        "link": _team_address(membership.federation),
    }
    transaction.on_commit(partial(send, "publisher", to, **context))


def tell_managers(federation, name, **context):
    """Send a mail to a federation's managers, or where there is none left, to the national administrators.

    Returns:
        bool: as `send`.
    """
    to = list(managers_in_force(federation=federation).values_list("user__email", flat=True))
    if not to:
        to = list(User.objects.filter(is_superuser=True, is_active=True).values_list("email", flat=True))
    return send(name, to, federation=federation, link=_team_address(federation), **context)


def _team_address(federation):
    """Return the full address of the page that lists a federation's team."""
    return federation.site.root_url + reverse("people:team", args=[federation.pk])


def _name(user):
    """Return a person's name, or the address where there is none; nothing for nobody."""
    return user and (user.get_full_name() or user.email)
