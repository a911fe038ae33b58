"""The site map for people: the site's structure on one page."""

from dataclasses import dataclass, field

from django.shortcuts import render
from django.views.decorators.http import require_safe
from wagtail.models import Page

from catalogue.models import Entry
from news.models import NewsCategory, NewsIndexPage
from seminars.models import SeminarIndexPage

from .publisher import Publisher

# More than a site's structure holds; news and seminars are found through their sections.
LIMIT = 500

_LINK_FIELDS = [f"page__{name}" for name in ("title", "slug", "path", "depth", "url_path", "content_type", "locale")]


@dataclass
class Node:
    """A page of the structure with what lies below it."""

    page: Page
    address: str
    categories: list = field(default_factory=list)
    has_feed: bool = False
    has_calendar: bool = False
    children: list["Node"] = field(default_factory=list)


@require_safe
def site_map(request):
    """Show the front page, the sections with their categories, all standing pages, and the feeds."""
    publisher = Publisher(request)
    return render(
        request,
        "discovery/site_map.html",
        {"nodes": nodes_of(publisher), "address": publisher.address(request.path)},
    )


def nodes_of(publisher):
    """Return the front page's Node with all others below, in the order of the page tree; two queries."""
    entries = Entry.objects.of_site(publisher.site).kind("page").select_related("page").only(*_LINK_FIELDS)
    roots, above = [], []
    sections = {}
    for entry in entries.order_by("page__path")[:LIMIT]:
        node = _node(entry.page, publisher)
        while above and not entry.page.path.startswith(above[-1].page.path):
            above.pop()
        (above[-1].children if above else roots).append(node)
        above.append(node)
        if entry.page.specific_class is NewsIndexPage:
            sections[entry.page_id] = node
    for category in NewsCategory.objects.filter(section_id__in=sections).order_by("sort_order")[:LIMIT]:
        sections[category.section_id].categories.append(category)
    return roots


def _node(page, publisher):
    kind = page.specific_class
    return Node(
        page=page,
        address=page.get_url(publisher.request),
        has_feed=page.pk == publisher.site.root_page_id or kind in (NewsIndexPage, SeminarIndexPage),
        has_calendar=kind is SeminarIndexPage,
    )
