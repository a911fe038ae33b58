"""The second factor: a code from an authenticator app beside the password, and recovery codes for a lost phone.

A person has one app at most, a confirmed TOTPDevice of django-otp; its recovery codes hang on it. django-otp counts
wrong codes at the device and makes each next try wait twice as long; recovery codes are counted in the same place.
"""

import re

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django_otp.plugins.otp_totp.models import TOTPDevice

from accounts import sessions
from accounts.models import User

from . import recovery
from .mails import notify

_APP_CODE = re.compile(r"[0-9]{6}")


def device_of(user):
    """Return the person's confirmed device, or None."""
    return TOTPDevice.objects.filter(user_id=user.pk, confirmed=True).first()


def is_set_up(user):
    """Tell whether a person has a second factor."""
    return TOTPDevice.objects.filter(user_id=user.pk, confirmed=True).exists()


def with_second_factor(queryset):
    """Return a queryset of users with a bool `has_second_factor` on each, in the same query."""
    devices = TOTPDevice.objects.filter(user_id=OuterRef("pk"), confirmed=True)
    return queryset.annotate(has_second_factor=Exists(devices))


def must_have(user):
    """Tell whether a person may not work in the admin without a second factor."""
    return settings.SECOND_FACTOR_REQUIRED and import_string(settings.SECOND_FACTOR_RULE)(user)


def missing_step(user):
    """Return what a person who is signed in has to do before going on.

    Args:
        user: `request.user`, to which OTPMiddleware has added what this session has shown.

    Returns:
        "verify" (has a second factor, has not shown it), "set_up" (must have one), or None.
    """
    if not user.is_authenticated or user.is_verified():
        return None
    if is_set_up(user):
        return "verify"
    return "set_up" if must_have(user) else None


def accept_code(user, text):
    """Take a code of the app or a recovery code, and use it up.

    Args:
        user: the person who enters it.
        text: what was typed; spaces, hyphens and capitals do not matter.

    Returns:
        TOTPDevice: the person's device, for `django_otp.login`.

    Raises:
        ValidationError: in plain words, when the code is wrong, used before, or comes too soon after wrong ones.
    """
    code = re.sub(r"[\s-]", "", text).lower()
    is_recovery = not _APP_CODE.fullmatch(code)
    # The row is locked, so that two requests at once cannot use one code twice; what a wrong code counts must stay
    # written, so the refusal is raised outside.
    with transaction.atomic():
        device = TOTPDevice.objects.select_for_update().filter(user_id=user.pk, confirmed=True).first()
        allowed, reason = device.verify_is_allowed() if device else (True, None)
        accepted = allowed and device and (recovery.use(device, code) if is_recovery else device.verify_token(code))
    if not allowed:
        raise ValidationError(_too_soon(reason["locked_until"]), code="too_soon")
    if not accepted:
        raise ValidationError(
            _("This code is not right or has been used. Please enter the code that your app shows now."),
            code="wrong_code",
        )
    if is_recovery:
        notify(user, "recovery_code_used")
    return device


def _too_soon(until):
    left = until - timezone.now()
    if left.total_seconds() < 60:
        return _("There were wrong codes. Please wait a minute and try again with a new code.")
    return _("There were too many wrong codes. Please try again after %(time)s.") % {
        "time": date_format(timezone.localtime(until), "DATETIME_FORMAT")
    }


@transaction.atomic
def replace_device(user, key, last_t, drift):
    """Give a person a device in the place of the one they have, if any, with new recovery codes.

    Args:
        user: the person.
        key: hex text of the secret, which the app has been shown to know.
        last_t, drift: time step and deviation of the code that showed it, so that it cannot be used again.

    Returns:
        (TOTPDevice, list of str): the device, and the recovery codes, which are to be shown once.
    """
    User.objects.select_for_update().get(pk=user.pk)  # two confirmations at once must not leave two devices
    TOTPDevice.objects.filter(user_id=user.pk).delete()
    device = TOTPDevice.objects.create(user=user, name="TOTP", key=key, last_t=last_t, drift=drift)
    return device, recovery.renew(device)


def remove(user):
    """Take away a person's own device with its recovery codes, and mail them."""
    TOTPDevice.objects.filter(user_id=user.pk).delete()
    notify(user, "removed")


def reset(user):
    """Take away somebody's device, since they have lost it: the password alone signs in, and a new one is set up.

    Their sessions end, as whoever holds the lost phone may have one. Who may do this is for the caller to ask.

    Args:
        user: the User; nothing happens to one without a second factor but the end of their sessions.
    """
    had_one = TOTPDevice.objects.filter(user_id=user.pk).delete()[0] > 0
    sessions.end_sessions(user)
    if had_one:
        notify(user, "reset")
