"""What stands between a page and its readers is what the form refuses when the page is handed in."""

import datetime

import pytest

from core.quality import obstacles_of
from news.models import NewsPage
from seminars.models import SeminarChair, SeminarPage
from tests import builders

pytestmark = pytest.mark.django_db

KEY = "11111111-1111-4111-8111-111111111111"
NAMES = ("title", "slug", "lead", "date_shown", "body", "origin", "source_name", "source_url", "source_published_at")


def paths(page, names=NAMES):
    return [obstacle.path for obstacle in obstacles_of(page, names)]


def test_page_that_is_complete_has_none():
    assert paths(NewsPage(title="Một tin", lead="Sapo.")) == []


def test_new_page_lacks_its_title():
    (obstacle,) = obstacles_of(NewsPage(), NAMES)

    assert obstacle.path == "title"
    assert obstacle.place
    assert obstacle.message


def test_republished_item_lacks_each_fact_of_its_source():
    page = NewsPage(title="Tin dẫn lại", origin="republished", source_name="Báo")

    assert sorted(paths(page)) == ["source_published_at", "source_url"]


def test_fields_that_the_form_does_not_have_are_not_asked_for():
    assert paths(NewsPage(), ("lead",)) == []


def test_part_of_a_block_is_named_by_its_path():
    empty = {"type": "heading", "id": KEY, "value": {"text": "", "level": "h2"}}

    assert paths(NewsPage(title="Một tin", body=builders.body(empty))) == [f"body.{KEY}.text"]


def test_gallery_with_one_figure_says_how_many_it_takes_and_which_has_no_picture():
    figure = {"type": "item", "id": "22222222-2222-4222-8222-222222222222", "value": {"image": None}}
    page = NewsPage(title="Một tin", body=builders.body({"type": "gallery", "id": KEY, "value": [figure]}))

    assert paths(page) == [f"body.{KEY}", f"body.{KEY}.{figure['id']}.image"]


def test_rows_of_a_seminar_are_looked_at_too():
    page = SeminarPage(title="Hội thảo", date=datetime.date(2026, 9, 30), chairs=[SeminarChair(name="")])

    assert paths(page, ("title", "date")) == ["chairs"]


def test_facts_that_contradict_each_other_are_named():
    page = SeminarPage(title="Hội thảo", date=datetime.date(2026, 9, 30), end_date=datetime.date(2026, 9, 29))

    assert paths(page, ("title", "date", "end_date")) == ["end_date"]


def test_looking_does_not_change_what_is_stored(an_giang):
    page = builders.news(an_giang.news, title="Một tin")
    before = NewsPage.objects.filter(pk=page.pk).values().get()

    obstacles_of(page, NAMES)

    assert NewsPage.objects.filter(pk=page.pk).values().get() == before
