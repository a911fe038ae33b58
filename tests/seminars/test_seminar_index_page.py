"""Lists of seminars: what is to come, what has been, and what was in a year."""

import datetime

import pytest
from django.utils import timezone

from tests import builders


@pytest.fixture
def seminars(an_giang):
    """One of 2023, two of 2024 and one to come."""
    days = [datetime.date(2023, 5, 1), datetime.date(2024, 1, 1), datetime.date(2024, 12, 31)]
    days.append(timezone.localdate() + datetime.timedelta(days=9))
    return [builders.seminar(an_giang.seminars, date=day) for day in days]


def test_list_shows_what_is_to_come_and_all_that_has_been(an_giang, visit, seminars):
    context = visit(an_giang.host, an_giang.seminars.url).context

    assert context["upcoming"] == seminars[3:]
    assert list(context["past"]) == seminars[2::-1]
    assert context["years"] == [2024, 2023]


def test_year_shows_its_own_only(an_giang, visit, seminars):
    context = visit(an_giang.host, f"{an_giang.seminars.url}?month=2024").context

    assert context["upcoming"] == []
    assert list(context["past"]) == seminars[2:0:-1]


@pytest.mark.parametrize("query", ["month=20244", "month=x", "month=0", "page=x&month="])
def test_odd_queries_show_the_whole_list(an_giang, visit, seminars, query):
    response = visit(an_giang.host, f"{an_giang.seminars.url}?{query}")

    assert response.status_code == 200
    assert list(response.context["past"]) == seminars[2::-1]


def test_year_without_any_says_so(an_giang, visit, seminars):
    html = visit(an_giang.host, f"{an_giang.seminars.url}?month=1999").content.decode()

    assert "Xem tất cả sự kiện" in html


def test_neighbours_list_is_its_own(an_giang, ca_mau, visit, seminars):
    context = visit(ca_mau.host, ca_mau.seminars.url).context

    assert list(context["past"]) == context["upcoming"] == context["years"] == []
