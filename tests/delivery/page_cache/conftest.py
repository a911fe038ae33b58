import threading
from collections import Counter

import pytest
import redis

from core import site_versions
from core.site_versions import FileVersions, RedisVersions
from delivery.page_cache.application import PageCache
from delivery.page_cache.asking import MAKING
from delivery.page_cache.memory import MemoryPages
from delivery.page_cache.shared import NotShared, RedisPages
from tests.wsgi import Asker

MEMORY = 8 * 1024 * 1024


class Counting:
    """The application behind, with a count of the pages it makes for all, by host and path."""

    def __init__(self, application):
        self.application, self.made, self.passed = application, Counter(), Counter()
        self._lock = threading.Lock()

    def __call__(self, environ, start_response):
        with self._lock:
            (self.made if MAKING in environ else self.passed)[environ["HTTP_HOST"], environ["PATH_INFO"]] += 1
        return self.application(environ, start_response)


@pytest.fixture
def use_versions(monkeypatch):
    """Return a function that has the install use a store of versions."""

    def use(store):
        monkeypatch.setattr(site_versions, "store", lambda: store)
        return store

    return use


@pytest.fixture(params=["memory", "redis"])
def new_cache(request, tmp_path, use_versions):
    """Return a function that puts a page cache around an application; each call is another process of the install."""
    if request.param == "memory":
        use_versions(FileVersions(tmp_path / "versions"))
        return lambda application: PageCache(application, MemoryPages(MEMORY), NotShared())
    url = request.getfixturevalue("redis_url")
    redis.Redis.from_url(url).flushall()
    use_versions(RedisVersions(url))
    return lambda application: PageCache(application, MemoryPages(MEMORY), RedisPages(url))


@pytest.fixture
def counting(django_application):
    return Counting(django_application)


@pytest.fixture
def cached(new_cache, counting):
    """The install behind its page cache."""
    return new_cache(counting)


@pytest.fixture
def reader(cached, an_giang):
    """A reader of An Giang's site."""
    return Asker(cached, an_giang.host)


@pytest.fixture
def made(counting):
    """How often a page was made: {(host, path): times}."""
    return counting.made
