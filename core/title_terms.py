"""The terms by which the admin finds a page: the words of its title, each with the place that the page lies in.

A word alone leads through the index to the titles of the whole install. With its place in front it leads to those of
one tree only, also while it is still being typed and all words that begin like it are asked for.

    s12xhoi     in the tree whose root page is number 12, the word «hội» stands in the title
    s12m202611  there, the date shown lies in November 2026
    s0xhoi      anywhere

A term holds ASCII letters and digits first, so that every text index takes it for one word.
"""

from django.utils import timezone
from wagtail.models import Page

from .addresses import FRONT_PAGE_DEPTH
from .vietnamese import words_in

EVERYWHERE = 0
ROOT_LENGTH = FRONT_PAGE_DEPTH * Page.steplen  # of the path of the page that a tree begins with


def words_at(place, text):
    """Return the words of a text as terms of a place, in their order.

    Args:
        place: primary key of the page that a tree begins with, or EVERYWHERE.
        text: a title, or what is looked for in titles; accents do not matter.
    """
    return [f"s{place}x{word.folded}" for word in words_in(text)]


def month_at(place, year, month):
    """Return the term of all pages of a place whose date shown lies in a local month."""
    return f"s{place}m{year}{month:02}"


def root_id_of(page):
    """Return the primary key of the page that a page's tree begins with, or None for one above all trees."""
    return Page.objects.filter(path=page.path[:ROOT_LENGTH]).values_list("pk", flat=True).first()


def terms_of(page, root_id):
    """Return all terms of a page as text.

    Args:
        page: a SitePage.
        root_id: as `root_id_of` gives it.
    """
    roots = [] if root_id is None else [root_id]
    # What has no date yet is being worked on.
    moment = timezone.localtime(page.get_date_shown() or timezone.now())
    places = [EVERYWHERE, *roots]
    words = [term for place in places for term in words_at(place, page.title)]
    return " ".join([*words, *(month_at(place, moment.year, moment.month) for place in places)])
