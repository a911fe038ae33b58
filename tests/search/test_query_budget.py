"""What a page of results costs, and that it costs the same for few and for many hits."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import builders

BUDGET = 12


def count(visit, host):
    visit(host, "/tim-kiem/", data={"q": "vườn xoài"})
    with CaptureQueriesContext(connection) as captured:
        response = visit(host, "/tim-kiem/", data={"q": "vườn xoài"})
    return (
        len(captured),
        len(response.context["results"]),
        "\n".join(q["sql"][:150] for q in captured.captured_queries),
    )


def test_result_page_stays_within_its_budget_however_much_is_found(an_giang, visit):
    builders.news(an_giang.news, title="Vườn xoài")
    few, shown_few, queries = count(visit, an_giang.host)
    for number in range(20):
        builders.seminar(an_giang.seminars, title=f"Vườn xoài {number}")
        builders.news(an_giang.news, title=f"Vườn xoài {number}", category=an_giang.news.categories.first())

    many, shown_many, _queries = count(visit, an_giang.host)

    assert (shown_few, shown_many) == (1, 10)
    assert few == many <= BUDGET, queries
