"""The reports of visits: a manager reads those of the own site, a national administrator those of all."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from tests import builders
from visits.models import PageDay, SiteDay, SiteTotal, VisitCounter

REPORTS = {"days": "/admin/site-reports/visits/", "pages": "/admin/site-reports/read-pages/"}
ALL = "/admin/site-reports/visits-of-all/"
TODAY = timezone.localdate


def days_ago(number):
    return TODAY() - datetime.timedelta(days=number)


def visited(team, page, visits, ago=0):
    """Have a page of a team's been visited, some days ago."""
    SiteDay.objects.create(site=team.site, day=days_ago(ago), visits=visits, visitors=visits // 2)
    PageDay.objects.create(site=team.site, page_id=page.pk, day=days_ago(ago), visits=visits)


@pytest.fixture
def pages(an_giang, ca_mau):
    """A page of each site, visited 1.234 times here and 5.678 times there."""
    found = {}
    for team, visits in ((an_giang, 1234), (ca_mau, 5678)):
        found[team.federation.slug] = page = builders.news(team.news, f"Tin riêng của {team.federation.name}")
        visited(team, page, visits)
        SiteTotal.objects.create(site=team.site, visits=visits)
    return found


@pytest.fixture
def read(visit):
    """Return a function that gives the text of a report, as somebody reads it on a team's host."""

    def opened(team, path, user, **query):
        response = visit(team.host, path, user, data=query)
        assert response.status_code == 200
        if "export" in query:
            return b"".join(response.streaming_content).decode()
        return BeautifulSoup(response.content, "html.parser").find(id="listing-results").get_text(" ")

    return opened


@pytest.mark.parametrize("report", REPORTS)
@pytest.mark.parametrize("query", [{}, {"export": "csv"}])
def test_manager_reads_the_figures_of_the_own_site_alone(an_giang, ca_mau, pages, read, report, query):
    for team, own, other in ((an_giang, "1234", "5678"), (ca_mau, "5678", "1234")):
        text = read(team, REPORTS[report], team.manager, **query).replace(".", "")

        assert own in text
        assert other not in text
        assert "Tin riêng" not in text or f"Tin riêng của {team.federation.name}" in text


@pytest.mark.parametrize("path", [*REPORTS.values(), ALL])
@pytest.mark.parametrize("export", ["", "csv", "xlsx"])
def test_nobody_else_reads_them(an_giang, ca_mau, pages, stranger, visit, path, export):
    for user in (an_giang.editor, an_giang.reviewer, ca_mau.manager, ca_mau.editor, stranger, None):
        assert visit(an_giang.host, path, user, data={"export": export}).status_code != 200


@pytest.mark.parametrize("path", REPORTS.values())
def test_neighbours_number_in_the_address_is_refused(an_giang, ca_mau, pages, visit, path):
    query = {"federation": ca_mau.federation.pk}

    assert visit(an_giang.host, path, an_giang.manager, data=query).status_code == 404


def test_manager_does_not_open_the_report_of_all_sites(an_giang, visit):
    assert visit(an_giang.host, ALL, an_giang.manager).status_code == 404


def test_administrator_reads_all_sites_side_by_side(an_giang, ca_mau, national, administrator, pages, read):
    VisitCounter.objects.create(site=an_giang.site, legacy_total=2_379_912, legacy_until=days_ago(40))
    visited(an_giang, pages["an-giang"], 100, ago=6)
    visited(an_giang, pages["an-giang"], 1000, ago=7)
    visited(an_giang, pages["an-giang"], 5000, ago=30)

    lines = read(national, ALL, administrator, export="csv").splitlines()

    assert "An Giang,1234,1334,2334,1234,2379912,2381146" in lines
    assert "Cà Mau,5678,5678,5678,5678,0,5678" in lines
    assert "2.381.146" in read(national, ALL, administrator)


def test_administrator_narrows_the_days_to_one_site(an_giang, ca_mau, national, administrator, pages, read):
    both = read(national, REPORTS["days"], administrator)
    one = read(national, REPORTS["days"], administrator, federation=ca_mau.federation.pk)

    assert "1.234" in both
    assert "5.678" in both
    assert "6.912" in both  # the chart's sum
    assert "1.234" not in one
    assert "5.678" in one


def test_chart_shows_the_period_chosen(an_giang, pages, visit):
    visited(an_giang, pages["an-giang"], 77, ago=200)
    query = {"day_from": days_ago(201).isoformat(), "day_to": days_ago(199).isoformat()}
    soup = BeautifulSoup(visit(an_giang.host, REPORTS["days"], an_giang.manager, data=query).content, "html.parser")

    bars = soup.select(".visit-chart rect")
    assert [bar["height"] for bar in bars] == ["0", "100", "0"]
    assert "77" in soup.select_one(".visit-chart figcaption").text
    assert soup.select_one(".visit-chart svg")["aria-hidden"] == "true"


@pytest.mark.parametrize("query", [{"day_from": "x"}, {"day_from": "2026-05-01", "day_to": "2026-04-01"}, {"p": "9"}])
@pytest.mark.parametrize("path", REPORTS.values())
def test_odd_period_is_no_error(an_giang, pages, visit, path, query):
    assert visit(an_giang.host, path, an_giang.manager, data=query).status_code == 200


def test_pages_are_ordered_by_their_visits_in_the_period(an_giang, read):
    titles = {"Ít đọc": 3, "Nhiều người đọc": 30, "=HYPERLINK()": 10}
    for title, visits in titles.items():
        page = builders.news(an_giang.news, title)
        PageDay.objects.create(site=an_giang.site, page_id=page.pk, day=TODAY(), visits=visits)
        PageDay.objects.create(site=an_giang.site, page_id=page.pk, day=days_ago(60), visits=1000 - visits)

    lines = read(an_giang, REPORTS["pages"], an_giang.manager, export="csv").splitlines()

    assert [line.partition(",")[0] for line in lines[1:]] == ["Nhiều người đọc", "'=HYPERLINK()", "Ít đọc"]


def test_menu_leads_managers_to_the_own_reports_and_administrators_to_all(an_giang, administrator, visit):
    def links(user):
        return visit(an_giang.host, "/admin/", user).content.decode()

    for path in REPORTS.values():
        assert path in links(an_giang.manager)
        assert path not in links(an_giang.editor)
    assert ALL not in links(an_giang.manager)
    assert ALL in links(administrator)
