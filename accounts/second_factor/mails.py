"""Tells people what happened to their second factor, so that somebody else's hand in it is noticed."""

import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

logger = logging.getLogger(__name__)

EVENTS = {
    "added": gettext_lazy("A second factor was set up for your account."),
    "removed": gettext_lazy("The second factor of your account was removed."),
    "reset": gettext_lazy("The second factor of your account was reset, and you were signed out everywhere."),
    "codes_renewed": gettext_lazy("New recovery codes were made for your account. The old ones no longer work."),
    "recovery_code_used": gettext_lazy("A recovery code was used to confirm a sign-in to your account."),
}


def notify(user, event):
    """Mail a person about an event of EVENTS, once it is stored. A mail that cannot be sent is logged."""
    install, now = settings.WAGTAIL_SITE_NAME, timezone.localtime()
    context = {"user": user, "event": EVENTS[event], "now": now, "install": install}
    with translation.override(_language_of(user)):
        subject = _("%(install)s: your second factor") % context
        body = render_to_string("accounts/mail/second_factor.txt", context)

    def send():
        try:
            send_mail(subject, body, None, [user.email])
        except (SMTPException, OSError):
            logger.exception("Account %s could not be mailed about its second factor (%s).", user.pk, event)

    transaction.on_commit(send)


def _language_of(user):
    profile = getattr(user, "wagtail_userprofile", None)
    return profile.get_preferred_language() if profile else settings.LANGUAGE_CODE
