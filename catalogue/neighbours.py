"""What leads on from a page: the newer one, the older one, and others like it."""

from dataclasses import dataclass, field

from django.db import connection

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


# Each part is read from the head of an index. It is written out because the ORM takes longer to put it together than
# the database to answer it, and compares the pair of columns as two conditions, for which no index can be entered.
_NEAREST = """
    SELECT 'newer' AS place, page_id FROM (
        SELECT page_id FROM catalogue_entry WHERE section_id = %s AND (shown_at, page_id) > (%s, %s)
        ORDER BY shown_at, page_id LIMIT 1) AS newer
    UNION ALL SELECT 'older', page_id FROM (
        SELECT page_id FROM catalogue_entry WHERE section_id = %s AND (shown_at, page_id) < (%s, %s)
        ORDER BY shown_at DESC, page_id DESC LIMIT 1) AS older
    UNION ALL SELECT 'other', page_id FROM (
        SELECT page_id FROM catalogue_entry WHERE section_id = %s AND {facet} page_id <> %s
        ORDER BY shown_at DESC, page_id DESC LIMIT %s) AS others
"""


def neighbours_of(page, section, facet, pages, limit):
    """Find the neighbours of a page in two queries and what `pages` prefetches.

    Args:
        page: a specific page; a draft that is only previewed is placed by the date it would show.
        section: the page it lies under.
        facet: the others are taken from this facet of the section, "" for all.
        pages: queryset of the page class, with its select_related and prefetches.
        limit: how many others at most.
    """
    shown_at = page.get_date_shown()
    if shown_at is None:
        return Neighbours()
    here = [section.pk, connection.ops.adapt_datetimefield_value(shown_at), page.pk or 0]
    # Two more, since the nearest ones may be among them.
    others = [section.pk, *([facet] if facet else []), page.pk or 0, limit + 2]
    with connection.cursor() as cursor:
        cursor.execute(_NEAREST.format(facet="facet = %s AND" if facet else ""), [*here, *here, *others])
        rows = cursor.fetchall()
    nearest = {place: page_id for place, page_id in rows if place != "other"}
    found = {other.pk: other for other in pages_in_order(dict.fromkeys(page_id for _place, page_id in rows), pages)}
    rest = [found[pk] for place, pk in rows if place == "other" and pk in found and pk not in nearest.values()]
    return Neighbours(found.get(nearest.get("newer")), found.get(nearest.get("older")), rest[:limit])
