"""What of the counter stands in pages: the token in those that readers open, the figures on all of the site."""

import datetime
import re
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from sites.draft_links.links import make
from tests import builders
from visits.models import SiteDay, SiteTotal, VisitCounter
from visits.stores import get_store
from visits.stores.shared import RedisStore

SCRIPT = "js/visits.js"


@pytest.fixture
def soup(visit):
    """Return a function that gives a page of a team's site, parsed."""

    def opened(team, path="/", user=None):
        return BeautifulSoup(visit(team.host, path, user).content, "html.parser")

    return opened


def counter(page):
    """Return (online, today, in all) as they stand in a parsed page, or None when no counter is there."""
    if page.select_one(".visit-counter") is None:
        return None
    return tuple(page.select_one(f"[data-visits={name}]").text for name in ("online", "today", "total"))


@pytest.fixture
def visited(an_giang):
    """An Giang's site was visited today and before."""
    today = timezone.localdate()
    SiteTotal.objects.create(site=an_giang.site, visits=88_000)
    SiteDay.objects.create(site=an_giang.site, day=today - datetime.timedelta(days=1), visits=900)
    SiteDay.objects.create(site=an_giang.site, day=today, visits=1133)


def test_every_page_of_the_site_has_itself_counted(an_giang, soup):
    seminar = builders.seminar(an_giang.seminars)
    pages = [an_giang.home, an_giang.news, an_giang.about, an_giang.contact, builders.news(an_giang.news), seminar]
    for page in pages:
        script = soup(an_giang, page.url).find("script", src=re.compile(SCRIPT))
        assert script["data-page"].startswith(f"{an_giang.site.pk}.{page.pk}.")
        assert script["data-address"] == "/luot-truy-cap/dem/"
        assert script.has_attr("defer")


def test_page_is_the_same_for_whoever_reads_it(an_giang, visit):
    first, second = visit(an_giang.host), visit(an_giang.host, headers={"user-agent": "another"})
    # The minute may have changed between the two.
    first_page, second_page = (re.sub(rb"<time data-visits.*?</time>", b"", page.content) for page in (first, second))

    assert first_page == second_page
    assert not first.cookies


@pytest.mark.parametrize("path", ["/khong-co/", "/tim-kiem/?q=tin", "/so-do-trang/", "/tro-nang/", "/luot-truy-cap/"])
def test_what_is_no_page_is_not_counted(an_giang, soup, path):
    assert soup(an_giang, path).find("script", src=re.compile(SCRIPT)) is None


def test_page_that_was_taken_down_is_not_counted(an_giang, soup):
    page = builders.news(an_giang.news)
    page.unpublish()

    assert soup(an_giang, page.url).find("script", src=re.compile(SCRIPT)) is None


def test_preview_and_link_to_a_draft_are_not_counted(an_giang, soup):
    page = builders.news(an_giang.news)
    draft = urlsplit(make(page, an_giang.editor, days=1)).path
    for path, user in ((draft, None), (f"/admin/pages/{page.pk}/view_draft/", an_giang.editor)):
        shown = soup(an_giang, path, user)
        assert page.title in shown.get_text()
        assert shown.find("script", src=re.compile(SCRIPT)) is None


def test_figures_are_read_without_a_script(an_giang, ca_mau, soup, visited):
    VisitCounter.objects.create(site=an_giang.site, legacy_total=2_379_912, legacy_until=datetime.date(2026, 1, 31))
    for path in ("/", an_giang.about.url, "/khong-co/", "/tim-kiem/"):
        page = soup(an_giang, path)
        assert counter(page) == ("0", "1.133", "2.467.912")
        words = {word.strip(".,") for word in page.select_one(".visit-counter__about").text.split()}
        assert {"2.379.912", "31/1/2026"} <= words

    assert counter(soup(ca_mau)) == ("0", "0", "0")


def test_figures_say_of_which_moment_they_are(an_giang, soup):
    moment = soup(an_giang).select_one("time[data-visits=at]")

    assert datetime.datetime.fromisoformat(moment["datetime"]).tzinfo is not None
    assert re.fullmatch(r"\d\d:\d\d, \d+/\d+/\d{4}", moment.text)


def test_counter_leads_to_how_it_counts(an_giang, soup, settings):
    assert soup(an_giang).select_one(".visit-counter a")["href"] == "/luot-truy-cap/"

    words = soup(an_giang, "/luot-truy-cap/").select_one("article").get_text(" ").split()
    assert {str(settings.VISIT_REPEAT_SECONDS // 60), str(settings.VISIT_PAGE_DAYS_KEPT)} <= set(words)


def test_team_switches_the_counter_off_for_its_own_site(an_giang, ca_mau, soup, at_once):
    assert counter(soup(an_giang))
    VisitCounter.objects.create(site=an_giang.site, is_shown=False)

    assert counter(soup(an_giang)) is None
    assert counter(soup(ca_mau))


def test_visit_of_a_site_without_a_counter_is_counted_and_brings_nothing(an_giang, reader, token):
    VisitCounter.objects.create(site=an_giang.site, is_shown=False)
    answer = reader().see(token(an_giang, an_giang.home), 1_772_600_000)

    assert (answer.status, answer.figures) == (204, None)
    assert get_store().take().pages


def test_page_is_shown_when_the_store_does_not_answer(an_giang, soup, visited, reader, token, settings, tmp_path):
    shown = token(an_giang, an_giang.home)
    settings.VISIT_STORE = {"STORE": f"{RedisStore.__module__}.RedisStore", "LOCATION": f"unix://{tmp_path}/nobody"}
    get_store.cache_clear()

    assert counter(soup(an_giang)) == ("–", "1.133", "88.000")
    assert reader().see(shown, 1_772_600_000).status == 503


def test_counter_costs_a_warm_process_no_query(an_giang, visit):
    visit(an_giang.host, "/")
    with CaptureQueriesContext(connection) as captured:
        visit(an_giang.host, "/")

    assert captured.captured_queries
    assert not [query["sql"] for query in captured if "visits_" in query["sql"]]
