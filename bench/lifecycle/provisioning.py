"""Federations from a sheet: seconds and queries of each, a second run, and runs that are killed in the middle.

    .venv/bin/python -m bench.lifecycle.provisioning federations.csv                   SQLite
    .ci/postgres .venv/bin/python -m bench.lifecycle.provisioning federations.csv      PostgreSQL

The undisturbed run is measured row by row. Another install gets the same sheet by the command itself, which is killed
(kill -9) inside the transaction of a federation near the beginning, in the middle and near the end, and is run again
each time; both installs must have the same rows then. The last line says it all; the exit status is 1 when a figure
falls short.
"""

import json
import os
import signal
import statistics
import subprocess
import sys
from pathlib import Path

from .databases import scratch_databases
from .rows_dump import differences

ROOT = Path(__file__).resolve().parents[2]
# A federation takes no longer than this on a machine that does nothing else, and asks no more.
MOST_SECONDS, MOST_QUERIES = 5, 900
# When a run is killed: at the so-manieth new row of a model, counted within that run.
POINTS = ((0.1, "sites.federation"), (0.4, "sites.licence"), (0.3, "home.homepage"))


def main(sheet):
    with scratch_databases() as databases:
        work(databases.new("empty"), "prepare")
        undisturbed = databases.copy("undisturbed", "empty")
        first = said(undisturbed, "make", sheet)
        second = said(undisturbed, "make", sheet)
        killed = databases.copy("killed", "empty")
        kills = run_and_kill(killed, sheet, len(first["rows"]))
        left = differences(said(undisturbed, "dump"), said(killed, "dump"))
    return report(databases.kind, first, second, kills, left)


def run_and_kill(database, sheet, total):
    """Run the command again and again, killed but for the last time; return how often it was killed."""
    kills = 0
    for share, model in POINTS:
        status, _output = work(database, "command", sheet, str(max(1, round(total * share))), model)
        kills += status == -signal.SIGKILL
    status, _output = work(database, "command", sheet)
    assert status == 0
    return kills


def report(kind, first, second, kills, left):
    """Print the figures and return the exit status."""
    for line in left:
        print(f"differs: {line}")
    seconds, queries = ([row[name] for row in first["rows"]] for name in ("seconds", "queries"))
    changes = sum(row["changes"] for row in second["rows"])
    good = (
        max(seconds) <= MOST_SECONDS
        and max(queries) <= MOST_QUERIES
        and changes == 0
        and kills == len(POINTS)
        and not left
    )
    print(
        f"provisioning on {kind}: {len(seconds)} federations in {first['seconds']:.1f} s, each "
        f"{statistics.median(seconds):.2f} s (median), {max(seconds):.2f} s (max, limit {MOST_SECONDS}), "
        f"{statistics.median(queries):.0f} queries (median), {max(queries)} (max, limit {MOST_QUERIES}); second run "
        f"{changes} changes in {second['seconds']:.1f} s; killed {kills} times and run again: "
        f"{'the same rows' if not left else f'{len(left)} tables differ'}: {'within its limits' if good else 'FAILED'}"
    )
    return int(not good)


def said(database, *arguments):
    """Return what a process that must not fail says."""
    status, output = work(database, *arguments)
    assert status == 0, arguments
    return json.loads(output.splitlines()[-1])


def work(database, *arguments):
    """Run a process on a database; return (exit status, what it wrote)."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "bench.lifecycle.provisioning_settings",
        "LIFECYCLE_DATABASE": database,
    }
    command = [sys.executable, "-m", "bench.lifecycle.provisioning_worker", *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=False)  # noqa: S603
    return done.returncode, done.stdout


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(str(Path(sys.argv[1]).resolve())))
