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
    """The passwords given out, in a file that only its owner can read.

    Args:
        path: Path of the JSON file, {e-mail address: {"password": text, "hash": as stored}}.
    """

    def __init__(self, path):
        self.path = Path(path)
        self.given = json.loads(self.path.read_text("utf-8")) if self.path.exists() else {}

    def give(self, user):
        """Set a password for an account that has none. A password somebody has changed is left alone."""
        if user.has_usable_password():
            return
        password = new_password()
        user.set_password(password)
        self.given[user.email] = {"password": password, "hash": user.password}
        # The file first: a password that is set and nowhere written is lost.
        self._write()
        user.save(update_fields=["password"])

    def password_of(self, user):
        """Return the password that was given to an account, or None when it is another one's or has been changed."""
        given = self.given.get(user.email)
        # The stored hash is compared first: checking a password takes a good part of a second.
        if given and (given["hash"] == user.password or user.check_password(given["password"])):
            return given["password"]
        return None

    def administrator(self, email):
        """Make the demo's national administrator when there is none of that address; return the account."""
        user = User.objects.filter(email=email).first()
        if user is None:
            user = User.objects.create_superuser(email, last_name="Ngô Thanh", first_name="Bình")
        self.give(user)
        return user

    def _write(self):
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.touch(mode=0o600)
        self.path.chmod(0o600)
        self.path.write_text(json.dumps(self.given, indent=1), "utf-8")
