"""One spelling for one word, whatever was typed or pasted."""

import unicodedata

import pytest

from core.text import clean_text


@pytest.mark.parametrize("text", ["Tọa đàm về đời sống", "Đại hội Công đoàn", "ƯỚC VỌNG", "Thừa Thiên Huế"])
def test_letters_with_separate_marks_become_single_letters(text):
    assert clean_text(unicodedata.normalize("NFD", text)) == text


@pytest.mark.parametrize("space", ["\u00a0", "\u202f"])
def test_a_space_that_does_not_break_becomes_an_ordinary_one(space):
    assert clean_text(f"Công{space}đoàn") == "Công đoàn"


def test_the_icelandic_letter_becomes_the_vietnamese_one_that_looks_the_same():
    assert clean_text("\u00d0ồng Tháp") == "\u0110ồng Tháp"


@pytest.mark.parametrize("invisible", ["\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\x00"])
def test_invisible_characters_after_a_letter_are_dropped(invisible):
    assert clean_text(f"Công{invisible} đoàn") == "Công đoàn"


@pytest.mark.parametrize("invisible", ["\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff"])
def test_a_mark_finds_its_letter_past_an_invisible_character(invisible):
    assert clean_text(f"e\u0302{invisible}\u0301") == "ế"


def test_joiners_that_hold_an_emoji_together_stay():
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    assert clean_text(family) == family


def test_markup_is_not_touched():
    source = '<p>Xem <a href="https://congdoan.example/?a=1&amp;b=2">ở đây</a>.</p>'
    assert clean_text(source) == source


@pytest.mark.parametrize(
    "text",
    ["", "Bến Tre", unicodedata.normalize("NFD", "Quảng\u00a0Ngãi"), "\ufeff\u00d0ắk Lắk", "a\u200c\u200db"],
)
def test_cleaning_twice_is_cleaning_once(text):
    assert clean_text(clean_text(text)) == clean_text(text)


def test_line_breaks_and_tabs_stay():
    assert clean_text("một\nhai\tba") == "một\nhai\tba"
