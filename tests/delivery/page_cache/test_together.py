"""Many who ask at once for a page that is not there make it once; who cannot have it new gets the one before."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
import redis

from core import site_versions
from core.site_versions import FileVersions, RedisVersions
from delivery.page_cache import entries
from delivery.page_cache.application import STANDING, PageCache
from delivery.page_cache.asking import MAKING
from delivery.page_cache.entries import Entry
from delivery.page_cache.memory import MemoryPages
from delivery.page_cache.shared import NotShared, RedisPages
from tests.wsgi import Asker

HOST, SITE = "an-giang.example", 5
PATH = "/tin-tuc/"
CROWD = 40


class Pages:
    """An application whose making of a page the tests hold up and let go on."""

    def __init__(self):
        self.made, self.status = 0, "200 OK"
        self.asked, self.go_on = threading.Event(), threading.Event()
        self.go_on.set()
        self._lock = threading.Lock()

    def __call__(self, environ, start_response):
        if MAKING in environ:
            environ[STANDING] = (SITE, site_versions.version_of(SITE))
        with self._lock:
            self.made += 1
            number = self.made
        self.asked.set()
        assert self.go_on.wait(20)
        start_response(self.status, [("Content-Type", "text/html")])
        return [b"page %d" % number]


@pytest.fixture
def pages():
    return Pages()


@pytest.fixture
def crowd():
    with ThreadPoolExecutor(CROWD) as pool:
        yield pool


def bodies(futures):
    return {(future.result().status, future.result().body) for future in futures}


def test_crowd_before_a_cold_page_makes_it_once(new_cache, pages, crowd):
    """From two processes of the install, where they share their pages."""
    caches = [new_cache(pages) for _process in range(2)]
    shares = not isinstance(caches[0]._shared, NotShared)
    pages.go_on.clear()
    asked = [crowd.submit(Asker(caches[number % 2 if shares else 0], HOST).ask, PATH) for number in range(CROWD)]
    assert pages.asked.wait(10)
    pages.go_on.set()

    assert bodies(asked) == {(200, b"page 1")}
    assert pages.made == 1


def test_who_asks_after_a_change_does_not_get_what_was_begun_before(new_cache, pages, crowd):
    reader = Asker(new_cache(pages), HOST)
    pages.go_on.clear()
    before = crowd.submit(reader.ask, PATH)
    assert pages.asked.wait(10)
    site_versions.store().move([SITE])
    after = crowd.submit(reader.ask, PATH)
    pages.go_on.set()

    assert before.result().body == b"page 1"
    assert after.result().body == b"page 2"


def test_old_page_is_given_while_a_new_one_is_made(new_cache, pages, crowd, monkeypatch):
    clock = 1_700_000_000.0
    monkeypatch.setattr("delivery.page_cache.entries.time.time", lambda: clock)
    reader = Asker(new_cache(pages), HOST)
    reader.ask(PATH)
    clock += entries.LIFE + 1
    pages.go_on.clear()
    pages.asked.clear()
    making = crowd.submit(reader.ask, PATH)
    assert pages.asked.wait(10)

    assert {reader.ask(PATH).body for _time in range(5)} == {b"page 1"}
    pages.go_on.set()
    assert making.result().body == b"page 2"
    assert reader.ask(PATH).body == b"page 2"


def test_page_before_is_given_when_the_new_one_fails(new_cache, pages):
    reader = Asker(new_cache(pages), HOST)
    reader.ask(PATH)
    site_versions.store().move([SITE])
    pages.status = "500 Internal Server Error"

    assert (reader.ask(PATH).status, reader.ask(PATH).body) == (200, b"page 1")
    pages.status = "200 OK"
    assert reader.ask(PATH).body == b"page 4"


def test_who_waits_too_long_gets_the_page_before(new_cache, pages, crowd, monkeypatch):
    reader = Asker(new_cache(pages), HOST)
    reader.ask(PATH)
    site_versions.store().move([SITE])
    pages.go_on.clear()
    pages.asked.clear()
    making = crowd.submit(reader.ask, PATH)
    assert pages.asked.wait(10)
    monkeypatch.setattr("delivery.page_cache.application.LONGEST_WAIT", 0.05)

    assert reader.ask(PATH).body == b"page 1"
    pages.go_on.set()
    assert making.result().body == b"page 2"


def test_failure_without_a_page_before_is_told_and_not_kept(new_cache, pages):
    reader = Asker(new_cache(pages), HOST)
    pages.status = "500 Internal Server Error"
    assert reader.ask(PATH).status == 500

    pages.status = "200 OK"
    assert reader.ask(PATH).status == 200


def test_crash_of_the_maker_frees_those_who_wait(new_cache, pages, crowd):
    def crash(environ, start_response):
        pages(environ, start_response)
        raise RuntimeError("crashed")

    reader = Asker(new_cache(crash), HOST)
    pages.go_on.clear()
    asked = [crowd.submit(reader.ask, PATH) for _reader in range(4)]
    assert pages.asked.wait(10)
    pages.go_on.set()

    assert {type(future.exception()) for future in asked} == {RuntimeError}


def test_second_process_finds_what_the_first_made(redis_url, use_versions, pages):
    redis.Redis.from_url(redis_url).flushall()
    use_versions(RedisVersions(redis_url))
    first, second = (PageCache(pages, MemoryPages(1 << 20), RedisPages(redis_url)) for _process in range(2))

    assert Asker(first, HOST).ask(PATH).headers == Asker(second, HOST).ask(PATH).headers
    assert pages.made == 1


def test_what_redis_holds_and_is_no_page_is_made_anew(redis_url, use_versions, pages):
    server = redis.Redis.from_url(redis_url)
    server.flushall()
    use_versions(RedisVersions(redis_url))
    Asker(PageCache(pages, MemoryPages(1 << 20), RedisPages(redis_url)), HOST).ask(PATH)
    (name,) = server.keys("page:*")
    for damage in (b"", b"x" * 40, server.get(name)[:50]):
        server.set(name, damage)
        answer = Asker(PageCache(pages, MemoryPages(1 << 20), RedisPages(redis_url)), HOST).ask(PATH)
        assert answer.status == 200
    assert pages.made == 4


def test_releases_have_pages_of_their_own(redis_url, use_versions, pages, settings):
    redis.Redis.from_url(redis_url).flushall()
    use_versions(RedisVersions(redis_url))

    for release, body in (("one", b"page 1"), ("two", b"page 2"), ("one", b"page 1")):
        settings.RELEASE = release
        assert Asker(PageCache(pages, MemoryPages(1 << 20), RedisPages(redis_url)), HOST).ask(PATH).body == body


def test_addresses_that_can_be_made_up_do_not_fill_redis(redis_url, use_versions, pages):
    server = redis.Redis.from_url(redis_url)
    server.flushall()
    use_versions(RedisVersions(redis_url))
    reader = Asker(PageCache(pages, MemoryPages(1 << 20), RedisPages(redis_url)), HOST)
    reader.ask(PATH)

    for number in range(2, 20):
        assert reader.ask(PATH, QUERY_STRING=f"page={number}").status == 200

    assert len(server.keys("page:*")) == 1


def test_install_goes_on_without_redis(tmp_path, use_versions, pages):
    nobody = f"unix://{tmp_path}/nobody"
    use_versions(FileVersions(tmp_path / "versions"))
    reader = Asker(PageCache(pages, MemoryPages(1 << 20), RedisPages(nobody)), HOST)

    assert [reader.ask(PATH).body for _time in range(3)] == [b"page 1"] * 3


def test_pages_in_memory_stay_within_their_bytes():
    memory = MemoryPages(400_000)
    cache = PageCache(_page_of_30_kb, memory, NotShared())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(site_versions, "store", lambda: _NoMoves)
        for number in range(50):
            Asker(cache, HOST).ask(f"/trang-{number}/")
            assert memory.size <= 400_000
    assert memory.size > 200_000


def test_page_takes_the_room_of_the_codings_that_were_asked_for():
    """Kept in each coding from the start, ten thousand pages did not fit where they do now."""
    memory = MemoryPages(400_000)
    cache = PageCache(_page_of_30_kb, memory, NotShared())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(site_versions, "store", lambda: _NoMoves)
        reader, sizes = Asker(cache, HOST), []
        for accepted in ("br", "br", "gzip", "identity", "identity"):
            assert len(reader.ask("/", HTTP_ACCEPT_ENCODING=accepted).body) == 30_000
            sizes.append(memory.size)

    assert sizes[0] == sizes[1] < 4096
    assert sizes[1] < sizes[2] < sizes[1] + 1024
    assert sizes[3] == sizes[4] == sizes[2] + 30_000


def test_coding_of_a_page_of_before_does_not_come_after_the_new_one():
    memory, key = MemoryPages(400_000), (HOST, False, "/", "")
    before, after = (Entry.of(200, [], body, SITE, 1) for body in (b"before", b"after"))
    memory.put(key, before)
    memory.put(key, after)
    memory.exchange(key, before, before.with_coding("gzip"))

    assert memory.get(key) is after


class _NoMoves:
    @staticmethod
    def read(site_id):
        return 1


def _page_of_30_kb(environ, start_response):
    if MAKING in environ:
        environ[STANDING] = (SITE, 1)
    start_response("200 OK", [("Content-Type", "text/html")])
    return [b"x" * 30_000]
