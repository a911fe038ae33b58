"""A federation is written into a file, deleted and brought back: how long it takes, and that all of it is the same.

    python -m bench.lifecycle.takeaway                             on SQLite
    .ci/postgres .venv/bin/python -m bench.lifecycle.takeaway      on PostgreSQL

    BENCH_PAGES=5000      pages of the federation
    BENCH_PICTURES=60     pictures of it
    BENCH_KILLS=3         how often the deletion and the restoration are killed (kill -9) and gone on with

Every process is one of its own, as it is in life: the work is done by `manage.py export_federation`,
`delete_federation` and `restore_federation`. A reader opens pages of a neighbour all the while.
"""

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

from .databases import scratch_databases

ROOT = Path(__file__).resolve().parents[2]
PAGES = int(os.environ.get("BENCH_PAGES", "5000"))
PICTURES = int(os.environ.get("BENCH_PICTURES", "60"))
KILLS = int(os.environ.get("BENCH_KILLS", "3"))
SEED = int(os.environ.get("BENCH_SEED", "34"))
SLUG, NAME = "ben-tre", "Bến Tre"
# What export and restoration together may take.
LIMIT_MINUTES = 10


class Bench:
    """The processes of the measurement.

    Args:
        folder: pathlib.Path for everything that is written.
        url: of the database.
    """

    def __init__(self, folder, url):
        self.folder, self.wrong = folder, []
        (folder / "media").mkdir()
        self.environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "bench.lifecycle.takeaway_settings",
            "TEST_DATABASE_URL": url,
            "BENCH_MEDIA": str(folder / "media"),
            "TMPDIR": str(folder),
        }
        self.file = folder / "kept.lddl.zip"

    def start(self, *command):
        """Start a Python process."""
        return subprocess.Popen(  # noqa: S603
            [sys.executable, *command], cwd=ROOT, env=self.environment, text=True, stdout=subprocess.PIPE
        )

    def ask(self, *deed):
        """Have a deed of bench.lifecycle.takeaway_worker done; return what it says."""
        return self._said(self.start("-m", "bench.lifecycle.takeaway_worker", *deed), deed)

    def manage(self, *command):
        """Run a command of manage.py to its end; return what it says and the seconds it took."""
        began = time.monotonic()
        said = self._said(self.start("manage.py", *command, "--json"), command)
        return said, time.monotonic() - began

    @staticmethod
    def _said(process, what):
        said, _errors = process.communicate()
        assert process.returncode == 0, what
        return json.loads(said.splitlines()[-1])

    def check(self, what, holds):
        """Note what does not hold."""
        if not holds:
            self.wrong.append(what)

    @contextmanager
    def watched(self, what):
        """Have a reader open the neighbour's pages while the block runs."""
        stop = self.folder / "stop"
        stop.unlink(missing_ok=True)
        reader = self.start("-m", "bench.lifecycle.takeaway_worker", "watch", str(stop))
        try:
            yield
        finally:
            stop.touch()
            met = self._said(reader, "watch")
        print(f"  meanwhile at the neighbour's: {met['answers']}, slowest {met['slowest']} s", flush=True)
        self.check(f"{what}: the neighbour answered {met['answers']}", set(met["answers"]) == {"200"})

    def kill(self, seconds, *command):
        """Begin a command and kill it after so many seconds; return whether it was still at work."""
        process = self.start("manage.py", *command, "--json")
        try:
            process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.communicate()
        return process.returncode == -signal.SIGKILL


def main():
    with tempfile.TemporaryDirectory(prefix="takeaway-") as folder, scratch_databases() as databases:
        bench = Bench(Path(folder), databases.new("takeaway"))
        built = bench.ask("build", str(PAGES), str(PICTURES))
        print(f"{databases.kind}: {built['pages']:,} pages, {built['pictures']} pictures", flush=True)
        before = picture(bench, "before")
        spent = take_away(bench)
        spent += bring_back(bench)
        compare(bench, before, picture(bench, "after"))
        killed = kills(bench, before, spent)
    for text in bench.wrong:
        print(f"WRONG: {text}")
    minutes = spent / 60
    print(
        f"bench-takeaway: {built['pages']:,} pages exported and restored in {minutes:.1f} minutes (limit"
        f" {LIMIT_MINUTES}), the same field by field and page by page, 0 rows and files left between, {killed} kills"
        f" with the same end; {len(bench.wrong)} wrong"
    )
    return int(bool(bench.wrong) or minutes > LIMIT_MINUTES)


def picture(bench, moment):
    """Return (portrait, pages as read) of the federation as it is now."""
    files = [bench.folder / f"{what}-{moment}.json" for what in ("portrait", "pages")]
    rows, statuses = bench.ask("portrait", str(files[0])), bench.ask("render", str(files[1]))
    print(f"{moment}: {rows:,} rows, pages {statuses}", flush=True)
    return [json.loads(file.read_text("utf-8")) for file in files]


def take_away(bench):
    """Export and delete; return the seconds that the export took."""
    with bench.watched("export"):
        made, seconds = bench.manage("export_federation", SLUG, "--to", str(bench.file))
    print(f"exported in {seconds:.0f} s: {made['size'] / 1e6:.1f} MB", flush=True)
    with bench.watched("deletion"):
        deleted, spent = bench.manage("delete_federation", SLUG, "--name", NAME)
    print(f"deleted in {spent:.0f} s: {sum(deleted['deleted'].values()):,}, left {len(deleted['left'])}", flush=True)
    bench.check(f"left behind: {deleted['left'][:5]}", not deleted["left"])
    return seconds


def bring_back(bench):
    """Restore; return the seconds it took."""
    with bench.watched("restoration"):
        report, seconds = bench.manage("restore_federation", str(bench.file))
    print(f"restored in {seconds:.0f} s, notes: {report['notes'][:3]}", flush=True)
    bench.check("it is not live", report["state"] == "live")
    return seconds


def compare(bench, before, after):
    """Note in which rows and pages the federation is another."""
    for label in sorted(before[0].keys() | after[0].keys()):
        old, new = before[0].get(label, []), after[0].get(label, [])
        bench.check(f"{label}: {len(old)} rows, then {len(new)}, not all the same", old == new)
    differing = [path for path in before[1] if before[1][path] != after[1].get(path)]
    bench.check(f"{len(differing)} pages differ: {differing[:5]}", not differing)
    bench.check("other pages are there", before[1].keys() == after[1].keys())


def kills(bench, before, seconds):
    """Kill deletions and restorations at random points and go on; return how many were still at work."""
    chosen, number = random.Random(SEED), 0  # noqa: S311  (repeatable)
    for one in range(KILLS):
        bench.manage("export_federation", SLUG)
        for command in (("delete_federation", SLUG, "--name", NAME), ("restore_federation", str(bench.file))):
            moment = chosen.uniform(1, max(seconds / 2, 2))
            number += bench.kill(moment, *command)
            bench.manage(*command)
        rows = bench.folder / "killed.json"
        bench.ask("portrait", str(rows))
        after = json.loads(rows.read_text("utf-8"))
        differing = sorted(label for label in before[0] if before[0][label] != after.get(label))
        print(f"killed and gone on with: {differing or 'the same end'}", flush=True)
        bench.check(f"kill {one}: another end in {differing}", not differing)
    return number


if __name__ == "__main__":
    sys.exit(main())
