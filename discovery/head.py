"""What a page's head says to other programs: cards of shared links, feeds, structured data."""

from dataclasses import dataclass

from django.utils.text import Truncator
from wagtail.models import Page

from library.pictures import CARD, LOGO
from news.models import NewsIndexPage, NewsPage
from seminars.models import SeminarIndexPage, SeminarPage

from .pages import changed_at
from .pictures import CONTENT_TYPE, card_of, cut
from .publisher import Publisher
from .structured_data import graph_for, script
from .structured_data.words import moment
from .text import first_of

DESCRIPTION_LENGTH = 300
FEED_TYPES = {"rss.xml": "application/rss+xml", "atom.xml": "application/atom+xml", "lich.ics": "text/calendar"}


@dataclass(frozen=True)
class Link:
    """A `link rel="alternate"`."""

    content_type: str
    title: str
    address: str


@dataclass(frozen=True)
class Head:
    """What templates/discovery/head.html prints.

    Attributes:
        properties: pairs (name, content) of Open Graph.
        twitter_card: "summary_large_image", "summary", or "" for no card.
        links: Links.
        structured_data: escaped JSON-LD, or "".
    """

    properties: list
    twitter_card: str
    links: list
    structured_data: str


def head_for(request, page=None, category=None):
    """Return the Head of a page; of a view without one, only what is true of the whole site.

    Nothing of it comes from the request's query string. No query of its own: the template has asked for all cuts.

    Args:
        request: its host names the site.
        page: a wagtail Page, a preview's too, or None.
        category: the NewsCategory that a section's list is narrowed to, or None.
    """
    publisher = Publisher(request)
    properties = [("og:site_name", publisher.name), ("og:locale", "vi_VN")]
    links = _links(publisher.home, publisher.name)
    address = page.get_full_url(request) if isinstance(page, Page) else None
    if address is None:
        return Head(properties, "", links, "")
    cover = card_of(page, publisher)
    picture = cover or cut(publisher.identity.banner, CARD, publisher)
    card = "summary_large_image" if picture else "summary"
    picture = picture or cut(publisher.identity.logo, LOGO, publisher)
    return Head(
        properties=properties + _properties(page, address, publisher) + _picture_properties(picture),
        twitter_card=card,
        links=links + _section_links(page, category, publisher),
        structured_data=script(graph_for(page, address, cover, publisher)),
    )


def _properties(page, address, publisher):
    properties = [
        ("og:type", "article" if isinstance(page, NewsPage | SeminarPage) else "website"),
        ("og:title", page.seo_title or page.title),
        ("og:url", address),
        ("og:description", _description(page, publisher)),
    ]
    if isinstance(page, NewsPage):
        properties += _article(page, page.date_shown, page.category.name if page.category else "")
    elif isinstance(page, SeminarPage):
        properties += _article(page, page.first_published_at, page.get_kind_display())
    return [(name, content) for name, content in properties if content]


def _article(page, published, section):
    return [
        ("article:published_time", moment(published)),
        ("article:modified_time", moment(changed_at(page))),
        ("article:section", section),
    ]


def _description(page, publisher):
    own = first_of(page.search_description, getattr(page, "lead", ""))
    is_home = page.pk == publisher.site.root_page_id
    return Truncator(own or (publisher.identity.slogan if is_home else "")).chars(DESCRIPTION_LENGTH)


def _picture_properties(picture):
    if picture is None:
        return []
    properties = [
        ("og:image", picture.address),
        ("og:image:type", CONTENT_TYPE),
        ("og:image:width", picture.width),
        ("og:image:height", picture.height),
    ]
    if picture.alternative_text:
        properties.append(("og:image:alt", picture.alternative_text))
    return properties


def _section_links(page, category, publisher):
    """Return the Links of the list that a page is or stands in, of the category it is narrowed to, of its calendar."""
    if not isinstance(page, NewsPage | SeminarPage | NewsIndexPage | SeminarIndexPage):
        return []
    section = page.get_parent() if isinstance(page, NewsPage | SeminarPage) else page
    address = section.get_full_url(publisher.request)
    links = _links(address, f"{section.title} – {publisher.name}")
    if isinstance(page, NewsIndexPage) and category:
        links += _links(f"{address}{category.slug}/", f"{category.name} – {publisher.name}")
    if isinstance(page, SeminarPage | SeminarIndexPage):
        links.append(_link(address, "lich.ics", f"{section.title} – {publisher.name}"))
    return links


def _links(address, title):
    return [_link(address, "rss.xml", title), _link(address, "atom.xml", title)]


def _link(address, file, title):
    return Link(FEED_TYPES[file], title, f"{address}{file}")
