"""The search page: what it answers to whatever is asked, and what it keeps to itself."""

import html
import re

import pytest
from wagtail.models import PageViewRestriction

from tests import builders

ADDRESS = "/tim-kiem/"


@pytest.fixture
def ask(an_giang, visit):
    """Return a function that asks the search of An Giang."""

    def search(q=None, host=an_giang.host, **parameters):
        return visit(host, ADDRESS, data={**({} if q is None else {"q": q}), **parameters})

    return search


def titles(response):
    """Return the titles of the results."""
    return [result.page.title for result in response.context["results"] or ()]


def main_of(response):
    return response.content.decode().partition("<main")[2].partition("</main>")[0]


def status_of(response):
    return " ".join(re.search(r'role="status">(.*?)</p>', main_of(response), re.DOTALL)[1].split())


def test_result_shows_where_it_is_when_and_why(an_giang, ask):
    page = builders.news(
        an_giang.news,
        title="Tọa đàm <mới> & hay",
        lead="Chiều nay toạ đàm kết thúc.",
        date_shown=builders.local(2026, 9, 30, 8),
    )

    response = ask("toa dam")

    shown = main_of(response)
    assert f'href="/tin-tuc/{page.slug}/"' in shown
    assert "<mark>Tọa đàm</mark> &lt;mới&gt; &amp; hay" in shown
    assert "Chiều nay <mark>toạ đàm</mark> kết thúc." in shown
    assert an_giang.news.title in shown
    assert "Thứ Tư, 30/9/2026" in shown


def test_neighbours_pages_are_found_on_their_own_site_only(an_giang, ca_mau, ask):
    builders.news(an_giang.news, title="Chuyện vườn xoài")
    builders.news(ca_mau.news, title="Chuyện vườn đước")

    assert titles(ask("chuyện vườn")) == ["Chuyện vườn xoài"]
    assert titles(ask("chuyện vườn", host=ca_mau.host)) == ["Chuyện vườn đước"]


def test_unknown_host_has_no_search(ask):
    assert ask("chuyện", host="nobody.example").status_code == 404


def test_drafts_private_and_taken_down_pages_are_not_found_by_anybody(an_giang, visit):
    builders.news(an_giang.news, title="Vàm Nao nháp", live=False)
    private = builders.news(an_giang.news, title="Vàm Nao kín")
    PageViewRestriction.objects.create(page=private, restriction_type="password", password="x")
    builders.news(an_giang.news, title="Vàm Nao gỡ").unpublish()
    builders.news(an_giang.news, title="Vàm Nao mở")

    for user in (None, an_giang.editor, an_giang.manager):
        assert titles(visit(an_giang.host, ADDRESS, user, data={"q": "Vàm Nao"})) == ["Vàm Nao mở"]


def test_unpublished_edit_is_not_found(an_giang, ask):
    page = builders.news(an_giang.news, title="Bản đã duyệt", lead="Cũ.")
    page.lead = "Chưa ai duyệt từ thốt nốt này."
    page.save_revision()

    assert titles(ask("thốt nốt")) == []


def test_query_is_never_repeated_in_title_metadata_or_headers(ask):
    response = ask("Sòng bài trực tuyến zxqv")

    head, _body, rest = response.content.decode().partition("<body>")
    assert "zxqv" not in head
    assert "zxqv" not in str(response.headers)
    assert 'value="Sòng bài trực tuyến zxqv"' in rest
    assert rest.count("zxqv") == 1
    assert "<title>Tìm kiếm –" in head or "<title>Search –" in head


def test_robots_keep_nothing_of_it(ask):
    for response in (ask(), ask("tin"), ask("không có gì như thế")):
        assert response.status_code == 200
        assert '<meta name="robots" content="noindex">' in response.content.decode()
        assert response["X-Robots-Tag"] == "noindex"
        assert "canonical" not in response.content.decode()


def test_form_works_without_script_and_is_labelled(ask):
    shown = main_of(ask("tin"))

    assert "<script" not in shown
    for name in re.findall(r'<(?:input|select)[^>]* id="([^"]+)"', shown):
        assert f'<label for="{name}">' in shown
    assert 'type="search" name="q"' in shown
    assert 'method="get"' in shown


@pytest.mark.parametrize(
    ("q", "results"),
    [(None, None), ("", None), ("   ", None), ("a", None), ("?!…", None), ("😀", None), ('""', None), ("an", [])],
)
def test_too_little_is_answered_with_a_word(ask, q, results):
    response = ask(q)

    assert response.status_code == 200
    assert status_of(response)
    assert (response.context["results"] is None) == (results is None)


