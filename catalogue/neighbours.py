"""What leads on from a page: the newer one, the older one, and others like it."""

from dataclasses import dataclass, field

from django.db.models import Q

from .paging import pages_in_order


@dataclass(frozen=True)
class Neighbours:
    """The pages around a page in its section.

    Attributes:
        newer: the next one by date shown, or None.
        older: the one before, or None.
        others: more pages to read, the newest first; none of the above is among them.
    """

    newer: object = None
    older: object = None
    others: list = field(default_factory=list)


def neighbours_of(page, entries, others, pages, limit):
    """Find the neighbours of a page in two queries and what `pages` prefetches.

    Args:
        page: a specific page; a draft that is only previewed is placed by the date it would show.
        entries: EntryQuerySet of the section.
        others: EntryQuerySet, ordered, whose first entries are offered as well.
        pages: queryset of the page class, with its select_related and prefetches.
        limit: how many others at most.
    """
    shown_at = page.get_date_shown()
    if shown_at is None:
        return Neighbours()
    newer = entries.filter(Q(shown_at__gt=shown_at) | Q(shown_at=shown_at, page_id__gt=page.pk or 0))
    older = entries.filter(Q(shown_at__lt=shown_at) | Q(shown_at=shown_at, page_id__lt=page.pk or 0))
    nearest = [
        newer.order_by("shown_at", "page_id").page_ids()[:1],
        older.newest_first().page_ids()[:1],
        # Two more, since the nearest ones may be among them.
        others.exclude(page_id=page.pk).page_ids()[: limit + 2],
    ]
    # One query: each part is read from the head of an index.
    rows = entries.filter(Q(page_id__in=nearest[0]) | Q(page_id__in=nearest[1]) | Q(page_id__in=nearest[2]))
    places = dict(rows.newest_first().values_list("page_id", "shown_at"))
    found = {other.pk: other for other in pages_in_order(places, pages)}
    here = (shown_at, page.pk or 0)
    above = [pk for pk in places if (places[pk], pk) > here and pk in found]
    below = [pk for pk in places if (places[pk], pk) < here and pk in found]
    newer_id, older_id = (above or [None])[-1], (below or [None])[0]
    rest = [other for pk, other in found.items() if pk not in (newer_id, older_id)]
    return Neighbours(found.get(newer_id), found.get(older_id), rest[:limit])
