"""The admin's search looks in the place that is asked about, and finds no more and no less for it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from core.title_terms import EVERYWHERE
from search.office import compilers
from search.office.places import paths_of
from seminars.models import SeminarPage
from sites import scope
from tests import builders

SEARCH, CHOOSER = "/admin/pages/search/", "/admin/choose-page/search/"


@pytest.fixture
def stories(an_giang, ca_mau):
    """Pages of two federations with one title, live and drafts, as {host: set of primary keys}."""

    def made(team):
        news = [builders.news(team.news, "Ghe ngo về bến", live=live) for live in (True, False)]
        return {page.pk for page in [*news, builders.seminar(team.seminars, "Bàn chuyện ghe ngo")]}

    return {team.host: made(team) for team in (an_giang, ca_mau)}


@pytest.fixture
def found(visit):
    """Return a function that searches in the admin and returns the primary keys in their order."""

    def search(user, path, words, **parameters):
        # A team works on its own host.
        hosts = [own.site.hostname for own in scope.federations_of(user)]
        response = visit(*hosts or ["an-giang.example"], path, user=user, data={"q": words, **parameters})
        assert response.status_code == 200
        return [page.pk for page in response.context["pages"]]

    return search


@pytest.mark.parametrize("path", [SEARCH, CHOOSER])
def test_team_finds_its_own_pages(an_giang, stories, found, path):
    assert set(found(an_giang.editor, path, "ghe ngo")) == stories[an_giang.host]


@pytest.mark.parametrize("path", [SEARCH, CHOOSER])
def test_neighbour_finds_none_of_them(an_giang, ca_mau, stories, found, path):
    assert set(found(ca_mau.editor, path, "ghe ngo")) == stories[ca_mau.host]


@pytest.mark.parametrize("path", [SEARCH, CHOOSER])
def test_stranger_may_not_search(visit, stranger, stories, path):
    response = visit("an-giang.example", path, user=stranger, data={"q": "ghe ngo"})

    assert response.status_code in (302, 403, 404)


@pytest.mark.parametrize("path", [SEARCH, CHOOSER])
def test_administrator_finds_everything(administrator, stories, found, path):
    assert set(found(administrator, path, "ghe ngo")) == set.union(*stories.values())


def test_explorer_finds_what_lies_below_the_page(an_giang, stories, found):
    below = found(an_giang.editor, f"/admin/pages/{an_giang.seminars.pk}/", "ghe ngo")

    assert set(below) == stories[an_giang.host] & set(SeminarPage.objects.values_list("pk", flat=True))


@pytest.mark.parametrize("words", ["ghe", "GHE NG", "ghê ngò", "ngo ghe", '"ghe ngo"', "bến ghe", "be"])
def test_words_are_found_however_they_are_typed(an_giang, stories, found, words):
    assert set(found(an_giang.editor, SEARCH, words)) & stories[an_giang.host]


@pytest.mark.parametrize("words", ["ghe tàu", '"ngo ghe"', "he", "!?", "s", "xghe"])
def test_other_words_are_not(an_giang, stories, found, words):
    assert not set(found(an_giang.editor, SEARCH, words)) & stories[an_giang.host]


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite's index knows no accents")
def test_accents_as_typed_go_first(an_giang, found):
    typed = builders.news(an_giang.news, "Mã số đò ngang")
    builders.news(an_giang.news, "Má sơ đồ ngang")

    assert found(an_giang.editor, SEARCH, "mã số đò ngang")[0] == typed.pk


def test_page_is_found_where_it_was_moved_with_what_lies_below(an_giang, ca_mau, found, at_once):
    about = builders.standard_page(an_giang.home, "Nhà bè nổi")
    below = builders.standard_page(about, "Lịch nhà bè")

    Page.objects.get(pk=about.pk).move(Page.objects.get(pk=ca_mau.home.pk), pos="last-child")

    assert set(found(ca_mau.editor, SEARCH, "nhà bè")) == {about.pk, below.pk}
    assert found(an_giang.editor, SEARCH, "nhà bè") == []


def test_results_are_narrowed_and_ordered_as_asked(an_giang, stories, found):
    assert found(an_giang.editor, SEARCH, "ghe ngo live:no") == found(an_giang.editor, SEARCH, "ghe ngo published:no")
    assert len(found(an_giang.editor, SEARCH, "ghe ngo live:no")) == 1
    ordered = found(an_giang.editor, SEARCH, "ghe ngo", ordering="title")
    assert ordered == list(Page.objects.filter(pk__in=ordered).order_by("title").values_list("pk", flat=True))


def test_several_places_are_searched_together(an_giang, ca_mau, national, stories):
    both = Page.objects.descendant_of(an_giang.home) | Page.objects.descendant_of(ca_mau.home)
    builders.news(national.news, "Ghe ngo khắp nơi")

    for words in ("ghe ngo", "ngo gh"):
        assert {page.pk for page in both.autocomplete(words)} == set.union(*stories.values())


def test_filters_of_a_queryset_say_where_it_looks(an_giang, ca_mau, administrator):
    own = an_giang.home.path
    explorable = page_permission_policy.explorable_instances(an_giang.editor)
    editors = scope.pages_of(an_giang.editor)
    policy = Page.objects.filter(pk__in=editors.values_list("pk", flat=True)).exclude(depth=1)

    assert paths_of(editors.query) == paths_of(policy.live().query) == {own}
    assert paths_of(Page.objects.descendant_of(an_giang.news).filter(pk__in=editors.values("pk")).query) == {
        an_giang.news.path
    }
    assert paths_of((editors | Page.objects.descendant_of(ca_mau.home)).query) == {own, ca_mau.home.path}
    assert paths_of(Page.objects.filter(pk__in=explorable.values_list("pk", flat=True)).query) == {own}
    assert paths_of((editors | Page.objects.live()).query) is None
    assert paths_of(Page.objects.exclude(path__startswith=own).query) is None
    assert paths_of(type(an_giang.about).objects.filter(alias_of__path__startswith=own).query) is None
    assert paths_of(scope.pages_of(administrator).query) is None


@pytest.mark.skipif(connection.vendor != "postgresql", reason="the bound is PostgreSQL's")
def test_frequent_word_is_ranked_in_a_bounded_number_with_the_newest(an_giang, found, monkeypatch):
    monkeypatch.setattr(compilers, "CANDIDATES", 3)
    monkeypatch.setattr(compilers, "RECENT", 2)
    old = [builders.news(an_giang.news, "Vỏ lãi", date_shown=builders.local(2010, 1, day, 8)) for day in range(1, 9)]
    new = [builders.news(an_giang.news, "Vỏ lãi") for _number in range(3)]

    ids = found(an_giang.editor, SEARCH, "vỏ lãi")

    assert {page.pk for page in new} <= set(ids)
    assert len(ids) <= 6 < len(old)


def terms_asked(captured):
    return [query["sql"] for query in captured if "@@" in query["sql"] or " MATCH " in query["sql"]]


@pytest.mark.parametrize("path", [SEARCH, CHOOSER])
def test_team_asks_for_no_word_of_another_place(an_giang, stories, found, path):
    with CaptureQueriesContext(connection) as captured:
        found(an_giang.editor, path, "ghe ngo")

    asked = terms_asked(captured)
    assert asked
    assert all(f"s{an_giang.home.pk}xghe" in sql and f"s{EVERYWHERE}x" not in sql for sql in asked)


def test_search_costs_the_same_queries_for_few_and_many(an_giang, stories, found):
    def cost():
        found(an_giang.editor, CHOOSER, "ghe ngo")
        with CaptureQueriesContext(connection) as captured:
            found(an_giang.editor, CHOOSER, "ghe ngo")
        return len([query for query in captured if "autocomplete" in query["sql"].lower()])

    few = cost()
    for _number in range(30):
        builders.news(an_giang.news, "Ghe ngo")

    assert cost() == few
