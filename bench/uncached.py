"""What a page costs when no cache helps: the product beside an ordinary Wagtail site with as many pages, in one run.

    python -m bench.uncached                                on SQLite
    .ci/postgres .venv/bin/python -m bench.uncached         on PostgreSQL

Each site lives in a process of its own (bench.worker) and answers in turns, so that both meet the same machine. CPU
time is compared, of Python and of the database's server; ratios of one run can be, milliseconds of two cannot.
"""

import json
import os
import statistics
import subprocess
import sys

PAGES = int(os.environ.get("BENCH_PAGES", "2000"))
ROUNDS, TIMES = 7, 20
# CPU time beside the ordinary site's, at most.
RATIOS = {"home": 0.5, "list": 0.25, "article": 0.5}
MOST_QUERIES = 12


def main():
    workers = {name: Worker(name) for name in ("ours", "stock")}
    try:
        kinds = {name: worker.answer() for name, worker in workers.items()}
        found = measure(workers, kinds)
    finally:
        for worker in workers.values():
            worker.close()
    report(found)
    return summary(found)


class Worker:
    """A site in its own process."""

    def __init__(self, name):
        command = [sys.executable, "-m", "bench.worker", name, str(PAGES)]
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True)  # noqa: S603

    def ask(self, kind):
        """Have a kind of page measured; return what it costs."""
        self.process.stdin.write(f"{kind} {TIMES}\n")
        self.process.stdin.flush()
        return self.answer()

    def answer(self):
        """Return what the process says next."""
        return json.loads(self.process.stdout.readline())

    def close(self):
        """End the process; it removes its database itself."""
        self.process.stdin.close()
        self.process.wait()


def measure(workers, kinds):
    """Return {(site, kind): [cost of each round]}, the sites taking turns."""
    found = {}
    for _round in range(ROUNDS):
        for kind in kinds["ours"]:
            for name, worker in workers.items():
                if kind in kinds[name]:
                    found.setdefault((name, kind), []).append(worker.ask(kind))
    return found


def cpu(costs):
    """Return the median CPU milliseconds of a request, Python's and the server's together."""
    return statistics.median(cost["python"] + cost["server"] for cost in costs)


def report(found):
    """Print a table."""
    print(f"{PAGES:,} pages; median of {ROUNDS} rounds of {TIMES} requests, CPU in ms")
    print(f"{'':14}{'site':8}{'Python':>9}{'server':>9}{'queries':>9}{'bytes':>10}{'ratio':>8}{'limit':>8}")
    for (name, kind), costs in sorted(found.items(), key=lambda item: item[0][::-1]):
        python, server = (statistics.median(cost[part] for cost in costs) for part in ("python", "server"))
        compared = f"{ratio(found, kind):8.2f}{RATIOS[kind]:8.2f}" if name == "ours" and kind in RATIOS else ""
        print(f"{kind:14}{name:8}{python:9.2f}{server:9.2f}{costs[0]['queries']:9}{costs[0]['bytes']:10,}{compared}")


def ratio(found, kind):
    """Return what a page of ours costs beside the ordinary site's."""
    return cpu(found["ours", kind]) / cpu(found["stock", kind])


def summary(found):
    """Print the last line; return the exit code."""
    queries = max(cost["queries"] for (name, _kind), costs in found.items() if name == "ours" for cost in costs)
    missed = [kind for kind, limit in RATIOS.items() if ratio(found, kind) > limit]
    ratios = ", ".join(f"{kind} {ratio(found, kind):.2f} (limit {limit})" for kind, limit in RATIOS.items())
    print(f"bench-uncached: CPU beside ordinary Wagtail: {ratios}; at most {queries} queries (limit {MOST_QUERIES})")
    return int(bool(missed) or queries > MOST_QUERIES)


if __name__ == "__main__":
    sys.exit(main())
