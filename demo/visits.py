"""Visits of the demo's sites: what an old counter had said, and some weeks since, the same at every load."""

import datetime
import random
from collections import Counter

from django.db import transaction
from django.utils import timezone

from catalogue.models import Entry
from visits.models import PageDay, PageTotal, SiteDay, SiteTotal, VisitCounter

WEEKS = 6
# How busy the days of the week are, Monday first: most people read at work.
WEEKDAYS = (1.15, 1.2, 1.1, 1.1, 1.0, 0.5, 0.45)
# So many of ten visits are to the front page; a page that stands for itself is read as news of some days ago.
FRONT_PAGE, STANDING = 4, 0.1
# How many pages a visitor opens on a day.
PAGES_EACH = 2.3


@transaction.atomic
def load_visits(federation, legacy_total, daily):
    """Give a site its figures, if it has none.

    Args:
        federation: a Federation whose pages are loaded.
        legacy_total: what the counter of its old site said on the day before these weeks.
        daily: visits of a usual day.
    """
    site, today = federation.site, timezone.localdate()
    if SiteDay.objects.filter(site=site).exists():
        return
    days = [today - datetime.timedelta(days=ago) for ago in range(7 * WEEKS, 0, -1)]
    VisitCounter.objects.get_or_create(
        site=site,
        defaults={"legacy_total": legacy_total, "legacy_until": days[0] - datetime.timedelta(days=1)},
    )
    entries = list(Entry.objects.of_site(site).order_by("page__path"))
    totals = Counter()
    for day in days:
        chance = random.Random(f"{federation.slug} {(today - day).days}")  # noqa: S311  (no secret)
        number = round(daily * WEEKDAYS[day.weekday()] * chance.uniform(0.85, 1.15))
        read = _read(site, entries, day, number, chance)
        visitors = round(number / PAGES_EACH)
        SiteDay.objects.create(site=site, day=day, visits=number, visitors=visitors)
        PageDay.objects.bulk_create(
            PageDay(site=site, page_id=page, day=day, visits=visits) for page, visits in sorted(read.items())
        )
        totals.update(read)
    PageTotal.objects.bulk_create(
        PageTotal(site=site, page_id=page, visits=visits) for page, visits in sorted(totals.items())
    )
    SiteTotal.objects.create(site=site, visits=totals.total())


def _read(site, entries, day, number, chance):
    """Return {page's key: visits} of a day: `number` in all, the newest pages most."""
    weights = {entry.page_id: _weight(entry, day) for entry in entries if entry.page_id != site.root_page_id}
    elsewhere = number * (10 - FRONT_PAGE) // 10
    read = Counter(chance.choices(list(weights), list(weights.values()), k=elsewhere))
    read[site.root_page_id] = number - elsewhere
    return read


def _weight(entry, day):
    """Return how much a page is read on a day beside the others."""
    if entry.kind == "page":
        return STANDING
    age = (day - timezone.localdate(entry.shown_at)).days
    # News is not read before its day; a seminar is, when it is announced.
    return 0 if entry.kind == "news" and age < 0 else 1 / (1 + abs(age))
