"""Recovery codes: ten words on paper, each of which opens the account once when the phone is lost.

Only a digest is kept. A plain SHA-256 is enough, unlike for a password: a code is 80 random bits, which nobody
guesses, and the device's number in it keeps equal codes apart.
"""

import base64
import hashlib
import secrets

from accounts.models import RecoveryCode

NUMBER = 10
_BYTES = 10


def renew(device):
    """Make new codes in the place of those a device has.

    Returns:
        list of str: the codes as people read them, e.g. "ab2c-…"; they cannot be had again.
    """
    codes = [base64.b32encode(secrets.token_bytes(_BYTES)).decode().lower() for _number in range(NUMBER)]
    device.recovery_codes.all().delete()
    RecoveryCode.objects.bulk_create(RecoveryCode(device=device, digest=_digest(device, code)) for code in codes)
    return ["-".join(code[start : start + 4] for start in range(0, len(code), 4)) for code in codes]


def use(device, code):
    """Use up a code and tell whether it was one; a wrong one counts as a wrong code of the device.

    Args:
        device: the TOTPDevice, locked by the caller and not waiting after wrong codes.
        code: lower case, without hyphens.
    """
    used, _details = device.recovery_codes.filter(digest=_digest(device, code)).delete()
    if not used:
        device.throttle_increment()
        return False
    device.throttle_reset(commit=False)
    device.set_last_used_timestamp(commit=False)
    device.save()
    return True


def _digest(device, code):
    return hashlib.sha256(f"{device.pk}:{code}".encode()).hexdigest()
