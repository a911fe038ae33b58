"""One word, however it is written; and what must stay apart."""

import unicodedata

import pytest

from core.vietnamese import fold, numbers_in, sentences_in, word_of, words_in


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("tọa", "toạ"),
        ("hòa", "hoà"),
        ("khoẻ", "khỏe"),
        ("thúy", "thuý"),
        ("HÒA", "hoà"),
        ("quý", "qúy"),
        ("già", "gìa"),
        ("kỷ", "kỉ"),
        ("lý", "lí"),
        ("quỹ", "quĩ"),
        ("Đoàn", "đoàn"),
        ("09", "9"),
    ],
)
def test_two_spellings_are_one_word(one, other):
    assert word_of(one) == word_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("bán", "bạn"), ("tọa", "tòa"), ("đoan", "doan"), ("thuê", "thuế"), ("may", "mây"), ("ăn", "ân")],
)
def test_words_that_only_marks_tell_apart_are_two_words_of_one_fold(one, other):
    assert word_of(one).exact != word_of(other).exact
    assert word_of(one).folded == word_of(other).folded == fold(one)


@pytest.mark.parametrize(("one", "other"), [("tai", "tay"), ("thúi", "thúy"), ("2024", "02024"), ("0296", "296")])
def test_what_sounds_or_counts_otherwise_stays_apart(one, other):
    assert word_of(one).folded != word_of(other).folded


def test_marks_apart_are_no_other_word():
    text = "Nghị định 147/2024/NĐ-CP về tọa đàm ở Đắk Lắk"

    assert words_in(unicodedata.normalize("NFD", text)) == words_in(text)


def test_words_are_runs_of_letters_and_digits():
    folded = [word.folded for word in words_in("Tin, ảnh: Hoài_Thu – «BCH» 06/GP-TTĐT!")]

    assert folded == ["tin", "anh", "hoai", "thu", "bch", "6", "gp", "ttdt"]


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("Gọi 0296.384.1190 nhé", ["02963841190"]),
        ("Gọi (0296) 384 1190.", ["02963841190"]),
        ("+84 296 384 1190", ["02963841190"]),
        ("0912-345-678", ["0912345678"]),
        ("có 2.379.912 lượt", ["2379912"]),
        ("ngày 30/9/2026", []),
        ("147/2024/NĐ-CP", []),
        ("bản 1.2.3", []),
        ("7,2 phần trăm", []),
    ],
)
def test_numbers_are_known_in_one_piece(text, digits):
    assert list(numbers_in(text).values()) == digits


def test_sentences_end_at_their_signs_and_not_at_an_abbreviation():
    found = [[word.folded for word in words] for words in sentences_in("Ở TP. Long Xuyên. Chiều qua?\nXong")]

    assert found == [["o", "tp", "long", "xuyen"], ["chieu", "qua"], ["xong"]]
