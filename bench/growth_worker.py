"""One of the two installs of bench.growth, in a process of its own with its own database.

    python -m bench.growth_worker 1000 one-site

It is spoken to in lines on its standard input and answers with a line of JSON each: first the names of what it can
do, then, for `TIMES NAME`, what doing it so often costs.
"""

import json
import os
import sys
import time

import django

# Pages of the site that is asked, which stand there before any other: what is asked of them is the same in both sizes.
FIRST = 1000


def main():
    size, spread = int(sys.argv[1]), sys.argv[2]
    os.environ["DJANGO_SETTINGS_MODULE"] = "cms.settings.test"
    # Answers go out here; whatever else is printed must not.
    answers, sys.stdout = sys.stdout, sys.stderr
    django.setup()
    from django.db import connection

    keep = bool(os.environ.get("BENCH_KEEP"))
    connection.settings_dict["TEST"]["NAME"] = f"bench_growth_{size}"
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False, keepdb=keep)
    try:
        found = build(size, spread == "spread")
        answers.write(json.dumps(list(found)) + "\n")
        answers.flush()
        for line in sys.stdin:
            times, name = line.rstrip("\n").split(maxsplit=1)
            answers.write(json.dumps(cost(connection, found[name], int(times))) + "\n")
            answers.flush()
    finally:
        connection.creation.destroy_test_db("", verbosity=0, keepdb=keep)


def build(size, is_spread):
    """Return {name: deed} of an install with so many pages, which is built unless it stands there already."""
    from bench import content
    from bench.deeds import deeds

    places = content.provisioned()
    if not places:
        places = content.provision()
        started = time.monotonic()
        content.grow(places[:1], min(size, FIRST))
        if is_spread:
            content.grow(places, size)
        spent = time.monotonic() - started
        print(f"{size:,} pages made in {spent:.0f} s: {size / spent:,.0f} a second", file=sys.stderr)
    return deeds(places[0])


def cost(connection, deed, times):
    """Return (CPU milliseconds of Python, of the server, queries) of a deed."""
    from django.test.utils import CaptureQueriesContext

    from bench.worker import server_ticks

    with CaptureQueriesContext(connection) as captured:
        deed()
        queries = len(captured)
    ticks, started = server_ticks(connection), time.process_time()
    for _number in range(times):
        deed()
    python = (time.process_time() - started) / times * 1000
    server = (server_ticks(connection) - ticks) / os.sysconf("SC_CLK_TCK") / times * 1000
    return python, server, queries


if __name__ == "__main__":
    main()