HOSTILE = [
    "' OR 1=1 --",
    "'); DROP TABLE search_document; --",
    '"; SELECT pg_sleep(10); --',
    "tin & ! | ( ) <-> :* \\",
    "'tin':*A & !tin",
    "tin NEAR/2 tin OR NOT tin *",
    '{terms title} : tin ^tin "tin" + "tin"',
    'tin AND (tin OR "tin',
    "%tin% _tin_ [a-z]*",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ settings.SECRET_KEY }}{% debug %}",
    "tin\x00tin",
    "\x00",
    "\u202etin\u202c \u200f\u061c",
    "👩‍👩‍👧 tin 🇻🇳",
    "\ufeffti\u200bn",
    "公會 المجلس ไทย",
    "ﬁnance Ⅷ ½ İstanbul ẞ",
    "../../etc/passwd",
    "tin " * 2500,
    "a" * 10_000,
    "(" * 5000,
    '"' * 5000,
    "0" * 5000,
    "+84" + " 1" * 3000,
    "1." * 4000,
    "đ" * 10_000,
    "à\u0301\u0323" * 3000,
    "LĐLĐ CĐCS BHXH BHYT BHTN CNVCLĐ ATVSLĐ NLĐ " * 40,
]


@pytest.mark.parametrize("q", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_query_is_answered_and_runs_nothing(an_giang, ask, q):
    builders.news(an_giang.news, title="Tin thường ngày")

    response = ask(q)

    assert response.status_code == 200
    assert status_of(response)
    shown = main_of(response)
    assert "<script" not in shown
    assert "<img" not in shown
    assert len(response.content) < 60_000
    assert titles(ask("tin thường ngày")) == ["Tin thường ngày"]


@pytest.mark.parametrize("key", ["type", "category", "time", "from", "to", "page", "no-such-key"])
@pytest.mark.parametrize("value", ["", "x", "-1", "9" * 500, "'", "\x00", "<b>", "2024 ", "²", "٢٠٢٤"])
def test_unknown_values_of_filters_are_ignored(an_giang, ask, key, value):
    builders.news(an_giang.news, title="Chuyện vườn xoài")

    response = ask("vườn xoài", **{key: value})

    assert titles(response) == ["Chuyện vườn xoài"]
    assert "<b>" not in main_of(response)


def test_long_query_is_cut_with_a_word_of_it(ask):
    response = ask("tin " * 100)

    assert len(response.context["query"].text) <= 200
    assert "search-note" in main_of(response)
    assert "search-note" not in main_of(ask("tin"))


def test_only_reading_is_answered(an_giang, visit):
    assert visit(an_giang.host, ADDRESS, method="post", data={"q": "tin"}).status_code == 405
    assert visit(an_giang.host, ADDRESS, method="head", data={"q": "tin"}).status_code == 200


def test_filters_narrow_down_and_are_kept_from_page_to_page(an_giang, ask):
    category = an_giang.news.categories.first()
    for number in range(12):
        date = builders.local(2020, 1, 1 + number, 8)
        builders.news(an_giang.news, title=f"Vườn xoài {number}", category=category, date_shown=date)
    builders.news(an_giang.news, title="Vườn xoài khác", date_shown=builders.local(2020, 2, 1, 8))
    builders.seminar(an_giang.seminars, title="Vườn xoài họp")
    wanted = {"type": "news", "category": category.slug, "from": "2019", "to": "2020"}

    first, second = ask("vuon xoai", **wanted), ask("vuon xoai", page="2", **wanted)

    assert len(titles(first)) == 10
    assert titles(second) == ["Vườn xoài 1", "Vườn xoài 0"]
    link = html.unescape(re.search(r'href="(\?[^"]*)" rel="next"', main_of(first))[1])
    assert link == f"?q=vuon+xoai&type=news&category={category.slug}&from=2019&to=2020&page=2"
    assert titles(ask("vuon xoai", type="seminar")) == ["Vườn xoài họp"]
    assert titles(ask("vuon xoai", time="month")) == ["Vườn xoài họp"]


def test_page_beyond_the_last_is_the_last(an_giang, ask):
    builders.news(an_giang.news, title="Vườn xoài")

    assert titles(ask("vườn xoài", page="999")) == ["Vườn xoài"]


def test_category_of_the_neighbour_is_unknown_here(an_giang, ca_mau, ask):
    category = ca_mau.news.categories.first()
    category.name, category.slug = "Chỉ ở Cà Mau", "chi-o-ca-mau"
    category.save()
    builders.news(an_giang.news, title="Vườn xoài")

    response = ask("vườn xoài", category="chi-o-ca-mau")

    assert titles(response) == ["Vườn xoài"]
    assert "Chỉ ở Cà Mau" not in response.content.decode()
    assert "Chỉ ở Cà Mau" in ask("x", host=ca_mau.host).content.decode()


def test_more_than_can_be_numbered_is_said(an_giang, ask, monkeypatch):
    monkeypatch.setattr("search.engines.database.MAX_HITS", 3)
    for number in range(5):
        builders.news(an_giang.news, title=f"Vườn xoài {number}", date_shown=builders.local(2020, 1, 1 + number, 8))

    response = ask("vườn xoài")

    assert titles(response) == ["Vườn xoài 4", "Vườn xoài 3", "Vườn xoài 2"]
    assert response.context["has_more"]
