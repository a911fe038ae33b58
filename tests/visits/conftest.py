"""Readers who visit, and a store of either kind."""

import re

import pytest
import redis
from django.test import Client

from tests import builders
from tests.visits.readers import CHROME, Reader
from visits.stores import get_store

MEMORY, REDIS = "visits.stores.memory.MemoryStore", "visits.stores.shared.RedisStore"


@pytest.fixture(params=["memory", "redis"])
def kind(request):
    """Each kind of store in turn."""
    return request.param


@pytest.fixture
def store(kind, request, settings):
    """The store of the install, empty."""
    settings.VISIT_STORE = {"STORE": MEMORY}
    if kind == "redis":
        url = request.getfixturevalue("redis_url")
        redis.Redis.from_url(url).flushall()
        settings.VISIT_STORE = {"STORE": REDIS, "LOCATION": url}
    get_store.cache_clear()
    yield get_store()
    get_store.cache_clear()


@pytest.fixture
def article(an_giang):
    """A page of An Giang's."""
    return builders.news(an_giang.news, "Tin được đọc")


@pytest.fixture
def token():
    """Return a function that gives the token in a page as a reader gets it, or None when there is none."""

    def read(team, page, **headers):
        html = Client(SERVER_NAME=team.host, headers={"user-agent": CHROME}).get(page.url, headers=headers)
        found = re.search(r'data-page="([^"]+)"', html.content.decode())
        return found and found[1]

    return read


@pytest.fixture
def reader(an_giang):
    """Return a function that makes a reader of An Giang's site."""

    def make(**facts):
        return Reader(**{"host": an_giang.host, **facts})

    return make
