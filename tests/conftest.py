import shutil
import tempfile
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.wsgi import get_wsgi_application
from django.db import transaction
from django.test import Client

from accounts.models import User
from core import site_versions
from tests import cast
from tests.redis_server import running_redis
from visits.stores import get_store

TESTS = Path(__file__).parent
# What the tests of these rooms ask of the database, those of others ask too. CI leaves them out on its second
# database, so that it ends within the hour; `make test` runs all of them on either.
EITHER_DATABASE = {
    "accounts", "audit", "browser", "cms", "core", "demo", "desk", "discovery", "home", "i18n", "intake", "news",
    "pages", "seminars",
}  # fmt: skip


def pytest_collection_modifyitems(items):
    """Mark the tests of EITHER_DATABASE."""
    for item in items:
        if item.path.relative_to(TESTS).parts[0] in EITHER_DATABASE:
            item.add_marker(pytest.mark.either_database)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The suite's database has the cast in it; every test's own changes are rolled back."""
    with django_db_blocker.unblock():
        cast.provision_cast()


@pytest.fixture(scope="session", autouse=True)
def media_folder():
    """Uploads of this run vanish with it."""
    yield
    shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)
    shutil.rmtree(settings.EXPORTS_ROOT, ignore_errors=True)


@pytest.fixture(autouse=True)
def clean_caches():
    """No test sees what another one cached (addresses of rolled-back sites, throttles) or counted."""
    cache.clear()
    get_store.cache_clear()
    site_versions.store().move([site_versions.EVERYWHERE])
    yield
    cache.clear()


@pytest.fixture(scope="session")
def redis_url():
    """A Redis server of the run's own."""
    with tempfile.TemporaryDirectory(prefix="redis-") as folder, running_redis(Path(folder)) as url:
        yield url


@pytest.fixture
def an_giang(db):
    """The federation most tests are about."""
    return cast.team("an-giang")


@pytest.fixture
def ca_mau(db):
    """Its neighbour."""
    return cast.team("ca-mau")


@pytest.fixture
def national(db):
    """The national portal."""
    return cast.team("national")


@pytest.fixture
def administrator(db):
    """The national administrator."""
    return User.objects.get(email="administrator@national.example")


@pytest.fixture
def stranger(db):
    """Somebody with an account and no team."""
    return User.objects.get(email="stranger@nowhere.example")


@pytest.fixture
def at_once(monkeypatch):
    """What waits for the commit is done at once, as it is outside a test's transaction."""
    monkeypatch.setattr(transaction, "on_commit", lambda function, using=None, robust=False: function())


@pytest.fixture(scope="session")
def django_application():
    """The install as a WSGI application, without what stands before it."""
    return get_wsgi_application()


@pytest.fixture
def visit():
    """Return a function that opens an address of a team's site, signed in as `user` or as a reader."""

    def open_address(host, path="/", user=None, method="get", **kwargs):
        client = Client(SERVER_NAME=host, headers={"accept-language": "vi"})
        if user is not None:
            client.force_login(user)
        return getattr(client, method)(path, **kwargs)

    return open_address
