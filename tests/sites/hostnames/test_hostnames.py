"""The names of a federation's site: the main one shows pages, the others lead on to it."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.contrib.frontend_cache.backends.base import BaseBackend
from wagtail.models import Site

from sites.hostnames import rules
from sites.hostnames.changes import add_hostname, change_main_hostname, remove_hostname
from sites.models import Domain, HistoryLine
from tests import builders

NEW = "congdoan-an-giang.example"

pytestmark = pytest.mark.usefixtures("at_once")


def answer(visit, host, path="/", method="get"):
    response = visit(host, path, method=method)
    return response.status_code, response.get("Location")


def test_old_name_leads_to_the_same_page_under_the_new_one(an_giang, administrator, visit):
    story = builders.news(an_giang.news)
    old = an_giang.host

    change_main_hostname(an_giang.federation, NEW, administrator)

    path = story.url_path.removeprefix(an_giang.home.url_path)
    assert answer(visit, NEW, f"/{path}")[0] == 200
    assert answer(visit, old, f"/{path}?page=2&q=a%20b") == (301, f"http://{NEW}/{path}?page=2&q=a%20b")
    assert answer(visit, old, "/", "post")[0] == 404
    line = HistoryLine.objects.get(federation=an_giang.federation, action="federation.main_hostname")
    assert (line.user, line.entry.data) == (administrator, {"before": old, "after": NEW})


def test_name_of_before_can_be_had_back_and_none_is_lost(an_giang, administrator, visit):
    old = an_giang.host
    change_main_hostname(an_giang.federation, NEW, administrator)
    change_main_hostname(an_giang.federation, old, administrator)

    assert answer(visit, old)[0] == 200
    assert answer(visit, NEW, "/tin-tuc/") == (301, f"http://{old}/tin-tuc/")


def test_further_name_leads_on_until_it_is_taken_away(an_giang, administrator, visit):
    domain = add_hostname(an_giang.federation, " WWW.An-Giang.example. ", administrator)

    assert domain.hostname == "www.an-giang.example"
    assert answer(visit, domain.hostname, "/a/%2F%2Fb/?c=//d") == (301, f"http://{an_giang.host}/a///b/?c=//d")
    remove_hostname(domain, administrator)
    assert answer(visit, "www.an-giang.example") == (404, None)


@pytest.mark.parametrize(
    "text", ["https://a.example", "a b.example", "-a.example", "a..example", "", "a" * 64, "ă.vn"]
)
def test_what_is_no_name_is_refused(an_giang, administrator, text):
    with pytest.raises(ValidationError):
        add_hostname(an_giang.federation, text, administrator)


def test_name_of_the_neighbour_is_refused_also_one_of_before(an_giang, ca_mau, administrator):
    add_hostname(ca_mau.federation, "www.ca-mau.example", administrator)

    for text in (ca_mau.host, "WWW.ca-mau.example"):
        for change in (add_hostname, change_main_hostname):
            with pytest.raises(ValidationError):
                change(an_giang.federation, text, administrator)


def test_main_name_stays(an_giang, administrator):
    with pytest.raises(ValidationError):
        remove_hostname(Domain.objects.get(hostname=an_giang.host), administrator)


def test_provisioned_federation_has_its_name(an_giang):
    assert [domain.hostname for domain in an_giang.federation.domains.all()] == [an_giang.host]


def test_leading_on_is_forgotten_when_it_is_taken_back(an_giang, administrator, visit):
    change_main_hostname(an_giang.federation, NEW, administrator)

    # A browser that kept it for good would go round in a circle once the old name is the main one again.
    assert visit("an-giang.example", "/")["Cache-Control"] == "no-cache"


def test_name_of_a_site_that_is_no_federations_is_refused(an_giang, ca_mau, administrator):
    Site.objects.create(hostname="rieng.example", root_page=ca_mau.about)

    for slug in (None, "an-giang"):
        with pytest.raises(ValidationError):
            rules.clean_hostname("rieng.example", slug)


@pytest.mark.parametrize("change", [add_hostname, change_main_hostname])
@pytest.mark.parametrize("taken", ["ca-mau.example", "www.ca-mau.example"])
def test_two_who_want_the_same_name_at_once(an_giang, ca_mau, administrator, monkeypatch, change, taken):
    add_hostname(ca_mau.federation, "www.ca-mau.example", administrator)
    # Each looked before the other one had it.
    monkeypatch.setattr(rules, "_owner_of", lambda hostname: None)

    with pytest.raises(ValidationError):
        change(an_giang.federation, taken, administrator)

    assert Domain.objects.get(hostname=taken).federation == ca_mau.federation
    assert Site.objects.get(pk=an_giang.site.pk).hostname == an_giang.host


PURGED = []


class Recording(BaseBackend):
    def purge(self, url):
        PURGED.append(url)


def test_cache_in_front_forgets_what_it_has_under_the_name_before(an_giang, ca_mau, administrator, settings):
    settings.WAGTAILFRONTENDCACHE = {"front": {"BACKEND": "tests.sites.hostnames.test_hostnames.Recording"}}
    PURGED.clear()

    change_main_hostname(an_giang.federation, NEW, administrator)

    assert {"http://an-giang.example/", f"http://{NEW}/"} <= set(PURGED)
