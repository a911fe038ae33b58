"""Slugs among new neighbours: what is taken there gets the predecessor's name behind it."""

from itertools import count

from core.addresses import is_reserved


class FreeSlugs:
    """The slugs that are taken under a page, and what a page is called that comes to lie there.

    Args:
        parent: the Page.
        suffix: what is put behind a slug that is taken: the predecessor's.
    """

    def __init__(self, parent, suffix):
        self._parent, self._suffix = parent, suffix
        self._taken = set(parent.get_children().values_list("slug", flat=True))

    def is_taken(self, slug):
        """Tell whether a page with this slug cannot come here under it."""
        return slug in self._taken or is_reserved(slug, self._parent)

    def take(self, slug):
        """Return the slug itself where it is free, else one made of it, and count it as taken."""
        free = next(one for one in self._candidates(slug) if not self.is_taken(one))
        self._taken.add(free)
        return free

    def _candidates(self, slug):
        yield slug
        yield f"{slug}-{self._suffix}"
        yield from (f"{slug}-{self._suffix}-{number}" for number in count(2))
