"""What the schedule has to do now."""

import datetime
from dataclasses import dataclass

from wagtail.models import Page, Revision

from sites.models import ScheduleFailure

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
    for pk, object_id, at in rows.values_list("pk", "object_id", "approved_go_live_at"):
        yield Due(Deed.PUBLISH, int(object_id), at, pk)


def _taking_down(now):
    rows = Page.objects.filter(live=True, expire_at__lte=now).order_by("expire_at", "pk")
    for pk, at in rows.values_list("pk", "expire_at"):
        yield Due(Deed.TAKE_DOWN, pk, at)
