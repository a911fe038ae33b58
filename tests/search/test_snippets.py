"""The lines under a result: the right place, the right marks, nothing that is not escaped."""

import pytest

from search import snippets
from search.query import parse
from search.snippets import highlighted, snippet

FILLER = "Một câu không có gì đáng tìm trong đó cả. " * 30


@pytest.mark.parametrize(
    ("text", "q", "marked"),
    [
        ("Buổi Toạ đàm hôm nay", "tọa đàm", "Buổi <mark>Toạ đàm</mark> hôm nay"),
        ("Buổi tọa đàm", "toa dam", "Buổi <mark>tọa đàm</mark>"),
        ("Bạn hàng và bán hàng", "bán hàng", "Bạn <mark>hàng</mark> và <mark>bán hàng</mark>"),
        ("LĐLĐ tỉnh họp", "liên đoàn lao động", "<mark>LĐLĐ</mark> tỉnh họp"),
        ("Bảo hiểm xã hội, bảo vệ", "BHXH", "<mark>Bảo hiểm xã hội</mark>, bảo vệ"),
        ("Công đoàn, đoàn phí", '"công đoàn"', "<mark>Công đoàn</mark>, đoàn phí"),
        ("Gọi 0296.384.1190 nhé", "02963841190", "Gọi <mark>0296.384.1190</mark> nhé"),
        ("8402963841190 và 02963841190", "02963841190", "8402963841190 và <mark>02963841190</mark>"),
        ("Mã x02963841190, 0296.384.1190", "02963841190", "Mã x02963841190, <mark>0296.384.1190</mark>"),
        ("21.250 và 1.250 và 1.250", "1250", "21.250 và <mark>1.250</mark> và <mark>1.250</mark>"),
        ("Theo 147/2024/NĐ-CP", "147/2024/nđ-cp", "Theo <mark>147/2024/NĐ-CP</mark>"),
        ("<b>tin</b> & tin", "tin", "&lt;b&gt;<mark>tin</mark>&lt;/b&gt; &amp; <mark>tin</mark>"),
        ("Không có gì", "khác", "Không có gì"),
        ("", "tin", ""),
        ("…!", "tin", "…!"),
    ],
)
def test_what_meets_the_query_is_marked_and_the_rest_escaped(text, q, marked):
    assert highlighted(text, parse(q)) == marked


def test_snippet_is_taken_where_the_query_is_met():
    found = snippet(f"{FILLER}Ở đây có cá linh và bông điên điển. {FILLER}", parse("ca linh dien dien"))

    assert "<mark>cá linh</mark> và bông <mark>điên điển</mark>" in found
    assert found.startswith("… ")
    assert found.endswith(" …")
    assert len(found) < 400


def test_place_where_more_of_the_query_is_met_goes_before_an_earlier_one():
    text = f"Cá linh đầu mùa. {FILLER}Cá linh nấu với điên điển. {FILLER}"

    assert "nấu với <mark>điên điển</mark>" in snippet(text, parse("cá linh điên điển"))


def test_text_that_does_not_meet_the_query_is_shown_from_its_beginning():
    found = snippet(f"Mở đầu. {FILLER}", parse("không-có-từ-này"))

    assert found.startswith("Mở đầu.")
    assert "<mark>" not in found


def test_end_of_a_text_is_shown_whole():
    found = snippet(f"{FILLER}Câu cuối có cá linh.", parse("cá linh"))

    assert found.endswith("Câu cuối có <mark>cá linh</mark>.")


def test_page_of_few_words_repeated_takes_no_longer_than_others(monkeypatch):
    looked_at = []
    places = snippets._places
    monkeypatch.setattr(snippets, "_places", lambda words, *rest: looked_at.append(len(words)) or places(words, *rest))

    found = snippets.snippet("công đoàn cơ sở nghị định " * 4000, parse("nđ " * 60))

    assert "<mark>nghị định</mark>" in found
    # Each different run is looked for once, in a bounded part of the text.
    assert len(looked_at) <= 4
    assert max(looked_at) <= 10_000
