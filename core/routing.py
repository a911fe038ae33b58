"""From an address to a page in one query, however deep the page lies.

Wagtail's `Page.route` asks twice for each step of an address: for the child by its slug, and for its own class. Here
the pages of all steps are asked for at once and only the last one as its own class. What is found is the same: a child
by its slug right under the page before it, published or not.
"""

from dataclasses import dataclass
from functools import cache

from django.urls import reverse
from wagtail.models import Page, PageViewRestriction, Site

from .addresses import FRONT_PAGE_DEPTH
from .fragments import fragments_of

# Written out, with the columns that routing, links and breadcrumbs need: the ORM takes four times as long to ask
# this of every page. Slugs are almost unique and indexed, so few rows are looked at.
_STEPS = """
    SELECT id, path, depth, slug, title, url_path, content_type_id, locale_id, alias_of_id, live
    FROM wagtailcore_page WHERE slug IN ({marks}) AND path LIKE %s
"""


def steps_below(page, slugs):
    """Return the pages that an address leads over.

    Args:
        page: the Page that the address begins at.
        slugs: list of str, the slugs of the pages below it, one for each step.

    Returns:
        list of base Pages, the topmost first, each with the one above it as its parent; it is shorter than `slugs`
        where the tree ends first.
    """
    wanted = sorted(set(slugs))
    marks = ", ".join(["%s"] * len(wanted))
    below = Page.objects.raw(_STEPS.format(marks=marks), [*wanted, f"{page.path}%"])
    # The same slug may be met in several branches.
    found = {(step.path[: -Page.steplen], step.slug): step for step in below}
    steps, above = [], page
    for slug in slugs:
        step = found.get((above.path, slug))
        if step is None:
            break
        # Where treebeard's get_parent looks first, as in Wagtail's own `route`.
        step._cached_parent_obj = above
        steps.append(step)
        above = step
    return steps


def lineage_of(page):
    """Return a page and those above it up to the front page, as far as they are known without asking.

    Returns:
        list of Pages, the page itself first; empty when one on the way is not known.
    """
    lineage = [page]
    while lineage[-1].depth > FRONT_PAGE_DEPTH:
        above = getattr(lineage[-1], "_cached_parent_obj", None)
        if above is None:
            return []
        lineage.append(above)
    return lineage


def closed_paths(request):
    """Return the frozenset of the tree paths of all restricted pages, kept for the version of the request's site.

    Returns:
        None for a request whose site has not been found yet.
    """
    if Site.find_for_request(request) is None:
        return None
    return fragments_of(request).get("closed paths", _closed_paths)


def _closed_paths():
    return frozenset(PageViewRestriction.objects.values_list("page__path", flat=True))


@dataclass(frozen=True)
class Ground:
    """The part of the page tree that a request's site alone covers.

    Attributes:
        site_id: primary key of the Site.
        root_url: scheme and host.
        url_path: Wagtail's `url_path` of the front page; what begins with it lies on the site.
    """

    site_id: int
    root_url: str
    url_path: str

    @classmethod
    def of(cls, site):
        """Return the Ground of a Site, or None where it shares pages with another one."""
        roots = [root for root in Site.get_site_root_paths() if root.site_id != site.pk]
        own = site.root_page.url_path
        if any(root.root_path.startswith(own) or own.startswith(root.root_path) for root in roots):
            return None
        return cls(site.pk, site.root_url, own)


def path_on(request, page):
    """Return the path of a page's address on the request's own site, without looking at the other sites; or None.

    Wagtail compares each link with the place of every Site and reverses a pattern for it. A site's own pages, which
    are nearly all that a page links to, lie below its front page in the address as they do in the tree.

    Args:
        request: an HttpRequest; `ground` was left on it if its site shares pages with no other one.
        page: a Page.
    """
    ground = getattr(request, "ground", None)
    if ground is None or not page.url_path.startswith(ground.url_path) or not page.url_path.isascii():
        return None
    return _serve_path() + page.url_path[len(ground.url_path) :]


@cache
def _serve_path():
    return reverse("wagtail_serve", args=("",))
