"""The figures of a site as readers see them."""

import datetime
import time
from dataclasses import dataclass

from django.db.models import OuterRef, Subquery
from django.utils import timezone
from wagtail.models import Site

from .models import SiteDay, VisitCounter
from .stores import Base, StoreUnavailable, get_store


@dataclass(frozen=True)
class Figures:
    """The counter of a site.

    Attributes:
        online: readers who were shown a page in the last ten minutes; None when that cannot be said now.
        today, total: visits of the day, and all of them with the old site's.
        legacy_total, legacy_until: the old site's part of them and the last day of its counter, a date or None.
        at: aware local datetime that the figures are of.
    """

    online: int | None
    today: int
    total: int
    legacy_total: int
    legacy_until: datetime.date | None
    at: datetime.datetime

    @property
    def minute(self):
        """The moment as machines read it, to the minute."""
        return self.at.isoformat(timespec="minutes")


def local_moment(at):
    """Return the aware local datetime of a moment given in seconds since the epoch."""
    return datetime.datetime.fromtimestamp(at, timezone.get_default_timezone())


def read_bases(site_ids, day):
    """Return what the database says of sites, in one query.

    Args:
        site_ids: primary keys.
        day: the local date that is today.

    Returns:
        list of Base; none for a key that is no site's.
    """
    counter = VisitCounter.objects.filter(site=OuterRef("pk"))
    today = SiteDay.objects.filter(site=OuterRef("pk"), day=day)
    rows = (
        Site.objects.filter(pk__in=site_ids)
        .annotate(
            today=Subquery(today.values("visits")),
            legacy=Subquery(counter.values("legacy_total")),
            until=Subquery(counter.values("legacy_until")),
            shown=Subquery(counter.values("is_shown")),
        )
        .values_list("pk", "today", "visit_total__visits", "legacy", "until", "shown")
    )
    return [
        Base(
            site_id=pk,
            day=day.isoformat(),
            today=visits or 0,
            total=(total or 0) + (legacy or 0),
            legacy_total=legacy or 0,
            legacy_until=until and until.isoformat(),
            is_shown=shown is not False,
        )
        for pk, visits, total, legacy, until, shown in rows
    ]


def figures_of(site_id):
    """Return the Figures of a site as they are now, or None when its team does not show them.

    No query as long as the store holds what the database said; one otherwise. A store that does not answer costs the
    figure of those online, not the page.
    """
    at = time.time()
    moment = local_moment(at)
    try:
        state = get_store().look(site_id, at, moment.date())
        return figures_from(state, site_id, at)
    except StoreUnavailable:
        bases = read_bases([site_id], moment.date())
        return _figures(bases[0], None, 0, 0, moment) if bases else None


def figures_from(state, site_id, at):
    """Return the Figures that a store's State amounts to, or None when the site's team does not show them.

    Args:
        state: the State.
        site_id: primary key of the site.
        at: the moment of the state, in seconds since the epoch.

    Raises:
        StoreUnavailable: when the store does not answer.
    """
    moment = local_moment(at)
    base = state.base
    if base is None:
        base = next(iter(read_bases([site_id], moment.date())), None)
        if base is None:
            return None
        get_store().put_base(base, at)
    return _figures(base, state.online, state.today, state.yesterday, moment)


def _figures(base, online, today, yesterday, moment):
    if not base.is_shown:
        return None
    until = base.legacy_until and datetime.date.fromisoformat(base.legacy_until)
    total = base.total + today + yesterday
    return Figures(online, base.today + today, total, base.legacy_total, until, moment)
