"""Reading the environment: every missing or malformed variable is named, all of them at once."""

import os
from pathlib import Path

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

TRUE_WORDS = {"1", "true", "yes", "on"}
FALSE_WORDS = {"0", "false", "no", "off", ""}


class Environment:
    """A reader that collects problems and reports them together.

    A secret may be given as `NAME` or, as container engines mount secrets, as `NAME_FILE` with a path.

    Args:
        source: mapping of variable names to strings; the process's environment unless told otherwise.
    """

    def __init__(self, source=os.environ):
        self.source = source
        self.problems = []

    def text(self, name, default=None):
        """Return the variable's text, or `default`; without a default a missing variable is a problem."""
        value = self.source.get(name, "").strip()
        if not value and default is None:
            self.problems.append(f"{name} is not set")
            return ""
        return value or default

    def secret(self, name):
        """Return a secret from `NAME_FILE` or `NAME`; a missing or unreadable one is a problem."""
        path = self.source.get(f"{name}_FILE", "").strip()
        if not path:
            return self.text(name)
        try:
            secret = Path(path).read_text("utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            self.problems.append(f"{name}_FILE cannot be read: {error}")
            return ""
        if not secret:
            self.problems.append(f"{name}_FILE names an empty file")
        return secret

    def database(self, name, **options):
        """Return Django's settings for the database URL in a secret; a malformed URL is a problem."""
        url = self.secret(name)
        try:
            return dj_database_url.parse(url or "postgresql://", **options)
        except ValueError:  # the URL itself is not repeated: it holds a password
            self.problems.append(f"{name} must look like postgresql://user:password@host:5432/name")
            return {}

    def flag(self, name, default):
        """Return the variable as a bool; a word that is neither yes nor no is a problem."""
        word = self.source.get(name, "").strip().lower()
        if word in TRUE_WORDS:
            return True
        if word in FALSE_WORDS:
            return default if word == "" else False
        self.problems.append(f"{name} must be one of true, false, 1, 0, yes, no, on, off; it is {word!r}")
        return default

    def number(self, name, default):
        """Return the variable as a non-negative int; anything else is a problem."""
        word = self.source.get(name, "").strip()
        if not word:
            return default
        if not word.isdecimal():
            self.problems.append(f"{name} must be a whole number; it is {word!r}")
            return default
        return int(word)

    def verify(self):
        """Raise ImproperlyConfigured that lists every problem met, if there was any."""
        if self.problems:
            raise ImproperlyConfigured("The environment is incomplete: " + "; ".join(self.problems) + ".")
