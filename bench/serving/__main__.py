"""How fast kept pages are sent, beside the least that gunicorn can cost and beside the peers, in one run.

    make bench                                              some 120 pages, less than five minutes
    BENCH_PAGES=10000 BENCH_SITES=34 make bench             many, as `make bench-full` has it

All servers have one worker process with eight threads (gthread, the class of both gunicorn configurations in deploy/),
on the first core; the load comes from the second. They take turns in short rounds, so that all meet the same machine:
ratios of one round are compared, and their median is told. Bare figures of two runs cannot be compared.
"""

import json
import os
import shutil
import statistics
import sys
import tempfile
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from . import contenders, load
from .contenders import DJANGOS, OURS
from .servers import MEMORY_PATH

PAGES = int(os.environ.get("BENCH_PAGES", "120"))
SITES = int(os.environ.get("BENCH_SITES", "4"))
ROUNDS, SECONDS = 3, int(os.environ.get("BENCH_SECONDS", "1"))
# Whose figures lie so close that noise would decide, and how often they are asked in each round.
CLOSE, TURNS = ("ceiling", "page-cache"), 3
# Requests per second beside the ceiling's, and beside those of Django's middleware with the same store, at least.
OF_CEILING, OF_DJANGO = 0.85, 3.0
PAIRS = tuple(zip(OURS, DJANGOS, strict=True))
MEGABYTE = 1 << 20


def main():
    if missing := [name for name in ("wrk", "redis-server") if shutil.which(name) is None]:
        sys.exit(f"bench: {', '.join(missing)} missing (Debian: wrk redis-server).")
    with tempfile.TemporaryDirectory(prefix="federations-cms-bench-") as name, ExitStack() as stack:
        found, left_out = contenders.start(Path(name), stack, PAGES, SITES)
        empty = {kind: memory(found[kind].server) for kind in OURS}
        for kind, contender in found.items():
            contender.warm(kind)
        one, many = run(found)
        full = {kind: memory(found[kind].server) for kind in OURS}
        sizes = {kind: len(contender.server.get(*contender.page)[2]) for kind, contender in found.items()}
    report("one article", one, sizes, left_out)
    report(f"{PAGES:,} pages of {SITES} sites, the most read most often (Zipf)", many, sizes, left_out)
    report_memory(empty, full)
    return judge(one, many, full)


def memory(server):
    """Return what a product's page cache holds: {"kept": bytes, "bound": bytes, "resident": bytes of the process}."""
    return json.loads(server.get("localhost", MEMORY_PATH)[2])


def run(found):
    """Measure all by turns; return ({kind: [Load of each round]} with the one page, the same with many)."""
    keepers = {kind: contender for kind, contender in found.items() if contender.requests}
    one, many = {kind: [] for kind in found}, {kind: [] for kind in keepers}
    for number in range(ROUNDS):
        in_turn(found, one, lambda asked: load.measure(asked.server, SECONDS, *asked.page))
        in_turn(keepers, many, partial(measure_many, start=number * load.APART))
    return one, many


def measure_many(contender, start):
    """Return the Load of a contender with many pages, from a line of its requests on."""
    return load.measure(contender.server, SECONDS, addresses=contender.requests, start=start)


def in_turn(contenders, loads, measure):
    """Add a Load of each contender; those who are close are asked by turns and told by the best.

    What else runs on the machine only ever takes away, and much more than they lie apart.
    """
    tries = {kind: [] for kind in contenders}
    for _turn in range(TURNS):
        for kind in CLOSE:
            tries[kind].append(measure(contenders[kind]))
    for kind, contender in contenders.items():
        best = max(tries[kind] or [measure(contender)], key=lambda load: load.rate)
        loads[kind].append(best)


def median(loads, name):
    """Return the median of a figure over the rounds."""
    return statistics.median(getattr(one, name) for one in loads)


def ratio(loads, others, name="rate"):
    """Return the median over the rounds of a figure beside another contender's of the same round."""
    return statistics.median(
        getattr(one, name) / getattr(other, name) for one, other in zip(loads, others, strict=True)
    )


def noise(loads):
    """Return how far apart the rates of the rounds lie: half of the middle half, as a share of the median."""
    low, middle, high = statistics.quantiles([one.rate for one in loads], n=4)
    return (high - low) / 2 / middle


def report(title, found, sizes, left_out):
    """Print a table of what each one bore, with the ceiling as 1."""
    ceiling = found["ceiling"]
    print(f"\n{title}; medians of {ROUNDS} rounds of {SECONDS} s, {load.CONNECTIONS} connections")
    heads = ("requests/s", "noise", "ratio", "CPU us", "ratio", "p50 ms", "p99 ms", "bytes", "failed")
    print(f"{'':22}" + "".join(f"{head:>11}" for head in heads))
    for kind, loads in found.items():
        figures = (
            f"{median(loads, 'rate'):.0f}", f"{noise(loads):.0%}", f"{ratio(loads, ceiling):.3f}",
            f"{median(loads, 'cpu'):.0f}", f"{ratio(loads, ceiling, 'cpu'):.2f}",
            f"{median(loads, 'p50'):.2f}", f"{median(loads, 'p99'):.2f}",
            f"{sizes[kind]}", f"{sum(one.failed for one in loads)}",
        )  # fmt: skip
        print(f"{kind:22}" + "".join(f"{figure:>11}" for figure in figures))
    for line in left_out:
        print(line)


def report_memory(empty, full):
    """Print what the pages take."""
    print("\nmemory of the page cache, in MB")
    for kind in OURS:
        kept, bound = full[kind]["kept"] / MEGABYTE, full[kind]["bound"] / MEGABYTE
        growth = (full[kind]["resident"] - empty[kind]["resident"]) / MEGABYTE
        print(f"{kind:22}{kept:8.1f} kept, bound {bound:.0f}; the process grew by {growth:.0f} since its start")


def judge(one, many, memories):
    """Print the summary line; return the exit status."""
    of_ceiling, of_ceiling_many = (ratio(found["page-cache"], found["ceiling"]) for found in (one, many))
    of_django, of_stock = (
        min(ratio(found[ours], found[name.format(theirs)]) for found in (one, many) for ours, theirs in PAIRS)
        for name in ("{}", "wagtail, {}")
    )
    failed = sum(load.failed for found in (one, many) for loads in found.values() for load in loads)
    is_bounded = all(held["kept"] <= held["bound"] for held in memories.values())
    print(
        f"bench: a kept page comes at {of_ceiling:.2f} of the ceiling, one of many at {of_ceiling_many:.2f} (limit "
        f"{OF_CEILING}); at {of_django:.1f} times the rate of the same pages under Django's cache middleware at least "
        f"(limit {OF_DJANGO}), {of_stock:.1f} of ordinary Wagtail's small ones; "
        f"memory {'within' if is_bounded else 'beyond'} its bound; {failed} failed"
    )
    return int(min(of_ceiling, of_ceiling_many) < OF_CEILING or of_django < OF_DJANGO or not is_bounded or failed > 0)


if __name__ == "__main__":
    sys.exit(main())
