"""Tells people what happened to their second factor, so that somebody else's hand in it is noticed."""

from functools import partial

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy

from core import mail

EVENTS = {
    "added": gettext_lazy("A second factor was set up for your account."),
    "removed": gettext_lazy("The second factor of your account was removed."),
    "reset": gettext_lazy("The second factor of your account was reset, and you were signed out everywhere."),
    "codes_renewed": gettext_lazy("New recovery codes were made for your account. The old ones no longer work."),
    "recovery_code_used": gettext_lazy("A recovery code was used to confirm a sign-in to your account."),
}


def notify(user, event):
    """Mail a person about an event of EVENTS, once it is stored. A mail that cannot be sent is logged."""
    context = {
        "user": user,
        "event": EVENTS[event],
        "now": timezone.localtime(),
        "install": settings.WAGTAIL_SITE_NAME,
        "language": _language_of(user),
    }
    transaction.on_commit(partial(mail.send, "accounts/mail/second_factor.txt", [user.email], **context))


def _language_of(user):
    profile = getattr(user, "wagtail_userprofile", None)
    return profile.get_preferred_language() if profile else settings.LANGUAGE_CODE
