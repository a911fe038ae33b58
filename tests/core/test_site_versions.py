"""Versions of sites move for every process, at the commit of a change."""

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

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
    before = store.read(7)
    with django_capture_on_commit_callbacks() as waiting:
        site_versions.move([7, 7, 8])
    assert store.read(7) == before

    for callback in waiting:
        callback()
    assert (store.read(7), store.read(8), store.read(9)) == (before + 1, before + 1, before)


def test_nothing_moves_when_the_change_fails(db, store, django_capture_on_commit_callbacks):
    def fail():
        site_versions.move([7])
        raise ZeroDivisionError

    with django_capture_on_commit_callbacks() as waiting, pytest.raises(ZeroDivisionError):
        transaction.atomic(fail)()
    assert waiting == []


def test_all_move_at_once(store):
    before = store.read(1)

    store.move([site_versions.EVERYWHERE])

    assert (store.read(1), store.read(70_000)) == (before + 1, before + 1)


def test_threads_of_a_process_lose_no_move(store):
    before = store.read(5)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(store.move, [[5]] * 4000))

    assert store.read(5) == before + 4000


def test_file_that_is_made_anew_is_ahead_of_the_one_before(tmp_path):
    versions = site_versions.FileVersions(tmp_path / "versions")
    versions.move([5])
    (tmp_path / "versions").unlink()

    assert site_versions.FileVersions(tmp_path / "versions").read(5) > versions.read(5)


def test_file_is_read_and_written_by_all_processes_of_a_machine(tmp_path):
    location = tmp_path / "versions"
    store = site_versions.FileVersions(location)
    program = (
        "import sys; from core.site_versions import FileVersions; store = FileVersions(sys.argv[1])\n"
        "for _time in range(500): store.move([5])"
    )
    before = store.read(5)
    running = [subprocess.Popen([sys.executable, "-c", program, location]) for _process in range(3)]

    assert [process.wait() for process in running] == [0, 0, 0]
    assert store.read(5) == before + 1500


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


def test_redis_that_is_silent_is_left_alone_for_a_while(tmp_path, monkeypatch):
    store = site_versions.RedisVersions(f"unix://{tmp_path}/nobody")
    with pytest.raises(site_versions.VersionsUnavailableError):
        store.read(5)
    asked = []
    monkeypatch.setattr(store._redis, "mget", lambda keys: asked.append(keys) or [b"1", b"2"])

    with pytest.raises(site_versions.VersionsUnavailableError):
        store.read(5)
    assert asked == []
    now = time.monotonic()
    monkeypatch.setattr("core.pausing.time.monotonic", lambda: now + 3)
    assert store.read(5) == 3


def test_move_that_the_store_did_not_take_is_made_up_for(db, store, monkeypatch, django_capture_on_commit_callbacks):
    def fail(*args):
        raise site_versions.VersionsUnavailableError

    before = store.read(7)
    with monkeypatch.context() as lost:
        lost.setattr(store, "move", fail)
        lost.setattr(store, "read", fail)
        with django_capture_on_commit_callbacks(execute=True):
            site_versions.move([7])
        with pytest.raises(site_versions.VersionsUnavailableError):
            site_versions.version_of(7)

    assert site_versions.version_of(7) == before + 1
    assert site_versions.version_of(7) == before + 1
    assert site_versions.version_of(8) == before
