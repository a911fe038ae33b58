"""Addresses of portals from before: one redirect answers all the ways in which they were written."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.redirects.models import Redirect

from delivery.page_cache.application import PageCache
from delivery.page_cache.memory import MemoryPages
from delivery.page_cache.shared import NotShared
from sites.redirects.matching import as_one_form, forms_of
from tests.sites.redirects.conftest import errors_of
from tests.wsgi import Asker

ARTICLE = "/Default.aspx?tabid=62&id=456"
PAGE = "/Default.aspx?tabid=62"


@pytest.fixture
def old_addresses(add):
    """Redirects of an article and of the page that showed it."""
    add(ARTICLE, address="/tin-tuc/bai-456/")
    add(PAGE, address="/tin-tuc/")


def led_to(visit, team, address):
    response = visit(team.host, address)
    return response.get("Location") if response.status_code == 301 else response.status_code


@pytest.mark.parametrize(
    ("asked", "target"),
    [
        (ARTICLE, "/tin-tuc/bai-456/"),
        ("/default.aspx?ID=456&TabId=62", "/tin-tuc/bai-456/"),
        ("/Default.aspx?tabid=62&id=456&language=vi-VN&fbclid=IwAR0", "/tin-tuc/bai-456/"),
        ("/tabid/62/ID/456/Default.aspx", "/tin-tuc/bai-456/"),
        ("/Tin-t%E1%BB%A9c/tabid/62/id/456/language/vi-VN/B%C3%A0i-vi%E1%BA%BFt.aspx", "/tin-tuc/bai-456/"),
        ("/tabid/62/Default.aspx?id=456", "/tin-tuc/bai-456/"),
        ("/Default.aspx?tabid=62&id=7", "/tin-tuc/"),
        ("/tin/tabid/62/Default.aspx", "/tin-tuc/"),
        ("/Default.aspx?tabid=63", 404),
        ("/Default.aspx", 404),
        ("/khac.aspx?tabid=62", 404),
        ("/tabid/62/id/Default.aspx", 404),
        ("/tabid/mot/Default.aspx", 404),
    ],
)
def test_every_way_of_writing_leads_to_the_same_place(old_addresses, an_giang, visit, asked, target):
    assert led_to(visit, an_giang, asked) == target


def test_neighbour_answers_none_of_them(old_addresses, an_giang, ca_mau, visit):
    Redirect.objects.create(site=ca_mau.site, old_path="/default.aspx?tabid=62", redirect_link="/ca-mau/")

    assert led_to(visit, ca_mau, ARTICLE) == "/ca-mau/"
    assert led_to(visit, an_giang, ARTICLE) == "/tin-tuc/bai-456/"


def test_own_redirect_goes_before_one_of_all_sites(old_addresses, an_giang, visit):
    Redirect.objects.create(site=None, old_path="/default.aspx?id=456&tabid=62", redirect_link="/cua-moi-trang/")

    assert led_to(visit, an_giang, ARTICLE) == "/tin-tuc/bai-456/"


def test_redirect_that_was_stored_with_capitals_still_leads_on(an_giang, visit):
    Redirect.objects.create(site=an_giang.site, old_path="/Default.aspx?tabid=8", redirect_link="/tam/")

    assert led_to(visit, an_giang, "/Default.aspx?tabid=8") == "/tam/"


def test_what_social_networks_add_is_passed_over_everywhere(an_giang, add, visit):
    add("/tin?so=5", address="/tin-tuc/so-5/")

    assert led_to(visit, an_giang, "/tin?so=5&fbclid=IwAR0&utm_source=zalo") == "/tin-tuc/so-5/"
    assert led_to(visit, an_giang, "/Tin/?so=5") == 404


def test_another_spelling_of_the_same_is_a_duplicate(old_addresses, add):
    assert errors_of(add("/x/tabid/62/Id/456/Default.aspx", address="/moi")) == {"old_path": ["duplicate"]}


def test_circle_through_a_part_of_the_query_is_found(add):
    assert errors_of(add(PAGE, address="/Default.aspx?tabid=62&lan=2")) == {"address": ["loop"]}


def test_page_cache_asks_with_the_whole_query(old_addresses, at_once, an_giang, django_application):
    reader = Asker(PageCache(django_application, MemoryPages(1 << 20), NotShared()), an_giang.host)

    assert reader.ask("/default.aspx").status == 404
    answers = [reader.ask(f"{address}&page=2&utm_source=a") for address in (ARTICLE, PAGE, "/Default.aspx?tabid=9")]

    assert [answer.status for answer in answers] == [301, 301, 404]
    assert [answer.headers["location"] for answer in answers[:2]] == ["/tin-tuc/bai-456/", "/tin-tuc/"]
    # A redirect may be taken back.
    assert answers[0].headers["cache-control"] == "no-cache"


def test_no_address_costs_more_than_one_query(an_giang, visit):
    def queries(address):
        with CaptureQueriesContext(connection) as captured:
            assert visit(an_giang.host, address).status_code == 404
        return [query["sql"] for query in captured if "wagtailredirects" in query["sql"]]

    many = "&".join(f"k{number}={number}" for number in range(300))
    for address in ("/khong-co/", "/Default.aspx?tabid=1", f"/default.aspx?{many}", "/a/tabid" * 50 + "/x.aspx?a=%00"):
        assert len(queries(address)) <= 1


@pytest.mark.parametrize("number", [1, 8, 9, 300])
def test_forms_of_an_address_are_bounded(number):
    query = "&".join(f"k{key:03}={key}" for key in range(number))
    forms = forms_of(f"/a?{query}", 10_000)

    assert len(forms) == len(set(forms)) <= 164
    assert (forms[0], forms[-1]) == (f"/a?{query}", "/a")


@pytest.mark.parametrize(
    "address", [ARTICLE, "/A/TabID/5/Xem.aspx", "/tin?B=1&a=2", "/a.ASP", "/tabid/5", "/?tabid=5"]
)
def test_one_form_is_reached_at_once(address):
    assert as_one_form(as_one_form(address)) == as_one_form(address)
