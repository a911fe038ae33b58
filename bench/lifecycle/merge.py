"""Bến Tre, Trà Vinh and Vĩnh Long become one: how long it takes, that nothing is lost, and what a crash costs.

    python -m bench.lifecycle.merge                                on SQLite
    .ci/postgres .venv/bin/python -m bench.lifecycle.merge         on PostgreSQL

    BENCH_PAGES=3000      pages of each
    BENCH_PICTURES=60     pictures of each
    BENCH_KILLS=10        how often the merger is killed (kill -9) and gone on with

Every process is one of its own, as it is in life: the merger and its undoing are `manage.py merge_federations`. Each
way (sections, indexes) is merged and undone; every old address is opened. Then a merger is killed at random points.
"""

import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parents[2]
PAGES = int(os.environ.get("BENCH_PAGES", "3000"))
PICTURES = int(os.environ.get("BENCH_PICTURES", "60"))
KILLS = int(os.environ.get("BENCH_KILLS", "10"))
SEED = int(os.environ.get("BENCH_SEED", "34"))
SUCCESSOR, PREDECESSORS = "vinh-long-moi", ["ben-tre", "tra-vinh", "vinh-long"]
UNTIL = ["--until", "2025-06-30"]
# After a kill one old address in so many is opened; all of them where nothing was killed.
SAMPLE = max(1, 3 * PAGES // 300)
# What the three together may take at most.
LIMIT_SECONDS = 600
# What a reader of an old address may meet at any moment.
READ = {"200", "301 to 200", "301 to 301 to 200", "302 to 200"}


class Databases:
    """One database that is prepared, and copies of it.

    Args:
        folder: pathlib.Path for everything that is written.
    """

    def __init__(self, folder):
        self.folder, self.server = folder, os.environ.get("TEST_DATABASE_URL", "")
        self.count = 0

    def url(self, name):
        """Return the URL of a database."""
        if not self.server:
            return f"sqlite:///{self.folder / name}.sqlite3"
        return urlsplit(self.server)._replace(path=f"/{name}").geturl()

    def make(self, name, like="template0"):
        """Make a database, empty or a copy of another one; return its name."""
        if self.server:
            self._run(f"CREATE DATABASE {name} TEMPLATE {like}")
        elif like != "template0":
            # Its last process has taken the log beside it (WAL) in.
            shutil.copy(self.folder / f"{like}.sqlite3", self.folder / f"{name}.sqlite3")
        return name

    def copy(self, like):
        """Return the name of a new copy."""
        self.count += 1
        return self.make(f"copy_{self.count}", like)

    def drop(self, name):
        """Take a copy away."""
        if self.server:
            self._run(f"DROP DATABASE {name} WITH (FORCE)")
        else:
            (self.folder / f"{name}.sqlite3").unlink()

    def _run(self, statement):
        import psycopg2

        connection = psycopg2.connect(self.server)
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute(statement)
        connection.close()


class Bench:
    """The processes of the measurement."""

    def __init__(self, folder):
        self.databases, self.folder = Databases(folder), folder
        self.addresses = str(folder / "addresses.json")

    def start(self, database, *command, **kwargs):
        """Start a Python process that works on a database."""
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "bench.lifecycle.merge_settings",
            "TEST_DATABASE_URL": self.databases.url(database),
            "BENCH_MEDIA": str(self.folder / "media"),
            "TMPDIR": str(self.folder),
        }
        return subprocess.Popen([sys.executable, *command], cwd=ROOT, env=environment, text=True, **kwargs)  # noqa: S603

    def ask(self, database, *deed):
        """Have a deed of bench.lifecycle.merge_worker done; return what it says."""
        process = self.start(database, "-m", "bench.lifecycle.merge_worker", *deed, stdout=subprocess.PIPE)
        said, _errors = process.communicate()
        assert process.returncode == 0, deed
        return json.loads(said.splitlines()[-1])

    def merge(self, database, *arguments):
        """Run `manage.py merge_federations` to its end; return how many seconds it took."""
        began = time.monotonic()
        process = self.start(database, "manage.py", "merge_federations", *arguments, "--json", stdout=subprocess.PIPE)
        process.communicate()
        assert process.returncode == 0, arguments
        return time.monotonic() - began

    @contextmanager
    def watched(self, database):
        """Have a reader open old addresses while the block runs; the dict that is yielded says then what was met."""
        stop, met = self.folder / "stop", {}
        stop.unlink(missing_ok=True)
        reader = self.start(
            database, "-m", "bench.lifecycle.merge_worker", "watch", self.addresses, str(stop), stdout=subprocess.PIPE
        )
        try:
            yield met
        finally:
            stop.touch()
            said, _errors = reader.communicate()
        met |= json.loads(said.splitlines()[-1])

    def kill(self, database, into, seconds):
        """Begin a merger and kill it so many seconds after its beginning was noted; return its number."""
        command = ["manage.py", "merge_federations", SUCCESSOR, *PREDECESSORS, "--into", into, *UNTIL, "--json"]
        process = self.start(database, *command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL)
        line = next(line for line in process.stderr if "This is merger" in line)
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        assert process.returncode in (-signal.SIGKILL, 0), process.returncode
        return re.search(r"\d+", line)[0], process.returncode == 0


