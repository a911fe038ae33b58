"""What the fence between the teams costs: an editor's requests in the admin with it and without it, in one run.

    make bench-fence                      on SQLite
    .ci/postgres make bench-fence         on PostgreSQL

Queries are counted, CPU time is that of this process (so a busy machine matters less), and each address is asked for
by turns with the fence on and off. Only the ratio of one run means something.
"""

import os
import statistics
import sys
import time

import django

REPEAT = 31
# The fence may add this many queries to a request, and this much CPU time to the addresses together.
MOST_QUERIES, MOST_CPU = 5, 1.25


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
    """Measure and print; return the exit code: 1 when the fence costs more than its limits."""
    from tests import builders, cast

    cast.provision_cast()
    team = cast.team("an-giang")
    article = builders.news(team.news, cover=builders.picture(team.federation.collection))
    for _number in range(20):
        builders.news(team.news)
    clients = {fenced: client_of(team, fenced) for fenced in (True, False)}
    print(f"{connection.vendor}, an editor's requests; median of {REPEAT}")
    print(f"{'':34}{'queries off':>12}{'on':>5}{'added':>7}{'CPU ms off':>12}{'on':>8}{'ratio':>7}")
    totals, most_queries = {True: 0.0, False: 0.0}, 0
    for name, path in addresses(team, article).items():
        cost = measure(connection, clients, path)
        added = cost[True][0] - cost[False][0]
        most_queries = max(most_queries, added)
        for fenced in totals:
            totals[fenced] += cost[fenced][1]
        print(
            f"{name:34}{cost[False][0]:12}{cost[True][0]:5}{added:7}"
            f"{cost[False][1]:12.1f}{cost[True][1]:8.1f}{cost[True][1] / cost[False][1]:7.2f}"
        )
    ratio = totals[True] / totals[False]
    print(
        f"bench-fence: {most_queries} queries added at most (limit {MOST_QUERIES}),"
        f" CPU {ratio:.2f} times that without (limit {MOST_CPU})"
    )
    return int(most_queries > MOST_QUERIES or ratio > MOST_CPU)


def addresses(team, article):
    """Return the addresses of an editor's day."""
    return {
        "dashboard": "/admin/",
        "list of pages": f"/admin/pages/{team.news.pk}/",
        "page editor": f"/admin/pages/{article.pk}/edit/",
        "history of a page": f"/admin/pages/{article.pk}/history/",
        "page chooser": f"/admin/choose-page/{team.news.pk}/",
        "search for pages": "/admin/pages/search/?q=tin",
        "pictures": "/admin/images/",
        "picture chooser": "/admin/images/chooser/",
        "sidebar's list of pages": f"/admin/api/main/pages/?child_of={team.news.pk}&for_explorer=1",
    }


def client_of(team, fenced):
    """Return a signed-in test client of an install with the fence, or without it, and what switches that on."""
    from django.conf import settings
    from django.test import Client, override_settings

    middleware = [name for name in settings.MIDDLEWARE if fenced or not name.startswith("sites.fence.")]
    switch = override_settings(FENCE_ENABLED=fenced, MIDDLEWARE=middleware)
    client = Client(SERVER_NAME=team.host)
    with switch:
        client.force_login(team.editor)
        client.get("/admin/")
    return client, switch


def measure(connection, clients, path):
    """Return {fenced: (queries, median CPU milliseconds)} of a GET."""
    from django.test.utils import CaptureQueriesContext

    durations, queries = {True: [], False: []}, {}
    for _round in range(REPEAT):
        for fenced, (client, switch) in clients.items():
            with switch:
                started = time.process_time()
                response = client.get(path)
                durations[fenced].append((time.process_time() - started) * 1000)
                assert response.status_code == 200, (path, response.status_code)
    for fenced, (client, switch) in clients.items():
        with switch, CaptureQueriesContext(connection) as captured:
            client.get(path)
        queries[fenced] = len(captured)
    return {fenced: (queries[fenced], statistics.median(durations[fenced])) for fenced in clients}


if __name__ == "__main__":
    sys.exit(main())
