"""Writing what was counted to the database: in batches, each exactly once.

A batch has an id from its first visit on, and the row of that id is written in the same transaction as the figures.
Who is killed before the commit has written nothing, and the store gives the batch again; who is killed after it has
written all, and the next one finds the row and only lets go of the batch. Two at once wait for each other at that row.
"""

import datetime
import logging
import time
from collections import Counter

from django.conf import settings
from django.db import IntegrityError, close_old_connections, connection, transaction
from django.utils import timezone
from wagtail.models import Page, Site

from .models import Batch, PageDay, PageTotal, SiteDay, SiteTotal
from .stores import get_store
from .totals import local_moment, read_bases

logger = logging.getLogger(__name__)

# Rows in one statement; SQLite takes some thousand parameters at most.
ROWS = 200
# How long the id of a batch is known: longer than any flusher stands still with one in its hands.
BATCH_DAYS = 30


def flush():
    """Write what the store holds, if anything; return how many visits were written.

    Raises:
        StoreUnavailable, DatabaseError: nothing is lost, the next call tries again.
    """
    store = get_store()
    batch = store.take()
    if batch is None:
        return 0
    written = _write(batch)
    at = time.time()
    sites = {site_id for site_id, _page, _day in batch.pages}
    store.settle(batch.id, read_bases(sites, local_moment(at).date()), at)
    return written


def keep_flushing(stopped):
    """Flush every `settings.VISIT_FLUSH_SECONDS` seconds until told to stop, and once more then.

    What is remembered of readers is let go of on the way, also when nobody visits. Whatever fails is logged and tried
    again: nobody would see that a thread has ended, and no visit would be written any more.

    Args:
        stopped: a threading.Event.
    """
    is_last = False
    while not is_last:
        is_last = stopped.wait(settings.VISIT_FLUSH_SECONDS)
        try:
            get_store().forget_past(time.time(), timezone.localdate())
            flush()
        except Exception:
            logger.exception("Visits could not be written; it is tried again in a moment.")
        finally:
            close_old_connections()


def prune():
    """Remove the figures of pages and days that are older than is kept, and the ids of old batches.

    Returns:
        int: rows removed.
    """
    oldest = timezone.localdate() - datetime.timedelta(days=settings.VISIT_PAGE_DAYS_KEPT)
    long_ago = timezone.now() - datetime.timedelta(days=BATCH_DAYS)
    removed = PageDay.objects.filter(day__lt=oldest).delete()[0]
    return removed + Batch.objects.filter(written_at__lt=long_ago).delete()[0]


def _write(batch):
    """Write a batch unless it is written already; return how many visits it holds."""
    try:
        with transaction.atomic():
            Batch.objects.create(id=batch.id)
            return _add(batch)
    except IntegrityError:
        # Either it is written, or a page or site was deleted this moment: then it is tried again without it.
        if not Batch.objects.filter(id=batch.id).exists():
            raise
        return 0


def _add(batch):
    """Add a batch's visits to the tables, those of pages that readers can open and of sites that are there."""
    sites = set(Site.objects.filter(pk__in={site for site, _page, _day in batch.pages}).values_list("pk", flat=True))
    live = _live_pages({page for _site, page, _day in batch.pages})
    page_days = {key: number for key, number in batch.pages.items() if key[0] in sites and key[1] in live}
    page_totals, site_days, site_totals = Counter(), Counter(), Counter()
    for (site, page, day), number in page_days.items():
        page_totals[site, page] += number
        site_days[site, day] += number
        site_totals[site] += number
    visitors = {key: number for key, number in batch.visitors.items() if key in site_days}
    _add_to(PageDay, ("site_id", "page_id", "day"), {key: (number,) for key, number in page_days.items()})
    _add_to(PageTotal, ("site_id", "page_id"), {key: (number,) for key, number in page_totals.items()})
    days = {key: (number, visitors.get(key, 0)) for key, number in site_days.items()}
    _add_to(SiteDay, ("site_id", "day"), days, ("visits", "visitors"))
    _add_to(SiteTotal, ("site_id",), {(site,): (number,) for site, number in site_totals.items()})
    return sum(site_totals.values())


def _live_pages(keys):
    found = set()
    for some in _in_parts(sorted(keys)):
        found |= set(Page.objects.filter(pk__in=some, live=True).values_list("pk", flat=True))
    return found


def _add_to(model, keys, rows, figures=("visits",)):
    """Add figures to rows of a table, and make those that are not there: one statement for ROWS rows.

    The ORM can put a value in the place of another one in one statement, and cannot add to it.

    Args:
        model: the model.
        keys: the columns that tell its rows apart.
        rows: {values of these columns: figures to add}
        figures: the columns that are added to.
    """
    quote = connection.ops.quote_name
    table, columns = quote(model._meta.db_table), [*keys, *figures]
    adding = ", ".join(f"{quote(name)} = {table}.{quote(name)} + excluded.{quote(name)}" for name in figures)
    # In one order everywhere, so that two transactions cannot wait for each other's rows.
    for some in _in_parts(sorted(rows.items())):
        places = ", ".join([f"({', '.join(['%s'] * len(columns))})"] * len(some))
        sql = (
            f"INSERT INTO {table} ({', '.join(map(quote, columns))}) VALUES {places}"  # noqa: S608  (our own names)
            f" ON CONFLICT ({', '.join(map(quote, keys))}) DO UPDATE SET {adding}"
        )
        with connection.cursor() as cursor:
            cursor.execute(sql, [value for key, added in some for value in (*key, *added)])


def _in_parts(items):
    """Yield slices of a list, of ROWS items each."""
    for start in range(0, len(items), ROWS):
        yield items[start : start + ROWS]
