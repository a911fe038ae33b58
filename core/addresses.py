"""First-level addresses that are the install's own, so that no page can be there.

Wagtail's catch-all comes last in the URL configuration: a page under a front page whose slug begins another pattern
(«admin», «documents», «tim-kiem») would be published and never be reached. What is reserved is read off the
configuration itself, so a new view needs no entry in a list.
"""

import re
from functools import cache

from django.conf import settings
from django.urls import get_resolver
from django.urls.resolvers import RoutePattern, URLResolver

# A site's front page lies right below the root of all pages.
FRONT_PAGE_DEPTH = 2

# The literal beginning of a regular expression, up to the first sign that is not meant as it stands.
_LITERAL = re.compile(r"\^?((?:\\\.|[A-Za-z0-9_-])+)(?=/|\$|\\Z)")


@cache
def reserved_addresses():
    """Return the frozenset of first path segments that views and files of the install answer."""
    found = {_segment(url) for url in (settings.STATIC_URL, settings.MEDIA_URL)}
    return frozenset(found | set(_first_segments(get_resolver())))


def is_reserved(slug, parent):
    """Tell whether a slug is taken by the install itself.

    Args:
        slug: of a page, stored or to be.
        parent: the page it is to lie under, or None.
    """
    return parent is not None and parent.depth == FRONT_PAGE_DEPTH and slug.lower() in reserved_addresses()


def _first_segments(resolver):
    for entry in resolver.url_patterns:
        segment = _first_segment(entry.pattern)
        if segment:
            yield segment
        elif isinstance(entry, URLResolver):
            yield from _first_segments(entry)


def _first_segment(pattern):
    if isinstance(pattern, RoutePattern):
        return _segment(str(pattern).partition("<")[0])
    literal = _LITERAL.match(str(pattern))
    return _segment(literal[1].replace("\\.", ".")) if literal else ""


def _segment(path):
    return path.strip("/").split("/")[0].lower()
