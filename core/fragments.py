"""What is made once for each version of a site and shown on all its pages.

A site's version moves when something that its readers see has changed (`move`). It stands in the shared cache, so all
processes agree; what is made for a version stays in the memory of the process, so that it is neither packed nor sent.
"""

import secrets
from dataclasses import dataclass

from django.core.cache import cache
from django.db import connection, transaction
from wagtail.models import Site

from .memory import Memory

# In the place of a site's number: what hangs on the table of Sites as a whole.
INSTALL = 0

# Some things for each site of an install. What raw SQL or `QuerySet.update()` changed moves no version: nothing is
# shown longer than so many seconds after it.
_memory = Memory(2000, lifetime=300)


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
        make: function without arguments. What it returns is not None, is shared by threads and must not be changed.
    """
    if _is_changing(site_id):
        return make()
    key = (site_id, version_of(site_id), name)
    made = _memory.get(key)
    return _memory.put(key, make()) if made is None else made


class Fragments:
    """What was made for one version of a site, by name: one look at the version serves a whole request."""

    def __init__(self):
        self._made = {}

    def get(self, name, make):
        """Return what was made under a name, making it if need be; see `per_site`."""
        if name not in self._made:
            self._made[name] = make()
        return self._made[name]


def fragments_of(request, site_id=None):
    """Return the Fragments of a request's site in its present version.

    Args:
        request: a request whose host is a site's.
        site_id: primary key of that Site, for whoever knows it already.
    """
    if not hasattr(request, "_site_fragments"):
        site_id = site_id or Site.find_for_request(request).pk
        request._site_fragments = per_site(site_id, "fragments", Fragments)
    return request._site_fragments


def _is_changing(site_id):
    """Tell whether the running transaction will move the site's version."""
    return any(function == _Move(site_id) for _ids, function, *_rest in connection.run_on_commit)


def _key(site_id):
    return f"site-version:{site_id}"
