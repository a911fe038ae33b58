"""What leads on from a page: the newer one, the older one, and others like it."""

from dataclasses import dataclass, field

from django.db import connection

from core.fragments import fragments_of

from .models import Entry
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

    @property
    def others_key(self):
        """What tells these others from those of another page, as long as the site stays as it is."""
        return tuple(page.pk for page in self.others)


# Two heads of an index, with what a link needs of each page. It is written out because the ORM takes longer to put it
# together than the database to answer it, and compares the pair of columns as two conditions, for which no index can
# be entered.
_NEAREST = """
    SELECT nearest.place, p.id AS {pk},
        p.id, p.title, p.slug, p.path, p.depth, p.url_path, p.content_type_id, p.locale_id
    FROM (
        SELECT 'newer' AS place, page_id FROM (
            SELECT page_id FROM catalogue_entry WHERE section_id = %s AND (shown_at, page_id) > (%s, %s)
            ORDER BY shown_at, page_id LIMIT 1) AS newer
        UNION ALL SELECT 'older', page_id FROM (
            SELECT page_id FROM catalogue_entry WHERE section_id = %s AND (shown_at, page_id) < (%s, %s)
            ORDER BY shown_at DESC, page_id DESC LIMIT 1) AS older
    ) AS nearest JOIN wagtailcore_page p ON p.id = nearest.page_id
"""


def neighbours_of(page, request, facet, pages, limit):
    """Find the neighbours of a page: the nearest in one query; the others are kept for the version of the site.

    Args:
        page: a specific page; a draft that is only previewed is placed by the date it would show.
        request: the request that it is shown to.
        facet: the others are taken from this facet of the section, "" for all.
        pages: queryset of the page class, with its select_related and prefetches.
        limit: how many others at most.
    """
    shown_at = page.get_date_shown()
    if shown_at is None:
        return Neighbours()
    section = page.get_parent()
    here = [section.pk, connection.ops.adapt_datetimefield_value(shown_at), page.pk or 0]
    sql = _NEAREST.format(pk=pages.model._meta.pk.column)
    nearest = {found.place: found for found in pages.model._base_manager.raw(sql, [*here, *here])}
    # Three more, since the page itself and the nearest ones may be among them.
    newest = fragments_of(request).get(
        ("newest", section.pk, facet, limit), lambda: _newest(section, facet, pages, limit + 3)
    )
    shown = {page.pk, *(found.pk for found in nearest.values())}
    others = [other for other in newest if other.pk not in shown]
    return Neighbours(nearest.get("newer"), nearest.get("older"), others[:limit])


def _newest(section, facet, pages, number):
    entries = Entry.objects.in_section(section)
    entries = entries.facet(facet) if facet else entries
    return pages_in_order(entries.newest_first().page_ids()[:number], pages)
