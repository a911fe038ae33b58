"""What a page, a search, a publishing cost as the install grows from 1,000 pages to very many, in one run.

    .ci/postgres .venv/bin/python -m bench.growth                           to 50,000 pages
    .ci/postgres env BENCH_PAGES=1000000 .venv/bin/python -m bench.growth   to a million: 34 sites of 30,000
    BENCH_KEEP=1 …                                                          leave the databases, or use those left

Two scratch databases with 34 federations each stand side by side. In the small one all SMALL pages are those of the
site that is asked: lists, results and parts of the sitemap are as full as they ever get. The large one is the small
one grown to LARGE pages, spread over all sites. Each is served by a process of its own (bench.growth_worker), and both
are measured in turns, so that what else the machine does is done to both. Printed are CPU time (Python's and the
database server's together) and the ratio of the two. What is asked is the site of one federation and the admin of its
team.
"""

import json
import os
import statistics
import subprocess
import sys

SMALL, LARGE = 1000, int(os.environ.get("BENCH_PAGES", "50000"))
REPEAT, ROUNDS = 4, 5
# What may cost how many times as much with LARGE pages as with SMALL.
LIMIT, LIMIT_OF_SEARCHING = 1.3, 2
SEARCHING = ("search", "admin")


def main():
    if not os.environ.get("TEST_DATABASE_URL", "").startswith("postgres"):
        sys.exit("bench-growth: needs PostgreSQL: .ci/postgres .venv/bin/python -m bench.growth")
    workers = [Worker(size, is_spread=size == LARGE) for size in (SMALL, LARGE)]
    try:
        names = [worker.answer() for worker in workers]
        return report(names[0], workers)
    finally:
        for worker in workers:
            worker.end()


class Worker:
    """A process with a database of its own that does what it is told and says what it cost.

    Args:
        size: number of pages.
        is_spread: whether all sites have some of them, or only the one that is asked.
    """

    def __init__(self, size, is_spread):
        command = [sys.executable, "-m", "bench.growth_worker", str(size), "spread" if is_spread else "one-site"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)  # noqa: S603
        self.rounds = []

    def answer(self):
        """Return what the process says next."""
        line = self.process.stdout.readline()
        if not line:
            sys.exit("bench-growth: a worker ended; what it wrote above says why")
        return json.loads(line)

    def measure(self, name, times):
        """Do a deed some times; return its cost as the process says it."""
        self.process.stdin.write(f"{times} {name}\n")
        self.process.stdin.flush()
        return self.answer()

    def summary(self):
        """Return (CPU milliseconds of Python, of the server, queries) of the rounds that were measured last."""
        python, server, queries = zip(*self.rounds, strict=True)
        # The server's clock has ticks of 10 ms: its mean over all rounds says more than their median.
        return statistics.median(python), statistics.mean(server), queries[-1]

    def end(self):
        """Let the process remove its database."""
        self.process.stdin.close()
        self.process.wait()


def measured(workers, name):
    """Measure a deed in turns; return (CPU milliseconds of Python, of the server, queries) of each worker."""
    for worker in workers:
        worker.measure(name, 2)
        worker.rounds = []
    for _round in range(ROUNDS):
        for worker in workers:
            worker.rounds.append(worker.measure(name, REPEAT))
    return [worker.summary() for worker in workers]


def report(names, workers):
    """Measure and print, a line for each deed; return 1 when something is beyond its limit."""
    print(f"PostgreSQL; CPU ms of Python + server, median of {ROUNDS} rounds of {REPEAT} in turns; queries")
    print(f"{'':34}{SMALL:>13,} pages{LARGE:>19,} pages{'ratio':>9}{'limit':>7}", flush=True)
    missed = []
    for name in names:
        small, large = measured(workers, name)
        ratio = (large[0] + large[1]) / (small[0] + small[1])
        limit = LIMIT_OF_SEARCHING if name.startswith(SEARCHING) else LIMIT
        missed += [name] if ratio > limit else []
        before, after = (f"{a:7.2f} +{b:7.2f} {c:3}" for a, b, c in (small, large))
        print(f"{name:34}{before:>19}{after:>25}{ratio:9.2f}{limit:7}", flush=True)
    print(f"bench-growth: {SMALL:,} to {LARGE:,} pages: {len(missed)} of {len(names)} above their limit {missed}")
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(main())
