"""What is made once for each version of a site (core.site_versions) and shown on all its pages.

It stays in the memory of the process that made it, so that it is neither packed nor sent.
"""

from contextvars import ContextVar

from wagtail.models import Site

from .memory import Memory
from .site_versions import VersionsUnavailableError, is_moving, version_of

# Some things for each site of an install. What raw SQL or `QuerySet.update()` changed moves no version: pages made
# more than so many seconds after it show it.
_memory = Memory(2000, lifetime=300)

# The `standing` of the Fragments that this thread's request is made from.
_standing = ContextVar("standing", default=None)


def per_site(site_id, name, make):
    """Return what was made for the site's version under a name, making it if need be.

    A transaction that has changed the site itself, and may yet be rolled back, neither sees what was made before nor
    leaves anything for others.

    Args:
        site_id: primary key of a Site; EVERYWHERE for what hangs on the table of Sites as a whole.
        name: hashable; one for each thing that is made.
        make: function without arguments. What it returns is not None, is shared by threads and must not be changed.
    """
    return _kept(site_id, _version_to_keep_for(site_id), name, make)


class Fragments:
    """What was made for one version of a site, by name: one look at the version serves a whole request.

    Args:
        site_id: primary key of the Site.
        version: the version, or None for what no other request is given.

    Attributes:
        standing: hashable; the same for all that is made of the site in this version.
    """

    def __init__(self, site_id, version):
        self.site_id, self.version = site_id, version
        self.standing = object() if version is None else (site_id, version)
        self._made = {}

    def get(self, name, make):
        """Return what was made under a name, making it if need be; see `per_site`."""
        if name not in self._made:
            self._made[name] = make()
        return self._made[name]


def fragments_of(request, site_id=None):
    """Return the Fragments of a request's site: those of its version as the request began.

    Args:
        request: a request whose host is a site's.
        site_id: primary key of that Site, for whoever knows it already.
    """
    found = getattr(request, "_site_fragments", None)
    # A request that changes its site itself shares no more from then on.
    if found is None or (found.version is not None and is_moving(found.site_id)):
        site_id = found.site_id if found else site_id or Site.find_for_request(request).pk
        version = _version_to_keep_for(site_id)
        found = _kept(site_id, version, "fragments", lambda: Fragments(site_id, version))
        request._site_fragments = found
        _standing.set(found.standing)
    return found


def standing_at_hand():
    """Return the `standing` of the Fragments that this thread works with, or None outside of requests."""
    return _standing.get()


def _version_to_keep_for(site_id):
    """Return the version under which what is made now may be kept, or None."""
    if is_moving(site_id):
        return None
    try:
        # Before anything is made: what changes meanwhile is of another version.
        return version_of(site_id)
    except VersionsUnavailableError:
        return None


def _kept(site_id, version, name, make):
    if version is None:
        return make()
    key = (site_id, version, name)
    made = _memory.get(key)
    return _memory.put(key, make()) if made is None else made
