"""What is remembered of readers is gone when the day is over, or soon after."""

import datetime

import pytest
import redis

from visits.stores import Visit, end_of, memory
from visits.stores.base import GRACE, ONLINE_SECONDS
from visits.stores.shared import PREFIX, RedisStore

DAY = datetime.date(2026, 3, 4)
MIDNIGHT = end_of(DAY)
NOON = MIDNIGHT - 12 * 3600
READER, SENDER, NETWORK = b"a reader", b"a sender", b"networks"


def see(store, at, day=DAY):
    store.record(Visit(1, 10, READER, SENDER, at, day, NETWORK))


@pytest.fixture
def lives(redis_url):
    """Return a function that gives {kind of key: seconds it still lives} of what Redis holds of readers."""
    server = redis.Redis.from_url(redis_url)
    server.flushall()

    def read():
        names = {name.decode().removeprefix(PREFIX): server.ttl(name) for name in server.scan_iter()}
        return {name.partition(":")[0]: left for name, left in names.items() if not name.startswith("buffer")}

    return read


@pytest.mark.parametrize("left", [12 * 3600, 3600, 30, 0, -5])
def test_redis_holds_no_hash_longer_than_the_day_and_the_minutes_online(redis_url, lives, left):
    see(RedisStore(redis_url), MIDNIGHT - left)

    held = lives()
    assert set(held) == {"shown", "seen", "ceiling", "online"}
    assert 0 < held.pop("online") <= ONLINE_SECONDS
    assert all(0 < seconds <= max(0, left) + GRACE for seconds in held.values())


def test_later_reader_does_not_make_the_day_longer(redis_url, lives):
    store = RedisStore(redis_url)
    for ago in (7200, 3600, 60):
        store.record(Visit(1, 10, ago.to_bytes(8), SENDER, MIDNIGHT - ago, DAY))

    assert lives()["seen"] <= 60 + GRACE


def test_visitor_is_known_until_the_day_is_over(store):
    for at in (NOON, MIDNIGHT - 1):
        see(store, at)

    assert store.take().visitors == {(1, DAY.isoformat()): 1}


def test_memory_forgets_without_a_visit():
    store, tomorrow = memory.MemoryStore(), DAY + datetime.timedelta(days=1)
    salt = store.salt(DAY)
    see(store, MIDNIGHT - 1)

    store.forget_past(MIDNIGHT, tomorrow)
    assert store.salt(tomorrow) != salt
    assert READER in _held(store)
    store.forget_past(MIDNIGHT + ONLINE_SECONDS, tomorrow)
    assert not {READER, SENDER, NETWORK} & _held(store)
    assert sum(store.take().pages.values()) == 1


def test_nothing_of_the_day_is_forgotten_while_it_lasts(store):
    salt = store.salt(DAY)
    see(store, NOON)
    store.forget_past(NOON + 3600, DAY)
    see(store, NOON + 3600)

    assert store.salt(DAY) == salt
    assert store.take().visitors == {(1, DAY.isoformat()): 1}


def _held(store):
    """Return all bytes that a store in memory holds, however deep."""
    found, left = set(), list(vars(store).values())
    while left:
        item = left.pop()
        if isinstance(item, bytes):
            found.add(item)
        elif isinstance(item, dict):
            left += [*item.keys(), *item.values()]
        elif isinstance(item, (list, set, tuple)):
            left += item
    return found
