"""What is made once for each version of a site and shown on all its pages.

A site's version moves when something that its readers see has changed (`move`). It stands in the shared cache, so all
processes agree; what is made for a version stays in the memory of the process, so that it is neither packed nor sent.
"""

import secrets
import threading
import time
from collections import OrderedDict
from dataclasses import dataclass

from django.core.cache import cache
from django.db import connection, transaction

# In the place of a site's number: what hangs on the table of Sites as a whole.
INSTALL = 0

# What raw SQL or `QuerySet.update()` changed moves no version; nothing is shown longer than so many seconds after it.
LIFETIME = 300
# More than the sites of an install have; what was used least lately goes first.
MAX_KEPT = 1000

_kept = OrderedDict()
_lock = threading.Lock()


@dataclass(frozen=True)
class _Move:
    """What is done at the commit of a change to a site."""

    site_id: int

    def __call__(self):
        cache.set(_key(self.site_id), secrets.randbits(63), None)


def version_of(site_id):
    """Return the version of a site: a number that is another one after each change.

    Args:
        site_id: primary key of a Site, or INSTALL.
    """
    return cache.get_or_set(_key(site_id), lambda: secrets.randbits(63), None)


def move(site_id):
    """Give a site another version once the running transaction is committed; at once outside of one."""
    transaction.on_commit(_Move(site_id))


def per_site(site_id, name, make):
    """Return what was made for the site's version under a name, making it if need be.

    A transaction that has changed the site itself, and may yet be rolled back, neither sees what was made before nor
    leaves anything for others.

    Args:
        site_id: primary key of a Site, or INSTALL.
        name: hashable; one for each thing that is made.
        make: function without arguments. What it returns is shared by threads and must not be changed.
    """
    if _is_changing(site_id):
        return make()
    key = (site_id, version_of(site_id), name)
    now = time.monotonic()
    with _lock:
        made_at, made = _kept.get(key, (None, None))
        if made_at is not None and now - made_at < LIFETIME:
            _kept.move_to_end(key)
            return made
    made = make()
    with _lock:
        _kept[key] = (now, made)
        _kept.move_to_end(key)
        while len(_kept) > MAX_KEPT:
            _kept.popitem(last=False)
    return made


def _is_changing(site_id):
    """Tell whether the running transaction will move the site's version."""
    return any(function == _Move(site_id) for _ids, function, *_rest in connection.run_on_commit)


def _key(site_id):
    return f"site-version:{site_id}"
