"""Versions of sites move for every process, at the commit of a change."""

import subprocess
import sys

import pytest
import redis
from django.db import transaction

from core import site_versions


@pytest.fixture
def store(tmp_path, monkeypatch):
    store = site_versions.FileVersions(tmp_path / "versions")
    monkeypatch.setattr(site_versions, "store", lambda: store)
    return store


def test_move_waits_for_the_commit(db, store, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as waiting:
        site_versions.move([7, 7, 8])
    assert store.read(7) == 0

    for callback in waiting:
        callback()
    assert (store.read(7), store.read(8), store.read(9)) == (1, 1, 0)


def test_nothing_moves_when_the_change_fails(db, store, django_capture_on_commit_callbacks):
    def fail():
        site_versions.move([7])
        raise ZeroDivisionError

    with django_capture_on_commit_callbacks() as waiting, pytest.raises(ZeroDivisionError):
        transaction.atomic(fail)()
    assert waiting == []


def test_all_move_at_once(store):
    store.move([site_versions.EVERYWHERE])

    assert (store.read(1), store.read(70_000)) == (1, 1)


def test_file_is_read_and_written_by_all_processes_of_a_machine(tmp_path):
    location = tmp_path / "versions"
    store = site_versions.FileVersions(location)
    program = (
        "import sys; from core.site_versions import FileVersions; store = FileVersions(sys.argv[1])\n"
        "for _time in range(500): store.move([5])"
    )
    running = [subprocess.Popen([sys.executable, "-c", program, location]) for _process in range(3)]

    assert [process.wait() for process in running] == [0, 0, 0]
    assert store.read(5) == 1500


def test_redis_that_forgot_starts_ahead_of_what_it_knew(redis_url):
    store = site_versions.RedisVersions(redis_url)
    before = store.read(5)
    store.move([5])
    moved = store.read(5)
    redis.Redis.from_url(redis_url).flushall()

    assert before < moved < store.read(5)


def test_lost_redis_is_said(tmp_path):
    store = site_versions.RedisVersions(f"unix://{tmp_path}/nobody")

    with pytest.raises(site_versions.VersionsUnavailableError):
        store.read(5)
    with pytest.raises(site_versions.VersionsUnavailableError):
        store.move([5])


class TestLostStore:
    """A store that does not take a move is told of it as soon as it can be asked."""

    @pytest.fixture
    def lost(self, store):
        """Return a MonkeyPatch that the store is lost by; what it undoes brings the store back."""

        def fail(*args):
            raise site_versions.VersionsUnavailableError

        patch = pytest.MonkeyPatch()
        patch.setattr(store, "move", fail)
        patch.setattr(store, "read", fail)
        yield patch
        patch.undo()
        site_versions._late.clear()

    def test_move_is_made_up_for(self, db, store, lost, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            site_versions.move([7])
        with pytest.raises(site_versions.VersionsUnavailableError):
            site_versions.version_of(7)
        lost.undo()

        assert site_versions.version_of(7) == 1
        assert site_versions.version_of(7) == 1
        assert site_versions.version_of(8) == 0
