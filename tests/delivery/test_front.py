"""A cache in front of the install is emptied by site, when that site moves on; by hand, all are."""

import pytest
from django.core.management import CommandError, call_command
from wagtail.contrib.frontend_cache.backends.base import BaseBackend

from core import site_versions
from tests import builders

PURGED = []


class Recording(BaseBackend):
    def purge(self, url):
        PURGED.append(url)


@pytest.fixture
def purged(settings):
    settings.WAGTAILFRONTENDCACHE = {"front": {"BACKEND": "tests.delivery.test_front.Recording"}}
    PURGED.clear()
    return PURGED


@pytest.fixture(autouse=True)
def store(tmp_path, monkeypatch):
    store = site_versions.FileVersions(tmp_path / "versions")
    monkeypatch.setattr(site_versions, "store", lambda: store)
    return store


def test_site_that_moves_on_is_purged_and_no_other(an_giang, ca_mau, at_once, purged):
    builders.news(an_giang.news)

    assert set(purged) == {f"{an_giang.site.root_url}/"}


def test_nothing_is_purged_where_nothing_stands_in_front(an_giang, at_once, settings):
    PURGED.clear()
    builders.news(an_giang.news)

    assert PURGED == []


def test_command_renews_all(an_giang, ca_mau, at_once, store, purged, capsys):
    before = store.read(an_giang.site.pk)

    call_command("renew_pages")

    assert (store.read(an_giang.site.pk), store.read(ca_mau.site.pk)) == (before + 1, before + 1)
    assert {f"{an_giang.site.root_url}/", f"{ca_mau.site.root_url}/"} <= set(purged)
    assert "all sites" in capsys.readouterr().out


def test_command_renews_one(an_giang, ca_mau, at_once, store, purged):
    before = store.read(ca_mau.site.pk)

    call_command("renew_pages", an_giang.host)

    assert (store.read(an_giang.site.pk), store.read(ca_mau.site.pk)) == (before + 1, before)
    assert purged == [f"{an_giang.site.root_url}/"]


def test_command_knows_its_sites(an_giang, at_once, store):
    before = store.read(an_giang.site.pk)

    with pytest.raises(CommandError, match=r"nobody\.example"):
        call_command("renew_pages", an_giang.host, "nobody.example")
    assert store.read(an_giang.site.pk) == before
