"""Words of links, and descriptions that are names of files."""

import pytest

from core.quality.wording import has_double_spaces, is_address, is_file_name, is_vague


@pytest.mark.parametrize(
    "words",
    ["tại đây", "Tại đây.", "XEM THÊM", "Xem thêm…", "bấm vào đây", "nhấn vào đây", "đây", "Chi tiết", "Tải về"],
)
def test_links_that_say_nothing_are_noticed(words):
    assert is_vague(words)


@pytest.mark.parametrize(
    "words", ["", "Kế hoạch số 12/KH-LĐLĐ", "Xem thêm về Tháng Công nhân", "Nơi đây", "Tải về đơn"]
)
def test_links_that_name_their_target_are_fine(words):
    assert not is_vague(words)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("https://bao.example/bai-1", True),
        ("www.bao.example", True),
        ("Báo Lao Động (https://bao.example)", False),
        ("", False),
    ],
)
def test_links_that_are_their_address(words, expected):
    assert is_address(words) is expected


@pytest.mark.parametrize("words", ["IMG_2041", "img 2041", "DSC00012", "anh-hoi-nghi.JPG", "z5123_a1b2", "Ảnh 3"])
def test_names_of_files_are_noticed(words):
    assert is_file_name(words)


@pytest.mark.parametrize(
    "words", ["Đại biểu biểu quyết", "Ảnh chụp 31 đại biểu", "Bà Hoa nhận quà", "Khu nhà ở", "Cổng số 2"]
)
def test_descriptions_are_no_names_of_files(words):
    assert not is_file_name(words)


@pytest.mark.parametrize(("text", "expected"), [("a  b", True), ("a b", False), ("  a", False), ("a\n  b", False)])
def test_double_spaces_stand_between_words(text, expected):
    assert has_double_spaces(text) is expected
