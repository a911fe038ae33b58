"""What a search costs as a site grows, in one run.

    python -m bench.search                      on SQLite
    .ci/postgres .venv/bin/python -m bench.search   on PostgreSQL

It builds a scratch database with one federation, measures with SMALL pages of news, grows the section to LARGE (or
BENCH_PAGES), measures again, and prints the medians and the ratio of the two. Ratios of one run can be compared;
milliseconds of different machines cannot. The worst case is a word that stands on every page of the site.
"""

import os
import sys
from functools import partial

import django

from bench.lists import median

SMALL, LARGE = 100, int(os.environ.get("BENCH_PAGES", "20000"))
QUERIES = {
    "on every page, one word": "tin",
    "on every page, two words": "tin số",
    "on every page, a phrase": '"tin số"',
    "on one page": "tin số 77",
    "on no page": "không có trang nào",
}


def main():
    os.environ["DJANGO_SETTINGS_MODULE"] = "cms.settings.test"
    django.setup()
    from django.db import connection

    connection.creation.create_test_db(verbosity=0)
    try:
        run(connection)
    finally:
        connection.creation.destroy_test_db("", verbosity=0)


def run(connection):
    """Measure and print."""
    from search.engines import get_engine
    from search.narrowing import Narrowing
    from search.query import parse
    from tests import bulk, cast

    cast.provision_cast()
    team = cast.team("an-giang")
    found = {}
    for size, number in ((SMALL, SMALL), (LARGE, LARGE - SMALL)):
        bulk.news(team.news, number)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        narrowing = Narrowing(team.site)
        found[size] = {name: median(partial(get_engine().find, parse(q), narrowing)) for name, q in QUERIES.items()}
    print(f"{connection.vendor}, one site; median ms of a search")
    print(f"{'':38}{SMALL:>9,} pages{LARGE:>9,} pages   ratio")
    for name, small in found[SMALL].items():
        print(f"{name:38}{small:15.2f}{found[LARGE][name]:15.2f}{found[LARGE][name] / small:8.2f}")


if __name__ == "__main__":
    sys.exit(main())
