"""A frequent word costs a bounded number of documents; the order of what is found stays what it is."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalogue.models import Entry
from search.engines import database, get_engine
from search.narrowing import Narrowing
from search.query import parse
from search.ranking import tiers
from tests import builders


@pytest.fixture
def found(an_giang, monkeypatch):
    """Return a function that searches a site which is large because every bound is small."""
    # The site's sections have just been made; two of the stories come with them.
    monkeypatch.setattr(database, "RECENT", Entry.objects.of_site(an_giang.site).count() + 2)
    monkeypatch.setattr(database, "MAX_HITS", 3)

    def search(words):
        return get_engine().find(parse(words), Narrowing(an_giang.site))

    return search


def story(team, year, title="Tin ngắn", **fields):
    return builders.news(team.news, title, date_shown=builders.local(year, 3, 1, 8), **fields)


def test_newest_are_found_of_a_word_on_every_page(an_giang, found):
    stories = [story(an_giang, year) for year in range(2016, 2026)]

    hits = found("ngắn")

    assert hits.page_ids == [page.pk for page in reversed(stories[-3:])]
    assert hits.has_more


def test_old_page_is_found(an_giang, found):
    old = story(an_giang, 2010, "Chuyện con tàu")
    for year in range(2016, 2026):
        story(an_giang, year)

    assert found("con tàu").page_ids == [old.pk]


def test_better_answer_goes_first_however_old_it_is(an_giang, found):
    old = story(an_giang, 2010, "Con tàu ra khơi")
    recent = [story(an_giang, year, lead="Thăm con tàu.") for year in (2024, 2025)]

    assert found("con tàu").page_ids == [old.pk, recent[1].pk, recent[0].pk]


def test_newest_are_among_what_is_ranked_when_there_is_too_much(an_giang, found, monkeypatch):
    monkeypatch.setattr(database, "CANDIDATES", 3)
    monkeypatch.setattr(database, "MAX_HITS", 20)
    stories = [story(an_giang, year, lead="Thăm con tàu.") for year in range(2000, 2026)]

    assert found("con tàu").page_ids[:3] == [page.pk for page in reversed(stories[-3:])]


def test_page_is_found_by_its_new_year(an_giang, found):
    page = story(an_giang, 2010, "Con tàu đổi ngày")
    for year in range(2016, 2026):
        story(an_giang, year)
    page.date_shown = builders.local(2026, 3, 1, 8)
    page.save_revision().publish()

    assert "y2026" in type(page).objects.get(pk=page.pk).catalogue_entry.search_document.terms
    assert found("đổi ngày").page_ids == [page.pk]


def asked(captured):
    """What the search asks its index, one entry for each question."""
    return [part for query in captured for part in query["sql"].split("branch_") if "search_document" in part]


def test_rare_word_is_asked_for_once_and_of_a_frequent_one_the_best_question_again(an_giang, found):
    for year in range(2016, 2026):
        story(an_giang, year)

    with CaptureQueriesContext(connection) as rare:
        found("không có")
    with CaptureQueriesContext(connection) as frequent:
        found("ngắn")

    questions = len(tiers(parse("ngắn")))
    assert len(asked(rare.captured_queries)) == len(tiers(parse("không có")))
    assert questions < len(asked(frequent.captured_queries)) <= questions + 2


def test_frequent_word_is_narrowed_down_among_all_that_answer(an_giang, found):
    stories = [story(an_giang, year, lead="Thăm con tàu.") for year in range(2016, 2026)]
    meeting = builders.seminar(an_giang.seminars, title="Bàn về con tàu")
    recent = Narrowing(an_giang.site, kind="news", start=builders.local(2025, 1, 1))

    assert get_engine().find(parse("con tàu"), recent).page_ids == [stories[-1].pk]
    assert meeting.pk in get_engine().find(parse("con tàu"), Narrowing(an_giang.site, kind="seminar")).page_ids


def test_neighbour_finds_none_of_it(an_giang, ca_mau, found):
    story(an_giang, 2026, "Con tàu")

    assert get_engine().find(parse("con tàu"), Narrowing(ca_mau.site)).page_ids == []
