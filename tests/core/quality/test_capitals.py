"""Text in capitals: when it counts as shouted, and what becomes of it."""

import pytest

from core.quality.capitals import is_shouted, sentence_case


@pytest.mark.parametrize(
    "title",
    [
        "CÔNG ĐOÀN CƠ SỞ HỌP MẶT ĐẦU XUÂN",
        "LĐLĐ TỈNH TRAO 120 SUẤT QUÀ TẾT",
        "HỘI NGHỊ SƠ KẾT: “GIỎI VIỆC NƯỚC”",
    ],
)
def test_titles_in_capitals_are_noticed(title):
    assert is_shouted(title)


@pytest.mark.parametrize(
    "title",
    [
        "",
        "Công đoàn cơ sở họp mặt đầu xuân",
        "BHXH, BHYT, BHTN: hỏi và đáp",
        "LĐLĐ, UBND và HĐND",
        "ATVSLĐ",
        "THÔNG BÁO",
        "Nghị định 147/2024/NĐ-CP",
        "123 456 789",
    ],
)
def test_ordinary_titles_and_abbreviations_are_left_in_peace(title):
    assert not is_shouted(title)


@pytest.mark.parametrize(
    ("shouted", "written"),
    [
        ("CÔNG ĐOÀN CƠ SỞ HỌP MẶT", "Công đoàn cơ sở họp mặt"),
        ("LĐLĐ TỈNH AN GIANG TẬP HUẤN CHO CBCĐ", "LĐLĐ tỉnh An Giang tập huấn cho CBCĐ"),
        ("CĐCS VÀ UBND XÃ KÝ TƯLĐTT, THAM GIA BHXH", "CĐCS và UBND xã ký TƯLĐTT, tham gia BHXH"),
        ("PHỔ BIẾN NGHỊ ĐỊNH 147/2024/NĐ-CP", "Phổ biến nghị định 147/2024/NĐ-CP"),
        ("ĐẠI HỘI LẦN THỨ VI, KHÓA XIII", "Đại hội lần thứ VI, khóa XIII"),
        ("PHẠM VI CỦA ĐƠN VỊ", "Phạm vi của đơn vị"),
        ("HỘI NGHỊ BAN CHẤP HÀNH", "Hội nghị Ban Chấp hành"),
        ("TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM HỌP", "Tổng Liên đoàn Lao động Việt Nam họp"),
        ("LĐLĐ TỈNH HÒA BÌNH HÁT VỀ HÒA BÌNH", "LĐLĐ tỉnh Hòa Bình hát về hòa bình"),
        ("TRAO QUÀ. CHÚC TẾT! HẸN GẶP", "Trao quà. Chúc tết! Hẹn gặp"),
        ("HỘI THẢO “ĐỔI MỚI HOẠT ĐỘNG”", "Hội thảo “Đổi mới hoạt động”"),
        ("CÔNG TY TNHH MTV CAO SU", "Công ty TNHH MTV cao su"),
    ],
)
def test_offer_keeps_what_is_known_to_stand_in_capitals(shouted, written):
    assert sentence_case(shouted) == written


TEXT = (
    "Đoàn công tác của Liên đoàn Lao động tỉnh An Giang đã đến xã An Hiệp. Chúc mừng đồng chí Lê Thị Hoa và công đoàn"
    " các cấp. Công đoàn luôn đồng hành.\nSáng qua, Công đoàn xã An Hiệp họp. BAN CHẤP HÀNH dự."
)


@pytest.mark.parametrize(
    ("shouted", "written"),
    [
        ("LIÊN ĐOÀN LAO ĐỘNG TỈNH AN GIANG HỌP MẶT", "Liên đoàn Lao động tỉnh An Giang họp mặt"),
        ("CÔNG ĐOÀN CÁC CẤP CHÚC MỪNG LÊ THỊ HOA", "Công đoàn các cấp chúc mừng Lê Thị Hoa"),
        ("CÔNG ĐOÀN XÃ AN HIỆP TRAO HỌC BỔNG", "Công đoàn xã An Hiệp trao học bổng"),
        ("CÔNG NHÂN XÃ AN HIỆP, TỈNH AN GIANG", "Công nhân xã An Hiệp, tỉnh An Giang"),
        ("HỘI NGHỊ BCH LĐLĐ LẦN THỨ XI, KHÓA V", "Hội nghị BCH LĐLĐ lần thứ XI, khóa V"),
        ("HOA CHO CHỊ LÊ", "Hoa cho chị lê"),
    ],
)
def test_offer_writes_the_names_as_the_text_beside_it_does(shouted, written):
    assert sentence_case(shouted, TEXT) == written


def test_names_at_the_end_of_a_long_text_cost_nothing():
    assert sentence_case("THĂM XÃ AN HIỆP HÔM QUA", "một hai ba " * 2000 + "xã An Hiệp") == "Thăm xã an hiệp hôm qua"


@pytest.mark.parametrize("text", ["", " ", "!!!", "2026", "“”"])
def test_offer_for_nothing_is_nothing(text):
    assert sentence_case(text) == text


def test_what_was_offered_is_not_shouted_again():
    assert not is_shouted(sentence_case("HỘI NGHỊ TỔNG KẾT PHONG TRÀO THI ĐUA NĂM 2026"))
