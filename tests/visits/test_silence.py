"""A Redis that takes connections and never answers: a reader waits for it once in a while, not at every page."""

import socket
import time
from unittest import mock

import pytest

from tests.visits.conftest import REDIS
from tests.visits.test_stores import DAY, NOON, base, visit
from visits.stores import StoreUnavailable, get_store
from visits.stores.shared import PAUSE, RedisStore

pytestmark = pytest.mark.django_db


@pytest.fixture
def silent(tmp_path):
    """A server at a socket: the system takes connections for it, and it does nothing with them."""
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "silent.sock"))
        server.listen(50)
        server.setblocking(False)
        yield server


@pytest.fixture
def asked(silent):
    """Return a function that gives how often the server was asked since it was called last."""

    def count():
        number = 0
        while True:
            try:
                silent.accept()[0].close()
            except BlockingIOError:
                return number
            number += 1

    return count


@pytest.fixture
def location(silent):
    """The URL of the server."""
    return f"unix://{silent.getsockname()}"


def asks(store):
    """Return what a reader's request asks of a store."""
    return {
        "salt": lambda: store.salt(DAY),
        "record": lambda: store.record(visit()),
        "look": lambda: store.look(1, NOON, DAY),
        "put_base": lambda: store.put_base(base(), NOON),
    }


@pytest.mark.parametrize("first", ["salt", "record", "look", "put_base"])
def test_silence_is_waited_for_once_whoever_meets_it(location, asked, first):
    store = RedisStore(location)
    for name in (first, "salt", "record", "look", "put_base"):
        with pytest.raises(StoreUnavailable):
            asks(store)[name]()

    assert asked() == 1


def test_redis_is_asked_again_after_the_pause(location, asked):
    store = RedisStore(location)
    for later in (0, PAUSE - 0.5, PAUSE + 1):
        with (
            mock.patch("core.pausing.time.monotonic", return_value=1000.0 + later),
            pytest.raises(StoreUnavailable),
        ):
            store.look(1, NOON, DAY)

    assert asked() == 2


def test_what_no_reader_waits_for_is_asked_in_the_pause_too(location, asked):
    store = RedisStore(location)
    for ask in (lambda: store.look(1, NOON, DAY), store.take, lambda: store.forget_base(1)):
        with pytest.raises(StoreUnavailable):
            ask()

    assert asked() == 3


def test_pages_and_visits_do_not_wait_one_after_another(an_giang, reader, token, visit, settings, location, asked):
    shown = token(an_giang, an_giang.home)
    settings.VISIT_STORE = {"STORE": REDIS, "LOCATION": location}
    get_store.cache_clear()
    try:
        for _number in range(5):
            assert reader().see(shown, time.time()).status == 503
            assert visit(an_giang.host, "/").status_code == 200
    finally:
        get_store.cache_clear()

    assert asked() == 1
