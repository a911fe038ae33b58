"""How often somebody may try to sign in.

Two walls, and neither knows whether an account exists: django-axes locks a pair of account and address after a few
wrong passwords (rows in the database, so a restart forgives nothing), and coarse ceilings in the shared cache stop
whoever spreads the attempts over many addresses or many accounts. Both answer with the same page.
"""

import math

from axes.handlers.proxy import AxesProxyHandler
from axes.models import AccessAttempt
from django.conf import settings
from django.shortcuts import render
from django.utils import timezone

from core.throttle import sender_of, take_back_of, within_limit_of

from .models import normal_email


def account_of(request, credentials=None):
    """Return the account that an attempt is counted for, in its one spelling (AXES_USERNAME_CALLABLE).

    Args:
        request: the HttpRequest with the form.
        credentials: what was passed to `authenticate`, or the account of a success.
    """
    return normal_email((credentials or request.POST).get("username") or "")


def may_try(request, purpose, account):
    """Count an attempt against the ceilings and tell whether it may go on.

    Nobody can use up another person's ceiling from one address: what the narrower wall stops, the lock of axes or the
    ceiling of the pair, is not counted for the account.

    Args:
        request: the HttpRequest; beyond a ceiling it is marked, so that its answer becomes the lock-out page.
        purpose: "sign_in" or "password_reset", for which the settings have ceilings.
        account: the e-mail address as it was typed.

    Returns:
        bool; True also for a pair that axes has locked, which its backend refuses before it looks at the password.
    """
    account = normal_email(account)
    # The address first: whoever is beyond that ceiling must not use up an account's.
    if not _within(request, purpose, "address", sender_of(request)):
        return False
    if purpose == "sign_in":
        if not AxesProxyHandler.is_allowed(request, {"username": account}):
            return True
    elif not _within(request, purpose, "pair", _pair(request, account)):
        return False
    return _within(request, purpose, "account", account)


def forget_success(request, account):
    """Take back what a sign-in that went well was counted for: the ceilings are for failures."""
    take_back_of("sign_in:address", sender_of(request))
    take_back_of("sign_in:account", normal_email(account))


def _pair(request, account):
    return f"{sender_of(request)} {account}"


def _within(request, purpose, ceiling, subject):
    """Count an attempt against one ceiling; beyond it, mark the request."""
    limit, seconds = getattr(settings, f"{purpose}_CEILING_PER_{ceiling}".upper())
    if within_limit_of(f"{purpose}:{ceiling}", subject, limit, seconds):
        return True
    # axes' own mark: its middleware answers all walls with `locked_out`.
    request.axes_locked_out = True
    request.lock_out_seconds = seconds
    return False


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
