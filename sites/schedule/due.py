"""What the schedule has to do now. A site that nobody works on any more stays as it is."""

import datetime
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Q
from wagtail.models import Page, Revision

from sites.models import Federation, ScheduleFailure

Deed = ScheduleFailure.Deed


@dataclass(frozen=True)
class Due:
    """One page that is to be published or taken down.

    Attributes:
        deed: a ScheduleFailure.Deed.
        page_id: primary key of the Page.
        at: the aware datetime that was set.
        revision_id: primary key of the Revision that is to be published; None for taking down.
    """

    deed: Deed
    page_id: int
    at: datetime.datetime
    revision_id: int | None = None


def next_due(now, done):
    """Return what was to be done first of all that is due and not in `done`, or None.

    Asked again after each deed, since one may make another due: a page that missed both its times is published at the
    one and taken down at the other.

    Args:
        now: aware datetime.
        done: set of Due that are not to be tried again.
    """
    found = [next((due for due in kind(now) if due not in done), None) for kind in (_publishing, _taking_down)]
    return min(filter(None, found), key=lambda due: due.at, default=None)


def _publishing(now):
    rows = Revision.page_revisions.filter(approved_go_live_at__lte=now).order_by("approved_go_live_at", "pk")
    rows = rows.values_list("pk", "object_id", "approved_go_live_at")
    found = [Due(Deed.PUBLISH, int(page_id), at, pk) for pk, page_id, at in rows]
    resting = set(_resting(Page.objects.filter(pk__in=[due.page_id for due in found])).values_list("pk", flat=True))
    return (due for due in found if due.page_id not in resting)


def _taking_down(now):
    rows = Page.objects.filter(live=True, expire_at__lte=now)
    rows = rows.exclude(pk__in=_resting(rows).values("pk")).order_by("expire_at", "pk")
    return (Due(Deed.TAKE_DOWN, pk, at) for pk, at in rows.values_list("pk", "expire_at"))


def _resting(pages):
    """Narrow a queryset of pages to those of sites that nobody works on."""
    roots = Federation.objects.exclude(state__in=Federation.WORKING).values_list("site__root_page__path", flat=True)
    return pages.filter(reduce(or_, (Q(path__startswith=root) for root in roots), Q(pk__in=[])))