def main():
    with tempfile.TemporaryDirectory(prefix="merge-") as folder:
        bench = Bench(Path(folder))
        (Path(folder) / "media").mkdir()
        base = bench.databases.make("base")
        built = bench.ask(base, "build", str(PAGES), str(PICTURES))
        number = bench.ask(base, "addresses", bench.addresses)
        print(f"{built['pages']:,} pages, {built['pictures']} pictures, {number:,} old addresses", flush=True)
        before, standing = bench.ask(base, "dump"), bench.ask(base, "standing")
        wrong, ends = [], {}
        for into in ("sections", "indexes"):
            ends[into] = undisturbed(bench, into, before, standing, number, wrong)
        slowest = max(seconds for seconds, _outcome in ends.values())
        killed = kills(bench, *ends["indexes"], wrong)
    for text in wrong:
        print(f"WRONG: {text}")
    print(
        f"bench-merge: 3 × {PAGES:,} pages in {slowest:.0f} s (limit {LIMIT_SECONDS}), {number:,} old addresses 301 "
        f"to 200, nothing lost, undone to the same dump, {killed} kills with the same end; {len(wrong)} wrong"
    )
    return int(bool(wrong) or slowest > LIMIT_SECONDS)


def undisturbed(bench, into, before, standing, number, wrong):
    """Merge, look, undo and compare; return (seconds, outcome) of the merger."""
    copy = bench.databases.copy("base")
    with bench.watched(copy) as met:
        seconds = bench.merge(copy, SUCCESSOR, *PREDECESSORS, "--into", into, *UNTIL)
    answers, after = bench.ask(copy, "check", bench.addresses), bench.ask(copy, "standing")
    outcome = bench.ask(copy, "outcome")
    with bench.watched(copy) as met_back:
        undone = bench.merge(copy, "--undo", "1")
    differing = [table for table, rows in bench.ask(copy, "dump").items() if before[table] != rows]
    back = bench.ask(copy, "check", bench.addresses, str(SAMPLE))
    bench.databases.drop(copy)
    print(f"{into}: merged in {seconds:.0f} s, undone in {undone:.0f} s; old addresses: {answers}; then {back}")
    print(f"  meanwhile: {met}; while it was undone: {met_back}")
    print(f"  {after}", flush=True)
    facts = {
        "old addresses": answers == {"301 to 200": number},
        "answers meanwhile": set(met) | set(met_back) <= READ,
        "addresses after undoing": set(back) <= READ,
        "pictures": after["pictures"] == after["files"] == standing["pictures"] == after["pictures with successor"],
        "pages": after["pages"] == standing["pages"] + (len(PREDECESSORS)) and after["tree is whole"],
        "grants": after["grants of predecessors"] == 0,
        f"dump after undoing {differing}": not differing,
    }
    wrong += [f"{into}: {what}" for what, holds in facts.items() if not holds]
    return seconds, outcome


def kills(bench, seconds, outcome, wrong):
    """Kill mergers at random points, look, go on and compare with the undisturbed end; return how many there were."""
    chosen = random.Random(SEED)  # noqa: S311  (repeatable)
    number = 0
    for one in range(KILLS):
        copy = bench.databases.copy("base")
        moment = chosen.uniform(0, max(seconds - 4, 1))
        merger, was_done = bench.kill(copy, "indexes", moment)
        answers = bench.ask(copy, "check", bench.addresses, str(SAMPLE))
        if not was_done:
            number += 1
            bench.merge(copy, "--resume", merger)
        differing = [what for what, found in bench.ask(copy, "outcome").items() if outcome[what] != found]
        bench.databases.drop(copy)
        print(f"killed after {moment:.1f} s: {answers}; gone on with: {differing or 'the same end'}", flush=True)
        if not set(answers) <= READ:
            wrong.append(f"kill {one}: {answers}")
        if differing:
            wrong.append(f"kill {one}: another end in {differing}")
    return number


if __name__ == "__main__":
    sys.exit(main())
