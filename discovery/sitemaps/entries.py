"""What a sitemap says of a site's pages, read from the catalogue in a few queries of bounded size.

Neither Wagtail's nor Django's sitemap is used: the first loads every page of the site as its own class, both cut by
OFFSET, so that a site of 40,000 pages is read as a whole and the last page of it costs the most.
"""

import datetime
from dataclasses import dataclass, field

from django.utils import timezone

from catalogue import blocks
from catalogue.changes import latest_below, latest_by_block
from catalogue.models import Entry
from catalogue.sync import catalogued_models
from core.pages import CoveredPage
from library.cuts import address_of
from library.pictures import CARD

NEWS_LIMIT = 1000  # what Google reads of a news sitemap, and for how long an item is news to it
NEWS_AGE = datetime.timedelta(days=2)


@dataclass
class Location:
    """One `url` of a sitemap."""

    address: str
    changed: datetime.datetime | None = None
    pictures: list = field(default_factory=list)
    title: str = ""
    published: datetime.datetime | None = None


def parts_of(site):
    """Return (number, aware datetime of the latest change) of each part of a site's sitemap; one query.

    A part is a block of the catalogue.
    """
    found = latest_by_block(site)
    if found:
        # The front page shows what is newest, so its part has changed whenever anything has.
        found[site.root_page_id // blocks.WIDTH] = max(found.values())
    return list(found.items())


def locations_of(publisher, part):
    """Return the Locations of one part of a site's sitemap, in the order of the pages' numbers.

    At most six queries. Pictures are named by the address that makes their card, which leads on to the file.
    """
    entries = Entry.objects.of_site(publisher.site).in_block(part)
    rows = list(entries.values_list("page_id", "page__url_path", "page__numchild", "changed_at"))
    newest = latest_below(publisher.site, part) if any(children for _pk, _path, children, _changed in rows) else {}
    pictures = _pictures(publisher, entries) if rows else {}
    return [
        Location(
            address=_address(publisher, url_path),
            changed=max(changed, newest.get(page_id, changed)),
            pictures=pictures.get(page_id, []),
        )
        for page_id, url_path, _children, changed in rows
    ]


def latest_news(publisher):
    """Return the Locations of the last two days' news, the newest first; one query."""
    now = timezone.now()
    entries = Entry.objects.of_site(publisher.site).kind("news")
    latest = entries.filter(shown_at__gt=now - NEWS_AGE, shown_at__lte=now).newest_first()[:NEWS_LIMIT]
    rows = latest.values_list("page__url_path", "page__title", "shown_at", "changed_at")
    return [
        Location(_address(publisher, url_path), changed, title=title, published=shown_at)
        for url_path, title, shown_at, changed in rows
    ]


def _address(publisher, url_path):
    """Return a page's full address, as `Page.full_url` says it, without the page."""
    return publisher.home + url_path.removeprefix(publisher.site.root_page.url_path)


def _pictures(publisher, entries):
    """Return {page id: [full addresses of cover pictures]}; a query for each page type with a cover."""
    found = {}
    for model in catalogued_models():
        if not issubclass(model, CoveredPage):
            continue
        pages = model.objects.filter(pk__in=entries.order_by().page_ids(), cover__isnull=False)
        for page_id, cover_id, name in pages.values_list("pk", "cover_id", "cover__file"):
            found[page_id] = [publisher.address(address_of(cover_id, name, CARD))]
    return found
