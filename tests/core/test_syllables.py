"""What is built like Vietnamese."""

import pytest

from core.syllables import foreign_share, is_syllable, marked_share, words_of

SYLLABLES = [
    "công",
    "đoàn",
    "nghiêng",
    "nghĩa",
    "khuyến",
    "khích",
    "quyết",
    "quỳnh",
    "quốc",
    "giếng",
    "gì",
    "gìn",
    "giữ",
    "thuở",
    "huơ",
    "hoạch",
    "xoong",
    "khuya",
    "khuỷu",
    "ngoằn",
    "ngoèo",
    "yêu",
    "yến",
    "uyên",
    "ương",
    "oanh",
    "ăn",
    "ấm",
    "ở",
    "Y",
    "Đắk",
    "phượng",
    "rượu",
    "hươu",
    "huệ",
    "huếch",
    "toáy",
    "quả",
    "quay",
    "queo",
    "thuế",
    "tuân",
    "soát",
    "choắt",
    "nhoẻn",
    "ế",
    "kiểm",
    "tra",
    "tỉnh",
    "thủy",
    "thuỷ",
    "hòa",
    "hoà",
    "mỹ",
    "kĩ",
    "trường",
    "học",
    "xã",
    "hội",
    "chủ",
    "cua",
    "cừu",
    "lưu",
    "dịu",
    "chiều",
    "bưởi",
    "tươi",
    "nguôi",
    "xoay",
    "ngoáo",
]
FOREIGN = [
    "escort",
    "casino",
    "bahis",
    "website",
    "banner",
    "internet",
    "sites",
    "Facebook",
    "replica",
    "watches",
    "Stalin",
    "LĐLĐ",
    "CĐCS",
    "UBND",
    "TNHH",
]


@pytest.mark.parametrize("word", SYLLABLES)
def test_syllable(word):
    assert is_syllable(word)
    assert is_syllable(word.upper())


@pytest.mark.parametrize("word", FOREIGN)
def test_what_is_none(word):
    assert not is_syllable(word)


def test_shares_leave_addresses_and_numbers_out():
    text = "Công đoàn tỉnh: congdoan@tinh.example, https://tinh.example/tin, 0296.384.1190, số 15"

    assert words_of(text) == ["Công", "đoàn", "tỉnh", "số"]
    assert (foreign_share(text), marked_share(text)) == (0.0, 1.0)
    assert foreign_share("cheap watches online đây") == 0.75
    assert (foreign_share("123 456"), marked_share("")) == (0.0, 0.0)
