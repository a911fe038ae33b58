"""What a page, a search, a publishing cost as the install grows from 1,000 pages to very many, in one run.

    .ci/postgres .venv/bin/python -m bench.growth                           to 50,000 pages
    .ci/postgres env BENCH_PAGES=1000000 .venv/bin/python -m bench.growth   to a million: 34 sites of 30,000

It builds a scratch database with 34 federations, measures with SMALL pages in all, grows to LARGE, measures again,
and prints CPU time (Python's and the database server's together) and the ratio of the two. What is asked is the site
of one federation and the admin of its team.
"""

import os
import statistics
import sys
import time

import django

from bench.worker import server_ticks

SMALL, LARGE = 1000, int(os.environ.get("BENCH_PAGES", "50000"))
REPEAT, ROUNDS = 8, 4
# What may cost how many times as much with LARGE pages as with SMALL.
LIMIT, LIMIT_OF_SEARCHING = 1.3, 2
SEARCHING = ("search", "admin")


def main():
    os.environ["DJANGO_SETTINGS_MODULE"] = "cms.settings.test"
    django.setup()
    from django.db import connection

    if connection.vendor != "postgresql":
        sys.exit("bench-growth: needs PostgreSQL: .ci/postgres .venv/bin/python -m bench.growth")
    connection.creation.create_test_db(verbosity=0)
    try:
        return run(connection)
    finally:
        connection.creation.destroy_test_db("", verbosity=0)


def run(connection):
    """Measure and print; return the exit code: 1 when something grew beyond its limit."""
    from bench import content
    from bench.deeds import deeds

    places = content.provision()
    found = {}
    for size in (SMALL, LARGE):
        started = time.monotonic()
        content.grow(places, size)
        print(f"{size:,} pages made in {time.monotonic() - started:.0f} s", file=sys.stderr)
        found[size] = {name: cost(connection, deed) for name, deed in deeds(places[0]).items()}
    print(
        f"PostgreSQL, {len(places)} sites; CPU ms of Python + server, median of {ROUNDS} rounds of {REPEAT}; queries"
    )
    print(f"{'':34}{SMALL:>13,} pages{LARGE:>19,} pages{'ratio':>9}{'limit':>7}")
    missed = []
    for name, (python, server, _queries) in found[SMALL].items():
        large = found[LARGE][name]
        ratio = (large[0] + large[1]) / (python + server)
        limit = LIMIT_OF_SEARCHING if name.startswith(SEARCHING) else LIMIT
        missed += [name] if ratio > limit else []
        before, after = (f"{a:7.2f} +{b:7.2f} {c:3}" for a, b, c in (found[SMALL][name], large))
        print(f"{name:34}{before:>19}{after:>25}{ratio:9.2f}{limit:7}")
    print(
        f"bench-growth: {SMALL:,} to {LARGE:,} pages: {len(missed)} of {len(found[SMALL])} above their limit {missed}"
    )
    return int(bool(missed))


def cost(connection, deed):
    """Return (CPU milliseconds of Python, of the server, queries) of a deed."""
    from django.test.utils import CaptureQueriesContext

    for _number in range(2):
        deed()
    python, server = [], []
    for _round in range(ROUNDS):
        ticks, started = server_ticks(connection), time.process_time()
        for _number in range(REPEAT):
            deed()
        python.append((time.process_time() - started) / REPEAT * 1000)
        server.append((server_ticks(connection) - ticks) / os.sysconf("SC_CLK_TCK") / REPEAT * 1000)
    with CaptureQueriesContext(connection) as captured:
        deed()
    # The server's clock has ticks of 10 ms: its mean over all rounds says more than their median.
    return statistics.median(python), statistics.mean(server), len(captured)


if __name__ == "__main__":
    sys.exit(main())
