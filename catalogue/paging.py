"""Numbered pages whose cost does not grow with the list, and that no query string can break."""

import re

from django.core.paginator import Paginator
from django.db.models import Q
from django.db.models.expressions import RawSQL
from django.utils import timezone
from django.utils.functional import cached_property

from .models import Entry

MAX_PAGES = 50


class CataloguePaginator(Paginator):
    """Django's Paginator over entries that hands out pages of a type.

    It looks at most `MAX_PAGES` pages deep: a count and an offset cost what they pass over. What is older a section
    offers by year and month (`period_from`), where a list is short again.

    Args:
        entries: an ordered EntryQuerySet.
        pages: queryset of the page type, with its select_related and prefetches.
        per_page: items on a page.
    """

    def __init__(self, entries, pages, per_page):
        super().__init__(entries, per_page)
        self.pages = pages

    @cached_property
    def count(self):
        """The number of entries, at most what MAX_PAGES can hold."""
        return self.object_list.order_by()[: MAX_PAGES * self.per_page].count()

    @cached_property
    def has_older(self):
        """Whether the list goes on beyond the last numbered page."""
        limit = MAX_PAGES * self.per_page
        return self.count == limit and self.object_list.order_by()[limit:].exists()

    def _get_page(self, object_list, number, paginator):
        return super()._get_page(pages_in_order(object_list.page_ids(), self.pages), number, paginator)


def pages_in_order(ids, pages):
    """Return the specific pages with some ids, in the order of the ids, in one query and what it prefetches.

    Args:
        ids: primary keys, e.g. a sliced EntryQuerySet's `page_ids()`; what is None or gone is left out.
        pages: queryset of a page class; prefetches and select_related are kept.
    """
    ids = [pk for pk in ids if pk is not None]
    found = pages.in_bulk(ids) if ids else {}
    return [found[pk] for pk in ids if pk in found]


def heads_of(lists, number):
    """Return the newest entries of several lists, the newest first, as a queryset: one query of as many heads.

    Args:
        lists: EntryQuerySets, each of which an index holds in the order of `newest_first`.
        number: how many of each list at most.
    """
    if not lists:
        return Entry.objects.none()
    heads, values = [], []
    for entries in lists:
        sql, parameters = entries.newest_first().page_ids()[:number].query.sql_with_params()
        heads.append(f"SELECT * FROM ({sql}) AS head_{len(heads)}")  # noqa: S608  (made by the ORM)
        values += parameters
    # With OR between them, every entry would be held against each list; SQLite has no LIMIT inside a union of the ORM.
    chosen = RawSQL(" UNION ALL ".join(heads), values)  # noqa: S611  (made by the ORM)
    return Entry.objects.filter(page_id__in=chosen).newest_first()


def period_from(query):
    """Read an archive's period from a query string.

    Args:
        query: QueryDict; the key is `month`, as `2019-09` or `2019`.

    Returns:
        (year, month or None), or None when there is no period or it is malformed.
    """
    match = re.fullmatch(r"(\d{4})(?:-(\d{2}))?", query.get("month", ""), re.ASCII)
    if not match:
        return None
    year, month = int(match[1]), int(match[2]) if match[2] else None
    if not 1900 <= year <= 9998 or (month is not None and not 1 <= month <= 12):
        return None
    return year, month


def years_of(entries):
    """Return the years from the newest to the oldest entry, newest first: one query at the two ends of an index."""
    newest, oldest = (entries.order_by(order).page_ids()[:1] for order in ("-shown_at", "shown_at"))
    ends = entries.order_by("shown_at").filter(Q(page_id__in=newest) | Q(page_id__in=oldest))
    moments = list(ends.values_list("shown_at", flat=True))
    if not moments:
        return []
    first, last = timezone.localtime(moments[0]).year, timezone.localtime(moments[-1]).year
    return list(range(last, first - 1, -1))
