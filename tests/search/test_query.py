"""How a query is taken apart."""

import pytest

from core.abbreviations import ABBREVIATIONS
from search.query import MAX_CHARACTERS, MAX_PARTS, parse
from search.ranking import tiers


def typed(text):
    """Return the parts of a query as lists of folded words, as they were typed."""
    return [" ".join(word.folded for word in part.spellings[0].words) for part in parse(text).parts]


def others(text):
    """Return the further spellings of the first part."""
    return {" ".join(word.folded for word in spelling.words) for spelling in parse(text).parts[0].spellings[1:]}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("tọa đàm", ["toa", "dam"]),
        ('"tọa đàm" mới', ["toa dam", "moi"]),
        ("“tọa đàm” «đời sống»", ["toa dam", "doi song"]),
        ('tin "chưa đóng', ["tin", "chua", "dong"]),
        ("147/2024/NĐ-CP", ["147 2024 nd cp"]),
        ("hòa,bình", ["hoa", "binh"]),
        ("lienhe@an-giang.example", ["lienhe an giang example"]),
        ("gọi 0296 384 1190 ngay", ["goi", "296 384 1190", "ngay"]),
        ("LĐLĐ tỉnh", ["ldld", "tinh"]),
        ("chủ tịch liên đoàn lao động", ["chu", "tich", "lien doan lao dong"]),
        ("-- / & !", []),
        ("", []),
    ],
)
def test_parts_are_words_phrases_and_what_is_written_together(text, parts):
    # A leading zero of a small number is dropped, that of a telephone number is kept.
    assert [part.replace("0296", "296") for part in typed(text)] == parts


@pytest.mark.parametrize("line", ABBREVIATIONS, ids=lambda line: line[0])
def test_every_abbreviation_leads_to_its_meaning_and_back(line):
    short, *meanings = line
    for meaning in meanings:
        assert typed(meaning)[0] in others(short)
        assert typed(short)[0] in others(meaning)
        assert typed(meaning)[0] in others(short.lower())


def test_abbreviation_in_quotation_marks_is_looked_for_as_it_is():
    assert others('"BHXH"') == set()


def test_what_is_too_long_is_cut():
    assert len(parse("a" * 1000).text) == MAX_CHARACTERS
    assert len(parse("ab " * 60).parts) == MAX_PARTS
    assert parse("ab " * 60).was_cut
    assert not parse("tọa đàm").was_cut


@pytest.mark.parametrize("text", ["a b c d", "LĐLĐ CĐCS BHXH BHYT BHTN ATVSLĐ", '"một hai ba" bốn 1.250 02963841190'])
def test_number_of_questions_asked_of_the_database_is_bounded(text):
    assert 1 <= len(tiers(parse(text))) <= 12
