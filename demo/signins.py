"""The demo accounts' passwords: made on this machine, kept in its own file, in no repository."""

import json
import secrets
from pathlib import Path

from accounts.models import User

_SYLLABLES = (
    "dua",
    "song",
    "nui",
    "bien",
    "lua",
    "sen",
    "tre",
    "gio",
    "nang",
    "mua",
    "sao",
    "dat",
    "rung",
    "thuyen",
)


def new_password():
    """Return a password that can be read aloud: five syllables and a number, about 35 bits, for loopback only."""
    words = [secrets.choice(_SYLLABLES) for _number in range(5)]
    return "-".join([*words, str(secrets.randbelow(90_000) + 10_000)])


class SignIns:
    """The passwords given out, by e-mail address, in a file that only its owner can read.

    Args:
        path: Path of the JSON file; it is made at the first `save`.
    """

    def __init__(self, path):
        self.path = Path(path)
        self.passwords = json.loads(self.path.read_text("utf-8")) if self.path.exists() else {}

    def give(self, user):
        """Set a password for an account that has none. A password somebody has changed is left alone."""
        if user.has_usable_password():
            return
        self.passwords[user.email] = new_password()
        user.set_password(self.passwords[user.email])
        user.save(update_fields=["password"])

    def administrator(self, email):
        """Make the demo's national administrator when there is none of that address; return the account."""
        user = User.objects.filter(email=email).first()
        if user is None:
            user = User.objects.create_superuser(email, last_name="Ngô Thanh", first_name="Bình")
        self.give(user)
        return user

    def save(self):
        """Write the file."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.touch(mode=0o600)
        self.path.chmod(0o600)
        self.path.write_text(json.dumps(self.passwords, indent=1), "utf-8")
