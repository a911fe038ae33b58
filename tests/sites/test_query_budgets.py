"""What a page costs when no cache helps: counted queries, and the same number for a small and a large site."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import builders, bulk

BUDGETS = {"home": 6, "news list": 4, "news": 5, "seminar": 5, "seminar list": 8, "standard page": 3, "404": 2}


@pytest.fixture
def addresses(at_once, an_giang):
    """One page of each kind, with pictures. What is kept for a site is kept, as it is outside of a test."""
    cover = builders.picture(an_giang.federation.collection, description="Ảnh bìa")
    inside = builders.picture(an_giang.federation.collection)
    body = builders.body(
        builders.paragraph("<p>Nội dung.</p>"),
        {"type": "image", "value": {"image": inside.pk, "caption": "Chú thích", "credit": ""}},
    )
    story = {"cover": cover, "body": body}
    article = builders.news(an_giang.news, category=an_giang.news.categories.first(), **story)
    seminar = builders.seminar(an_giang.seminars, **story)
    return {
        "home": "/",
        "news list": an_giang.news.url,
        "news": article.url,
        "seminar": seminar.url,
        "seminar list": an_giang.seminars.url,
        "standard page": an_giang.about.url,
        "404": "/khong-co/",
    }


def count(visit, host, path):
    """Queries of one request of a warm process: content types known, sites' addresses known, renditions made."""
    visit(host, path)
    with CaptureQueriesContext(connection) as captured:
        visit(host, path)
    return len(captured), "\n".join(query["sql"][:200] for query in captured.captured_queries)


@pytest.mark.parametrize("kind", BUDGETS)
def test_page_stays_within_its_budget(an_giang, visit, addresses, kind):
    number, queries = count(visit, an_giang.host, addresses[kind])

    assert number <= BUDGETS[kind], f"{kind}: {number} queries\n{queries}"


def news_with_pictures(team, number):
    """Put news with a cover of its own each at the head of every list."""
    category = team.news.categories.first()
    for _number in range(number):
        cover = builders.picture(team.federation.collection, description="Ảnh bìa")
        builders.news(team.news, category=category, cover=cover)


def test_counts_are_the_same_with_10_and_with_2000_pages(an_giang, visit, addresses):
    news_with_pictures(an_giang, 3)
    bulk.news(an_giang.news, 6)
    few = {kind: count(visit, an_giang.host, path)[0] for kind, path in addresses.items()}

    news_with_pictures(an_giang, 17)
    bulk.news(an_giang.news, 1970)
    many = {kind: count(visit, an_giang.host, path)[0] for kind, path in addresses.items()}

    assert many == few
