"""A process that is killed while it publishes leaves no half-published page; two schedulers publish nothing twice."""

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
OLD, NEW = "Tiêu đề cũ", "Tiêu đề mới"


def start(database, *arguments):
    """Start a process that works on a database file."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.sites.schedule.on_disk",
        "DATABASE_FILE": str(database),
        # Where the settings put the media folder: it goes with the database.
        "TMPDIR": str(database.parent),
    }
    command = [sys.executable, "-m", "tests.sites.schedule.process", *arguments]
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)


def work(database, *arguments):
    """Run such a process to its end and return (exit code, what it says)."""
    process = start(database, *arguments)
    output, _errors = process.communicate(timeout=300)
    lines = output.strip().splitlines()
    return process.returncode, json.loads(lines[-1]) if lines else None


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    """A database file with a page that is due and one that waits for approval."""
    database = tmp_path_factory.mktemp("schedule") / "db.sqlite3"
    assert work(database, "prepare") == (0, {})
    return database


@pytest.fixture
def database(prepared, tmp_path):
    """A copy of it for one test."""
    return Path(shutil.copy(prepared, tmp_path))


@pytest.mark.parametrize(
    ("deed", "slug"), [("schedule", "theo-lich"), ("directly", "theo-lich"), ("approve", "cho-duyet")]
)
def test_page_is_as_before_when_the_process_is_killed_and_is_published_by_the_next(database, deed, slug):
    code, said = work(database, deed, "killed")
    assert (code, said) == (-signal.SIGKILL, None)

    _code, left = work(database, "look", slug)
    assert (left["title"], left["read"]) == (OLD, [OLD])
    assert left["is_whole"]
    assert left["in_review"] is (deed == "approve")

    code, done = work(database, deed)
    assert code == 0
    assert (done["title"], done["read"], done["entries"]) == (NEW, [NEW], 1)
    assert done["is_whole"]
    assert not done["in_review"]


def test_two_schedulers_at_once_publish_once(database):
    processes = [start(database, "schedule") for _number in range(2)]

    for process in processes:
        process.communicate(timeout=300)

    assert [process.returncode for process in processes] == [0, 0]
    _code, left = work(database, "look", "theo-lich")
    assert (left["title"], left["published"]) == (NEW, 1)
