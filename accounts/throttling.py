"""How often somebody may try to sign in.

Two walls, and neither knows whether an account exists: django-axes locks a pair of account and address after a few
wrong passwords (rows in the database, so a restart forgives nothing), and coarse ceilings in the shared cache stop
whoever spreads the attempts over many addresses or many accounts. Both answer with the same page.
"""

import math

from axes.models import AccessAttempt
from django.conf import settings
from django.shortcuts import render
from django.utils import timezone

from core.throttle import within_limit, within_limit_of

from .models import normal_email


def account_of(request, credentials=None):
    """Return the account that an attempt is counted for, in its one spelling (AXES_USERNAME_CALLABLE).

    Args:
        request: the HttpRequest with the form.
        credentials: what was passed to `authenticate`, or the account of a success.
    """
    return normal_email((credentials or request.POST).get("username") or "")


def may_try(request, purpose, account):
    """Count an attempt against both ceilings and tell whether it may go on.

    Args:
        request: the HttpRequest; beyond a ceiling it is marked, so that its answer becomes the lock-out page.
        purpose: "sign_in" or "password_reset", for which the settings have ceilings.
        account: the e-mail address as it was typed.

    Returns:
        bool
    """
    per_account = getattr(settings, f"{purpose.upper()}_CEILING_PER_ACCOUNT")
    per_address = getattr(settings, f"{purpose.upper()}_CEILING_PER_ADDRESS")
    # The address first: whoever is beyond that ceiling must not use up an account's.
    for within, window in (
        (lambda: within_limit(f"{purpose}:address", request, *per_address), per_address[1]),
        (lambda: within_limit_of(f"{purpose}:account", normal_email(account), *per_account), per_account[1]),
    ):
        if not within():
            # axes' own mark: its middleware answers both walls with `locked_out`.
            request.axes_locked_out = True
            request.lock_out_seconds = window
            return False
    return True


def locked_out(request, response=None, credentials=None):
    """Answer whoever is locked out: 429, and when to try again (AXES_LOCKOUT_CALLABLE).

    Args:
        request: the HttpRequest.
        response: what the view answered; it is dropped.
        credentials: of the attempt, None beyond a ceiling.

    Returns:
        HttpResponse
    """
    seconds = getattr(request, "lock_out_seconds", None) or _seconds_left(request, credentials)
    context = {"minutes": max(1, math.ceil(seconds / 60))}
    answer = render(request, "accounts/locked_out.html", context, status=429)
    answer["Retry-After"] = str(max(1, math.ceil(seconds)))
    answer["Cache-Control"] = "no-store"
    return answer


def _seconds_left(request, credentials):
    """Return how long the lock of a pair of account and address still holds."""
    last = (
        AccessAttempt.objects.filter(username=account_of(request, credentials), ip_address=request.axes_ip_address)
        .order_by("-attempt_time")
        .values_list("attempt_time", flat=True)
        .first()
    )
    began = last or timezone.now()
    return (began + settings.AXES_COOLOFF_TIME - timezone.now()).total_seconds()
