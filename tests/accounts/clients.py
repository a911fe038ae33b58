"""Browsers that stay open between requests, and the phone of somebody with a second factor."""

from django.test import Client
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from accounts.second_factor import recovery
from tests.cast import PASSWORD


def browser(host, user=None, **headers):
    """Return a client of a host, signed in as `user` without a form."""
    client = Client(SERVER_NAME=host, headers={"accept-language": "vi", **headers})
    if user is not None:
        client.force_login(user)
    return client


def sign_in(client, email, password=PASSWORD, **kwargs):
    """Send the sign-in form; return the answer."""
    data = {"username": email, "password": password, "next": "/admin/"}
    return client.post("/admin/login/", data, **kwargs)


def give_phone(user):
    """Set up a second factor; return (device, recovery codes)."""
    device = TOTPDevice.objects.create(user=user, name="TOTP")
    return device, recovery.renew(device)


def code(device):
    """Return the code that the phone shows, as a new one: two codes of one half minute would be one code."""
    TOTPDevice.objects.filter(pk=device.pk).update(last_t=-1, drift=0)
    return f"{TOTP(device.bin_key).token():06d}"


def wrong_code(device):
    """Return six digits that the phone shows neither now nor a moment before or after."""
    near = {TOTP(device.bin_key, drift=drift).token() for drift in range(-3, 4)}
    return next(f"{number:06d}" for number in range(10) if number not in near)
