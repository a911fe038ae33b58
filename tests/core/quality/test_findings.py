"""What is found about a page: each finding names its place and how to mend it."""

import pytest
from django.utils import translation

from core.quality import KINDS, findings_of, word_count
from news.models import NewsPage
from pages.models import StandardPage
from tests import builders

pytestmark = pytest.mark.django_db


def page_with(*blocks, **fields):
    """Return an unsaved piece of news without anything to find, but for what is given."""
    return NewsPage(**{"title": "Một tin", "lead": "Sapo.", "body": builders.body(*blocks), **fields})


def codes(page):
    return [(finding.code, finding.path) for finding in findings_of(page)]


def block(kind, value, key="11111111-1111-4111-8111-111111111111"):
    return {"type": kind, "value": value, "id": key}


KEY = "11111111-1111-4111-8111-111111111111"


def test_nothing_is_found_where_nothing_is_the_matter():
    assert codes(page_with(builders.paragraph("<p>Một đoạn ngắn.</p>"))) == []


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"title": "T" * 121}, ("title-long", "title")),
        ({"title": "CÔNG ĐOÀN HỌP MẶT"}, ("capitals", "title")),
        ({"title": "Hai  khoảng trắng"}, ("double-space", "title")),
        ({"lead": ""}, ("lead-missing", "lead")),
        ({"lead": "a" * 301}, ("lead-long", "lead")),
        ({"lead": "Hai  khoảng trắng"}, ("double-space", "lead")),
        ({"lead": "SAPO VIẾT HOA TOÀN BỘ"}, ("capitals", "lead")),
    ],
)
def test_title_and_lead(fields, expected):
    assert codes(page_with(**fields)) == [expected]


def test_offer_for_a_title_and_a_heading_knows_the_names_of_the_text_and_asks_to_check_them():
    page = page_with(
        block("heading", {"text": "TRAO NHÀ Ở XÃ AN HIỆP", "level": "h2"}),
        builders.paragraph("<p>Sáng qua, chị Lê Thị Hoa ở xã An Hiệp nhận nhà mới.</p>"),
        title="TRAO NHÀ CHO CHỊ LÊ THỊ HOA",
    )

    found = findings_of(page)
    assert [finding.replacement for finding in found] == ["Trao nhà cho chị Lê Thị Hoa", "Trao nhà ở xã An Hiệp"]
    assert all(finding.note for finding in found)


@pytest.mark.parametrize("fields", [{"title": "T" * 120}, {"lead": "a" * 300}])
def test_limits_themselves_are_allowed(fields):
    assert codes(page_with(**fields)) == []


def test_page_that_no_list_shows_with_its_lead_needs_none():
    assert codes(StandardPage(title="Giới thiệu", lead="")) == []


@pytest.mark.parametrize(
    ("html", "code", "note"),
    [
        ('<p>Xem <a href="https://a.example/">tại đây</a>.</p>', "link-vague", "“tại đây”"),
        ('<p><a href="https://a.example/x">https://a.example/x</a></p>', "link-address", "“https://a.example/x”"),
        (f"<p>{'chữ ' * 201}</p>", "paragraph-long", "201"),
        ("<p>Hai  khoảng trắng</p>", "double-space", ""),
        ("<p>Một câu.</p><p>CẢ ĐOẠN VIẾT HOA NHƯ THẾ</p>", "capitals", ""),
    ],
)
def test_paragraphs(html, code, note):
    (finding,) = findings_of(page_with(block("paragraph", html)))

    assert (finding.code, finding.path) == (code, f"body.{KEY}")
    assert note in finding.note


def test_two_paragraphs_of_a_hundred_words_are_no_wall():
    html = f"<p>{'chữ ' * 150}</p><p>{'chữ ' * 150}</p>"

    assert codes(page_with(block("paragraph", html))) == []


def test_heading_in_capitals_is_offered_in_small_letters():
    page = page_with(block("heading", {"text": "KẾT QUẢ CỦA BHXH TỈNH", "level": "h2"}))

    (finding,) = findings_of(page)

    assert (finding.code, finding.path) == ("capitals", f"body.{KEY}.text")
    assert finding.replacement == "Kết quả của BHXH tỉnh"


@pytest.mark.parametrize(
    ("levels", "expected"),
    [(("h2", "h3"), 0), (("h3", "h2"), 1), (("h3", "h3"), 1), (("h2", "h2", "h3", "h3"), 0)],
)
def test_order_of_headings(levels, expected):
    headings = [{"type": "heading", "value": {"text": "Mục", "level": level}} for level in levels]

    assert [code for code, _path in codes(page_with(*headings))] == ["heading-order"] * expected


@pytest.mark.parametrize(
    ("words", "code"), [("", "alt-missing"), ("IMG_0012.jpg", "alt-file-name"), ("Các đại biểu", None)]
)
def test_alternative_text_of_every_picture(an_giang, words, code):
    picture = builders.picture(an_giang.federation.collection, description=words)
    figure = {"image": picture.pk, "caption": "Chú thích", "credit": ""}
    page = page_with(
        block("image", figure),
        block("gallery", [{"type": "item", "value": figure, "id": KEY}] * 2, "22222222-2222-4222-8222-222222222222"),
        cover=picture,
    )

    places = [
        "cover",
        f"body.{KEY}.image",
        *[f"body.22222222-2222-4222-8222-222222222222.{KEY}.image"] * 2,
    ]
    assert codes(page) == ([(code, place) for place in places] if code else [])


def test_title_of_a_picture_is_never_taken_for_its_alternative_text(an_giang, visit):
    picture = builders.picture(an_giang.federation.collection, title="IMG_0012")
    figure = {"image": picture.pk, "caption": "", "credit": ""}
    page = builders.news(
        an_giang.news, cover=picture, body=builders.body(block("image", figure), block("gallery", [figure, figure]))
    )

    html = visit(an_giang.host, page.url).content.decode()

    assert "IMG_0012" not in html


def test_still_picture_of_a_video_needs_no_description(an_giang):
    poster = builders.picture(an_giang.federation.collection)
    video = {"url": "https://youtu.be/abcdefghijk", "title": "Phim", "poster": poster.pk}

    assert codes(page_with(block("video", video))) == []


def test_place_is_named_in_words():
    blocks = [builders.paragraph("<p>Một</p>"), block("paragraph", "<p>Hai  ba</p>")]

    with translation.override("en"):
        (finding,) = findings_of(page_with(*blocks))

        assert finding.place == "Body, block 2 (Paragraph)"


def test_empty_page_is_looked_at_without_an_error():
    assert codes(NewsPage()) == [("lead-missing", "lead")]


def test_every_kind_has_a_name_and_a_mend():
    assert all(str(kind.name) and str(kind.mend) for kind in KINDS.values())


def test_words_are_those_the_editor_wrote():
    page = page_with(
        builders.paragraph("<p>Năm chữ ở đoạn này</p><ul><li>thêm ba nữa</li></ul>"),
        block("quote", {"text": "Một câu nói", "attribution": "Bà Hoa"}),
        lead="Sapo có bốn chữ",
    )

    assert word_count(page) == 4 + 8 + 5
