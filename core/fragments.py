"""What is made once for each version of a site (core.site_versions) and shown on all its pages.

It stays in the memory of the process that made it, so that it is neither packed nor sent.
"""

from wagtail.models import Site

from .memory import Memory
from .site_versions import VersionsUnavailableError, is_moving, version_of

# Some things for each site of an install. What raw SQL or `QuerySet.update()` changed moves no version: nothing is
# shown longer than so many seconds after it.
_memory = Memory(2000, lifetime=300)


def per_site(site_id, name, make):
    """Return what was made for the site's version under a name, making it if need be.

    A transaction that has changed the site itself, and may yet be rolled back, neither sees what was made before nor
    leaves anything for others.

    Args:
        site_id: primary key of a Site; EVERYWHERE for what hangs on the table of Sites as a whole.
        name: hashable; one for each thing that is made.
        make: function without arguments. What it returns is not None, is shared by threads and must not be changed.
    """
    if is_moving(site_id):
        return make()
    try:
        # Before it is made: what changes meanwhile is of another version.
        key = (site_id, version_of(site_id), name)
    except VersionsUnavailableError:
        return make()
    made = _memory.get(key)
    return _memory.put(key, make()) if made is None else made


class Fragments:
    """What was made for one version of a site, by name: one look at the version serves a whole request.

    Args:
        site_id: primary key of the Site.
        is_shared: whether other requests are given what is made here.
    """

    def __init__(self, site_id, is_shared):
        self.site_id, self.is_shared = site_id, is_shared
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
    found = getattr(request, "_site_fragments", None)
    # A request that changes its site itself shares no more from then on.
    if found is None or (found.is_shared and is_moving(found.site_id)):
        site_id = found.site_id if found else site_id or Site.find_for_request(request).pk
        if is_moving(site_id):
            found = Fragments(site_id, is_shared=False)
        else:
            found = per_site(site_id, "fragments", lambda: Fragments(site_id, is_shared=True))
        request._site_fragments = found
    return found
