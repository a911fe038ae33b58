"""One of the two sites of bench.uncached, in a process of its own: it builds its content and then measures on demand.

    python -m bench.worker ours 2000

It is spoken to in lines on its standard input and answers with a line of JSON each: first the addresses it has, then,
for `KIND TIMES`, what so many requests cost. The end of the input ends it and removes its database.
"""

import json
import os
import sys
import time
from pathlib import Path

import django

SETTINGS = {"ours": "cms.settings.test", "stock": "bench.stock.settings"}
WARM_UP = 3


def main():
    which, number = sys.argv[1], int(sys.argv[2])
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS[which]
    # Answers go out here; whatever else is printed must not.
    answers, sys.stdout = sys.stdout, sys.stderr
    django.setup()
    from django.db import connection

    connection.creation.create_test_db(verbosity=0)
    try:
        host, addresses = {"ours": build_ours, "stock": build_stock}[which](number)
        visit = visitor(host)
        answers.write(json.dumps(list(addresses)) + "\n")
        answers.flush()
        for line in sys.stdin:
            kind, times = line.rsplit(maxsplit=1)
            answers.write(json.dumps(measure(connection, visit, addresses[kind], int(times))) + "\n")
            answers.flush()
    finally:
        connection.creation.destroy_test_db("", verbosity=0)


def build_ours(number):
    """Build the product with one federation; return (host, {kind: address})."""
    from bench import content

    return content.one_site(number)


def build_stock(number):
    """Build the ordinary site; return (host, {kind: address})."""
    from bench.stock import content

    pictures = Path(__file__).parent.parent / "demo" / "pictures"
    return "stock.example", content.build(number, sorted(pictures.glob("[!bl]*-1.webp"))[:6])


def visitor(host):
    """Return a function that opens an address as a server would and returns (status, length of the answer)."""
    from django.core.handlers.wsgi import WSGIHandler
    from django.core.signals import request_finished, request_started
    from django.db import close_old_connections
    from django.test import RequestFactory

    # One connection for all requests, as in production; its server process is the one that is measured.
    request_started.disconnect(close_old_connections)
    request_finished.disconnect(close_old_connections)
    handler, factory = WSGIHandler(), RequestFactory(SERVER_NAME=host)

    def visit(path):
        environ = factory.get(path).environ
        response = handler(environ, lambda status, headers: None)
        length = sum(map(len, response))
        response.close()
        return response.status_code, length

    return visit


def measure(connection, visit, path, times):
    """Return what a GET costs: CPU milliseconds of Python and of the database's server, queries, status and bytes."""
    from django.test.utils import CaptureQueriesContext

    for _number in range(WARM_UP):
        visit(path)
    server, started = server_ticks(connection), time.process_time()
    for _number in range(times):
        status, length = visit(path)
    spent, server_spent = time.process_time() - started, server_ticks(connection) - server
    with CaptureQueriesContext(connection) as captured:
        visit(path)
    milliseconds = 1000 / times
    return {
        "python": spent * milliseconds,
        "server": server_spent / os.sysconf("SC_CLK_TCK") * milliseconds,
        "queries": len(captured),
        "status": status,
        "bytes": length,
    }


def server_ticks(connection):
    """Return the CPU time, in clock ticks, of the process that serves a connection; 0 where Python does it itself."""
    if connection.vendor != "postgresql":
        return 0
    connection.ensure_connection()
    pid = connection.connection.info.backend_pid
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


if __name__ == "__main__":
    main()
