"""What a list costs as a site grows: the catalogue against the page tables, in one run.

    make bench                      on SQLite
    .ci/postgres make bench         on PostgreSQL

It builds a scratch database with one federation, measures with SMALL pages of news, grows the section to LARGE,
measures again, and prints the medians and the ratio of the two. Ratios of one run can be compared; milliseconds of
different machines cannot. Three ways to get a list's first page are compared:

    tree       children of the section by date, as Wagtail's own examples do it
    key        a site key and a date in a table beside the page type, joined to the page table for `live`
    catalogue  what the product does
"""

import os
import statistics
import sys
import time

import django

SMALL, LARGE = 100, int(os.environ.get("BENCH_PAGES", "100000"))
REPEAT = 41
# The catalogue's lists may cost this much more with LARGE pages than with SMALL. (On a machine busy with other work a
# run on SQLite has shown 1.7; what scans or counts the site costs tens to hundreds of times more.)
LIMIT = 1.3


def main():
    os.environ["DJANGO_SETTINGS_MODULE"] = "cms.settings.test"
    django.setup()
    from django.db import connection

    connection.creation.create_test_db(verbosity=0)
    try:
        return run(connection)
    finally:
        connection.creation.destroy_test_db("", verbosity=0)


def run(connection):
    """Measure and print; return the exit code: 1 when a list of the catalogue grew beyond LIMIT."""
    from tests import bulk, cast

    cast.provision_cast()
    section = cast.team("an-giang").news
    found = {}
    for size, number in ((SMALL, SMALL), (LARGE, LARGE - SMALL)):
        bulk.news(section, number)
        section = type(section).objects.get(pk=section.pk)
        key_table(connection, section)
        found[size] = {name: median(measured) for name, measured in ways(connection, section).items()}
    print(f"{connection.vendor}, one section of news; median ms of {REPEAT}")
    print(f"{'':38}{SMALL:>9,} pages{LARGE:>9,} pages   ratio")
    worst = 0
    for name, small in found[SMALL].items():
        ratio = found[LARGE][name] / small
        print(f"{name:38}{small:15.2f}{found[LARGE][name]:15.2f}{ratio:8.2f}")
        if name.startswith("catalogue"):
            worst = max(worst, ratio)
    print(f"bench: the catalogue's worst growth is {worst:.2f} times (limit {LIMIT})")
    return int(worst > LIMIT)


def median(function):
    """Return the median duration of a call in milliseconds, after two calls to warm up."""
    durations = []
    for number in range(REPEAT + 2):
        started = time.perf_counter()
        function()
        if number >= 2:
            durations.append((time.perf_counter() - started) * 1000)
    return statistics.median(durations)


def key_table(connection, section):
    """Make the rival: (site, date) beside the page type, with a composite index that starts with the site."""
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS bench_key")
        cursor.execute(
            "CREATE TABLE bench_key AS SELECT e.page_id, e.site_id, e.shown_at FROM catalogue_entry e "
            "WHERE e.section_id = %s",
            [section.pk],
        )
        cursor.execute("CREATE INDEX bench_key_site ON bench_key (site_id, shown_at DESC, page_id DESC)")
        cursor.execute("ANALYZE")


def ways(connection, section):
    """Return {name: function} of what is measured."""
    from django.utils import timezone

    from catalogue.models import Entry
    from catalogue.paging import MAX_PAGES, CataloguePaginator
    from news.models import NewsPage

    site_id = Entry.objects.get(page_id=section.pk).site_id
    entries = Entry.objects.in_section(section)
    # The small list's own deepest page, so that both sizes pass over what a reader could ask for.
    deepest = min(MAX_PAGES, SMALL // section.per_page)

    def tree():
        list(NewsPage.objects.child_of(section).live().order_by("-date_shown")[:20])

    def tree_count():
        NewsPage.objects.child_of(section).live().count()

    def key():
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT k.page_id FROM bench_key k JOIN wagtailcore_page p ON p.id = k.page_id "
                "WHERE k.site_id = %s AND p.live ORDER BY k.shown_at DESC, k.page_id DESC LIMIT 20",
                [site_id],
            )
            ids = [row[0] for row in cursor.fetchall()]
        NewsPage.objects.in_bulk(ids)

    def key_count():
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM bench_key k JOIN wagtailcore_page p ON p.id = k.page_id "
                "WHERE k.site_id = %s AND p.live",
                [site_id],
            )
            cursor.fetchall()

    def page(number):
        return lambda: list(
            CataloguePaginator(entries.newest_first(), NewsPage.objects.all(), section.per_page).get_page(number)
        )

    def archive():
        today = timezone.localdate()
        month = entries.in_period(today.year, today.month).newest_first()
        list(CataloguePaginator(month, NewsPage.objects.all(), section.per_page).get_page(1))

    return {
        "tree: first page": tree,
        "tree: count": tree_count,
        "key + join: first page": key,
        "key + join: count": key_count,
        "catalogue: first page, with count": page(1),
        f"catalogue: page {deepest}, with count": page(deepest),
        "catalogue: one month, with count": archive,
    }


if __name__ == "__main__":
    sys.exit(main())
