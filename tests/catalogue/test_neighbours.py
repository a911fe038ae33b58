"""What leads on from a page: the newer, the older and others of its section."""

import pytest

from tests import builders


@pytest.fixture
def stories(an_giang):
    """Five stories of one section, a day apart, the oldest first."""
    return [
        builders.news(an_giang.news, f"Tin ngày {day}", date_shown=builders.local(2026, 3, day, 8))
        for day in range(1, 6)
    ]


def around(visit, team, page):
    """Return the neighbours that a page shows."""
    return visit(team.host, page.url).context["neighbours"]


def test_middle_one_leads_both_ways(an_giang, visit, stories):
    found = around(visit, an_giang, stories[2])

    assert (found.older, found.newer) == (stories[1], stories[3])
    assert found.others == [stories[4], stories[0]]


def test_ends_lead_one_way(an_giang, visit, stories):
    assert around(visit, an_giang, stories[0]).older is None
    assert around(visit, an_giang, stories[-1]).newer is None


def test_same_minute_is_settled_by_the_pages_number(an_giang, visit):
    moment = builders.local(2026, 3, 1, 8)
    one, two, three = (builders.news(an_giang.news, date_shown=moment) for _number in range(3))

    found = around(visit, an_giang, two)

    assert (found.older, found.newer) == (one, three)


def test_others_are_of_the_same_category(an_giang, visit):
    first, second = an_giang.news.categories.all()[:2]
    page = builders.news(an_giang.news, category=first, date_shown=builders.local(2026, 3, 9, 8))
    alike = [
        builders.news(an_giang.news, category=first, date_shown=builders.local(2026, 3, day, 8)) for day in (1, 2, 3)
    ]
    builders.news(an_giang.news, category=second, date_shown=builders.local(2026, 3, 8, 8))

    assert around(visit, an_giang, page).others == alike[::-1]


def test_neighbours_are_of_the_own_site_and_open(an_giang, ca_mau, visit, stories):
    builders.news(ca_mau.news, date_shown=builders.local(2026, 3, 3, 9))
    stories[3].unpublish()

    assert around(visit, an_giang, stories[2]).newer == stories[4]
