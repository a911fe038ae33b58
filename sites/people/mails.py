"""The mails about people: plain text, in the language of the sites, sent once what they tell of is stored.

A mail that cannot be sent never breaks what it tells of: it is logged, and where somebody can mend it, said.
"""

import logging
from functools import partial
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation

from accounts.models import User
from sites.models import Invitation

from .rules import managers_in_force

logger = logging.getLogger(__name__)


def send(name, to, **context):
    """Send one mail.

    Args:
        name: of the template in templates/sites/people/mail/; its first line is the subject.
        to: list of addresses; with none nothing is sent.
        context: for the template.

    Returns:
        bool: whether it went out (True when there was nobody to send it to); a failure is logged.
    """
    if not to:
        return True
    with translation.override(settings.LANGUAGE_CODE):
        subject, _newline, body = render_to_string(f"sites/people/mail/{name}.txt", context).strip().partition("\n")
    message = EmailMessage(subject=" ".join(subject.split()), body=body.strip() + "\n", to=to[:1], bcc=to[1:])
    try:
        message.send()
    except (SMTPException, OSError):
        logger.exception("The mail “%s” could not be sent.", name)
        return False
    return True


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
    managers = managers_in_force(membership.federation_id).exclude(user=membership.user_id)
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
    to = list(managers_in_force(federation).values_list("user__email", flat=True))
    if not to:
        to = list(User.objects.filter(is_superuser=True, is_active=True).values_list("email", flat=True))
    return send(name, to, federation=federation, link=_team_address(federation), **context)


def _team_address(federation):
    """Return the full address of the page that lists a federation's team."""
    return federation.site.root_url + reverse("people:team", args=[federation.pk])


def _name(user):
    """Return a person's name, or the address where there is none; nothing for nobody."""
    return user and (user.get_full_name() or user.email)
