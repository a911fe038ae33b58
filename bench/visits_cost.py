"""What a visit costs, by the door before Django: CPU time of this process, and statements written to the database."""

import contextlib
import io
import os
import tempfile
import time
from pathlib import Path

import django

VISITS, ROUNDS = 5000, 5
# A busy site: so many visits between two writes.
BETWEEN_WRITES = 60
# Limits: CPU µs of a visit, and statements that write for 1,000 visits.
MOST_CPU = {"memory": 150, "redis": 450}
MOST_WRITES = 100
NOON = 1_772_600_400


def run():
    """Measure and print; return (whether it is within the limits, what to say of it)."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "cms.settings.test"
    django.setup()
    from django.db import connection

    from tests.redis_server import SERVER, running_redis

    connection.creation.create_test_db(verbosity=0)
    try:
        with contextlib.ExitStack() as stack:
            stores = {"memory": {"STORE": "visits.stores.memory.MemoryStore"}}
            if SERVER:
                folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="visits-"))
                url = stack.enter_context(running_redis(Path(folder)))
                stores["redis"] = {"STORE": "visits.stores.shared.RedisStore", "LOCATION": url}
            return measure(connection, stores)
    finally:
        connection.creation.destroy_test_db("", verbosity=0)


def measure(connection, stores):
    """Print what visits cost with each store; return as `run`."""
    from django.test import override_settings

    from tests import cast
    from visits.stores import get_store

    cast.provision_cast()
    team = cast.team("an-giang")
    good, said = True, []
    print(f"{'store':12}{'CPU µs of a visit':>20}{'writes for 1,000 visits':>26}{'when one is written alone':>28}")
    for name, options in stores.items():
        with override_settings(VISIT_STORE=options):
            get_store.cache_clear()
            cpu = cost_of_visit(team)
            writes, alone = (writes_for(connection, team, number) for number in (BETWEEN_WRITES, 1))
        print(f"{name:12}{cpu:20.0f}{writes:26.0f}{alone:28.0f}")
        good = good and cpu <= MOST_CPU[name] and writes <= MOST_WRITES
        said.append(f"{name} {cpu:.0f} µs of CPU (limit {MOST_CPU[name]}), {writes:.0f} writes for 1,000 visits")
    return good, "; ".join(said) + f" (limit {MOST_WRITES})"


def cost_of_visit(team):
    """Return the CPU µs of a counted visit, without what it costs to make the request and to answer nothing."""
    from visits.flushing import flush

    costs = []
    for number in range(ROUNDS):
        requests = [request(team, VISITS * number + each) for each in range(VISITS)]
        costs.append(time_of(counter(lambda: NOON), requests) - time_of(nothing, requests))
        assert flush() == VISITS
    return min(costs) / VISITS * 1e6


def time_of(application, requests):
    """Return the CPU seconds of answering requests."""
    bodies = [environ["wsgi.input"].getvalue() for environ in requests]
    for environ, body in zip(requests, bodies, strict=True):
        environ["wsgi.input"] = io.BytesIO(body)
    started = time.process_time()
    for environ in requests:
        application(environ, lambda status, headers: None)
    return time.process_time() - started


def writes_for(connection, team, number):
    """Return how many statements write 1,000 visits when so many of them come between two writes."""
    from django.test.utils import CaptureQueriesContext

    from visits.flushing import flush

    door, rounds, written = counter(lambda: NOON + 3600), 10, 0
    for step in range(rounds):
        for each in range(number):
            door(request(team, 10_000_000 + 100_000 * number + 1000 * step + each), lambda status, headers: None)
        with CaptureQueriesContext(connection) as captured:
            assert flush() == number
        written += sum(
            not query["sql"].startswith(("SELECT", "BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")) for query in captured
        )
    return 1000 * written / (number * rounds)


def counter(clock):
    """Return the door for visits."""
    from visits.wsgi import VisitCounter

    return VisitCounter(nothing, clock)


def nothing(environ, start_response):
    """Answer nothing, as cheaply as an application can."""
    start_response("204 No Content", [])
    return [b""]


def request(team, number):
    """Return the WSGI environment of a reader whom nobody has seen, on one of four pages."""
    from tests.visits.readers import BROWSERS
    from visits.tokens import token_for

    pages = (team.home, team.news, team.seminars, team.about)
    token = token_for(team.site.pk, pages[number % len(pages)].pk, team.host).encode()
    return {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": "/luot-truy-cap/dem/",
        "HTTP_HOST": team.host,
        "REMOTE_ADDR": f"10.{number // 62_500 % 250}.{number // 250 % 250}.{number % 250}",
        "HTTP_USER_AGENT": BROWSERS[number % len(BROWSERS)],
        "HTTP_SEC_FETCH_SITE": "same-origin",
        "CONTENT_LENGTH": str(len(token)),
        "wsgi.input": io.BytesIO(token),
    }
