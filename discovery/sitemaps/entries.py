"""What a sitemap says of a site's pages, read from the catalogue in a few queries of bounded size.

Neither Wagtail's nor Django's sitemap is used: the first loads every page of the site as its own class, both cut by
OFFSET, so that a site of 40,000 pages is read as a whole and the last page of it costs the most.
"""

import datetime
from dataclasses import dataclass, field

from django.db.models import BigIntegerField, ExpressionWrapper, F, Max
from django.db.models.functions import Coalesce
from django.utils import timezone

from catalogue.models import Entry
from catalogue.sync import catalogued_models
from core.pages import CoveredPage
from library.cuts import address_of
from library.pictures import CARD

# A part holds the pages whose numbers lie in one range: at most so many, however the site grows, found by primary key.
# Old parts change only when their pages do.
PART_SIZE = 5000
NEWS_LIMIT = 1000  # what Google reads of a news sitemap, and for how long an item is news to it
NEWS_AGE = datetime.timedelta(days=2)

_CHANGED = Coalesce("page__last_published_at", "page__first_published_at")


@dataclass
class Location:
    """One `url` of a sitemap."""

    address: str
    changed: datetime.datetime | None = None
    pictures: list = field(default_factory=list)
    title: str = ""
    published: datetime.datetime | None = None


def parts_of(site):
    """Return (number, aware datetime of the latest change or None) of each part of a site's sitemap; one query."""
    number = ExpressionWrapper(F("page_id") / PART_SIZE, output_field=BigIntegerField())
    parts = Entry.objects.of_site(site).values(number=number).annotate(changed=Max(_CHANGED)).order_by("number")
    found = [(part["number"], part["changed"]) for part in parts]
    newest = max((changed for _number, changed in found if changed), default=None)
    first_number = site.root_page_id // PART_SIZE
    # The front page shows what is newest, so its part has changed whenever anything has.
    return [(number, newest if number == first_number else changed) for number, changed in found]


def locations_of(publisher, part):
    """Return the Locations of one part of a site's sitemap, in the order of the pages' numbers.

    At most six queries. Pictures are named by the address that makes their card, which leads on to the file.
    """
    bounds = {"page_id__gte": part * PART_SIZE, "page_id__lt": (part + 1) * PART_SIZE}
    entries = Entry.objects.of_site(publisher.site).filter(**bounds).order_by("page_id")
    rows = list(entries.values_list("page_id", "page__url_path", "page__numchild", _CHANGED))
    newest = _newest_below(publisher.site) if any(children for _pk, _path, children, _changed in rows) else {}
    pictures = _pictures(publisher, bounds) if rows else {}
    return [
        Location(
            address=_address(publisher, url_path),
            changed=max(filter(None, [changed, newest.get(page_id)]), default=None),
            pictures=pictures.get(page_id, []),
        )
        for page_id, url_path, _children, changed in rows
    ]


def latest_news(publisher):
    """Return the Locations of the last two days' news, the newest first; one query."""
    now = timezone.now()
    entries = Entry.objects.of_site(publisher.site).kind("news")
    latest = entries.filter(shown_at__gt=now - NEWS_AGE, shown_at__lte=now).newest_first()[:NEWS_LIMIT]
    rows = latest.values_list("page__url_path", "page__title", "shown_at", _CHANGED)
    return [
        Location(_address(publisher, url_path), changed, title=title, published=shown_at)
        for url_path, title, shown_at, changed in rows
    ]


def _address(publisher, url_path):
    """Return a page's full address, as `Page.full_url` says it, without the page."""
    return publisher.home + url_path.removeprefix(publisher.site.root_page.url_path)


def _newest_below(site):
    """Return {page id: latest change of what its list shows} of the front page and the sections; one query."""
    shown = Entry.objects.of_site(site).exclude(kind="page").order_by()
    newest = dict(shown.values_list("section_id").annotate(changed=Max(_CHANGED)))
    if newest:
        newest[site.root_page_id] = max(filter(None, newest.values()), default=None)
    return newest


def _pictures(publisher, bounds):
    """Return {page id: [full addresses of cover pictures]}; a query for each page type with a cover."""
    found = {}
    for model in catalogued_models():
        if not issubclass(model, CoveredPage):
            continue
        pages = model.objects.order_by("pk").filter(
            **{f"catalogue_entry__{name}": value for name, value in bounds.items()},
            catalogue_entry__site=publisher.site,
            cover__isnull=False,
        )
        for page_id, cover_id, name in pages.values_list("pk", "cover_id", "cover__file"):
            found[page_id] = [publisher.address(address_of(cover_id, name, CARD))]
    return found
