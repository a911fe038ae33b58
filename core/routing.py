"""From an address to a page in one query, however deep the page lies.

Wagtail's `Page.route` asks twice for each step of an address: for the child by its slug, and for its own class. Here
the pages of all steps are asked for at once and only the last one as its own class. What is found is the same: a child
by its slug right under the page before it, published or not.
"""

from wagtail.models import Page

from .addresses import FRONT_PAGE_DEPTH


def steps_below(page, slugs):
    """Return the pages that an address leads over.

    Args:
        page: the Page that the address begins at.
        slugs: list of str, the slugs of the pages below it, one for each step.

    Returns:
        list of base Pages, the topmost first, each with the one above it as its parent; it is shorter than `slugs`
        where the tree ends first.
    """
    below = Page.objects.filter(path__startswith=page.path, depth__gt=page.depth, depth__lte=page.depth + len(slugs))
    # Slugs are almost unique and indexed, so few rows are looked at. The same slug may be met in several branches.
    found = {(step.path[: -Page.steplen], step.slug): step for step in below.filter(slug__in=set(slugs))}
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
