"""Where the files of exports lie: in a folder that no web address leads to."""

import fcntl
import hashlib
import re
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.utils import timezone
from django.utils.crypto import get_random_string

SUFFIX = ".lddl.zip"
_NAME = re.compile(rf"[a-z0-9][a-z0-9-]*{re.escape(SUFFIX)}")
BLOCK = 1 << 20


def folder():
    """Return the folder as a Path, made for its owner alone when it is missing."""
    path = Path(settings.EXPORTS_ROOT)
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def new_name(slug):
    """Return a name for a new file of a federation that nobody can guess."""
    moment = timezone.localtime().strftime("%Y%m%d-%H%M%S")
    return f"{slug}-{moment}-{get_random_string(12).lower()}{SUFFIX}"


def path_of(name):
    """Return the Path of a file of the folder.

    Raises:
        ValueError: for a name that leads elsewhere.
    """
    if not _NAME.fullmatch(name):
        raise ValueError(name)
    return folder() / name


def sha256_of(path):
    """Return the SHA-256 of a file as hexadecimal digits."""
    with Path(path).open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class BusyError(Exception):
    """Another process does the same work at this moment."""


@contextmanager
def alone(slug):
    """Keep all other processes from working on the federation of a slug; one that dies lets go by itself.

    Raises:
        BusyError: one works on it.
    """
    with (folder() / f"{slug}.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BusyError(slug) from error
        yield
