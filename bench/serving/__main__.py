"""How fast kept pages are sent, beside the least that gunicorn can cost and Django's cache middleware, in one run.

    make bench                      about 1,000 pages over 34 sites, some minutes
    BENCH_PAGES=10000 make bench    more of them

All servers have one worker process with eight threads, on the first core; the load comes from the second. They take
turns, so that all meet the same machine: ratios of one run can be compared, bare figures of two runs cannot.
"""

import json
import os
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from . import install, load
from .servers import Redis, Server

PAGES = int(os.environ.get("BENCH_PAGES", "1000"))
ROUNDS, SECONDS = 5, 3
KINDS = ("page-cache", "page-cache-redis", "django-memory", "django-redis")
# Requests per second beside the ceiling's, and beside those of Django's middleware with the same store, at least.
OF_CEILING, OF_DJANGO = 0.85, 3.0


def main():
    if missing := [name for name in ("wrk", "redis-server") if shutil.which(name) is None]:
        sys.exit(f"bench: {', '.join(missing)} missing (Debian: wrk redis-server).")
    with tempfile.TemporaryDirectory(prefix="federations-cms-bench-") as name:
        folder = Path(name)
        install.build(folder / "var", PAGES)
        found = install.addresses()
        install.write_requests(folder / "requests.txt", found)
        redis = Redis(folder)
        servers = {}
        try:
            for kind in KINDS:
                environment = {
                    "BENCH_CACHE": kind,
                    "BENCH_REDIS": redis.url,
                    "BENCH_MADE": str(folder / f"{kind}.made"),
                }
                servers[kind] = Server("bench.serving.application", folder, environment).wait()
            page = next((host, path) for host, path in found if path.count("/") > 2)
            write_answer(servers["page-cache"], page, folder / "answer.json")
            environment = {"BENCH_ANSWER": str(folder / "answer.json")}
            servers = {"ceiling": Server("bench.serving.ceiling", folder, environment).wait(), **servers}
            one, many = run(servers, redis, page, folder / "requests.txt")
        finally:
            for server in (*servers.values(), redis):
                server.close()
    report(f"one article, {len(found)} pages in the install", one)
    report(f"{len(found)} pages of 34 sites, the most read most often (Zipf)", many)
    return judge(one, many)


def write_answer(server, page, path):
    """Keep what a server says to a page, for the ceiling to say the same."""
    status, headers, body = server.get(*page, {"Accept-Encoding": "br"})
    assert status == 200, (page, status)
    made_by_gunicorn = {"server", "date", "connection", "transfer-encoding"}
    headers = [header for header in headers if header[0].lower() not in made_by_gunicorn]
    path.write_text(json.dumps({"headers": headers, "body": body.hex()}), "utf-8")


def run(servers, redis, page, requests):
    """Measure all servers by turns; return ({kind: Load of the one page}, {kind: Load of many}), medians of rounds."""
    one, many = ({kind: [] for kind in servers} for _which in range(2))
    host, path = page
    for kind, server in servers.items():
        # Everything that is asked for is made before the clock runs.
        for line in dict.fromkeys(requests.read_text("ascii").splitlines()) if kind != "ceiling" else ():
            server.get(*line.split(), {"Accept-Encoding": "br"})
    for _round in range(ROUNDS):
        for kind, server in servers.items():
            others = [redis] if "redis" in kind else []
            one[kind].append(load.measure(server, SECONDS, host, path, others=others))
            many[kind].append(load.measure(server, SECONDS, addresses=requests, others=others))
    return tuple({kind: _median(loads) for kind, loads in found.items()} for found in (one, many))


def _median(loads):
    names = load.Load.__dataclass_fields__
    return load.Load(**{name: statistics.median(getattr(one, name) for one in loads) for name in names})


def report(title, loads):
    """Print a table of what each server bore, with the ceiling as 1."""
    ceiling = loads["ceiling"]
    print(f"\n{title}; medians of {ROUNDS} rounds of {SECONDS} s, {load.CONNECTIONS} connections")
    print(f"{'':18}{'requests/s':>12}{'ratio':>8}{'CPU us':>10}{'ratio':>8}{'p50 ms':>10}{'p99 ms':>10}{'failed':>8}")
    for kind, found in loads.items():
        print(
            f"{kind:18}{found.rate:12.0f}{found.rate / ceiling.rate:8.2f}{found.cpu:10.0f}"
            f"{found.cpu / ceiling.cpu:8.2f}{found.p50:10.2f}{found.p99:10.2f}{found.failed:8.0f}"
        )


def judge(one, many):
    """Print the summary line; return the exit status."""
    of_ceiling = one["page-cache"].rate / one["ceiling"].rate
    of_ceiling_many = many["page-cache"].rate / many["ceiling"].rate
    of_django = [
        loads[ours].rate / loads[theirs].rate
        for loads in (one, many)
        for ours, theirs in (("page-cache", "django-memory"), ("page-cache-redis", "django-redis"))
    ]
    failed = sum(loads[kind].failed for loads in (one, many) for kind in loads)
    print(
        f"bench: a kept page comes at {of_ceiling:.2f} of the ceiling, one of many at {of_ceiling_many:.2f} (limit "
        f"{OF_CEILING}); at {min(of_django):.1f} times the rate of Django's cache middleware at least (limit "
        f"{OF_DJANGO}); {failed:.0f} failed"
    )
    return int(min(of_ceiling, of_ceiling_many) < OF_CEILING or min(of_django) < OF_DJANGO or failed > 0)


if __name__ == "__main__":
    sys.exit(main())
