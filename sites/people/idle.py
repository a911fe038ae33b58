"""Accounts that nobody signs in with: warned, then disabled, so that a forgotten password opens nothing.

An account is idle from the latest of its last sign-in, its making, and its being enabled again. None is disabled
without a warning that is a week old; the last national administrator who can sign in is never disabled.
"""

import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.db.models.functions import Coalesce, Greatest
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import LogContext, log

from accounts.models import User

from . import mails

WARN_BEFORE = datetime.timedelta(days=7)


def warn_idle(dry_run=False):
    """Warn the owners of accounts that will be disabled in a week, once for each time they fall idle.

    Args:
        dry_run: tell who would be warned, and change and send nothing.

    Returns:
        list of User. A mail that cannot be sent counts as no warning and is tried again at the next run.
    """
    if not settings.IDLE_ACCOUNT_DAYS:
        return []
    idle_since = timezone.now() - datetime.timedelta(days=settings.IDLE_ACCOUNT_DAYS) + WARN_BEFORE
    due = [user for user in _active_before(idle_since) if not _is_warned(user) and not _is_last_administrator(user)]
    return due if dry_run else [user for user in due if _warn(user)]


def disable_idle(dry_run=False):
    """Disable the accounts that are idle and whose owners were warned a week ago or earlier.

    Args:
        dry_run: tell which would be disabled, and change nothing.

    Returns:
        list of User
    """
    if not settings.IDLE_ACCOUNT_DAYS:
        return []
    now = timezone.now()
    idle = _active_before(now - datetime.timedelta(days=settings.IDLE_ACCOUNT_DAYS))
    due = [user for user in idle if _is_warned(user) and user.idle_warned_at <= now - WARN_BEFORE]
    disabled = []
    for user in due:
        if not _is_last_administrator(user, besides=disabled) and (dry_run or _disable(user)):
            disabled.append(user)
    return disabled


def forget_marks():
    """Count accounts that were enabled again by a door that does not know of idleness as enabled now."""
    User.objects.filter(is_active=True, disabled_as_idle_at__isnull=False).update(
        disabled_as_idle_at=None, enabled_at=timezone.now()
    )


def _active_before(moment):
    """Return the enabled accounts that nobody has used since `moment`, the longest idle first."""
    latest = Greatest("date_joined", Coalesce("last_login", "date_joined"), Coalesce("enabled_at", "date_joined"))
    # Enabled again with the mark still on: not idle, the next run of the command counts it afresh.
    users = User.objects.filter(is_active=True, disabled_as_idle_at=None).annotate(last_used_at=latest)
    return users.filter(last_used_at__lte=moment).order_by(F("last_used_at"), "pk")


def _is_warned(user):
    return user.idle_warned_at is not None and user.idle_warned_at > user.last_used_at


def _is_last_administrator(user, besides=()):
    """Tell whether no other national administrator can sign in; `besides` are those disabled in this run."""
    if not user.is_superuser:
        return False
    others = User.objects.filter(is_superuser=True, is_active=True).exclude(pk=user.pk)
    return not others.exclude(pk__in=[other.pk for other in besides]).exists()


def _warn(user):
    membership = user.memberships.in_force().select_related("federation__site").first()
    # The admin answers on every team's own host; without a team there is only the install's.
    root = membership.federation.site.root_url if membership else settings.WAGTAILADMIN_BASE_URL
    link = root + reverse("wagtailadmin_login")
    if not mails.send("idle", [user.email], email=user.email, link=link, days=WARN_BEFORE.days):
        return False
    user.idle_warned_at = timezone.now()
    user.save(update_fields=["idle_warned_at"])
    return True


def _disable(user):
    """Disable an account, unless its owner has signed in since it was looked at; tell whether it was disabled."""
    unused = User.objects.filter(pk=user.pk, is_active=True, last_login=user.last_login)
    with transaction.atomic(), LogContext(user=None):
        if not unused.update(is_active=False, disabled_as_idle_at=timezone.now()):
            return False
        # The history of each team the person is on; of the account itself where there is none.
        for subject in list(user.memberships.in_force()) or [user]:
            log(subject, "people.disable_idle")
    return True
