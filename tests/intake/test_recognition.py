"""Days, titles, bylines and injected lines, one sentence each."""

import pytest

from intake.bylines import is_byline
from intake.days import day_in, is_bare_day
from intake.elements import Paragraph, Span
from intake.spam import is_injected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ngày 30/9, Đoàn kiểm tra", (30, 9, None, "")),
        ("Chiều ngày 14/10/2022, Công đoàn", (14, 10, 2022, "afternoon")),
        ("Sáng 5/3, công đoàn", (5, 3, None, "morning")),
        ("Tối 29.2.2024 diễn ra", (29, 2, 2024, "evening")),
        ("Trong hai ngày 5-6/10/2022, lớp", (5, 10, 2022, "")),
        ("Thứ Tư, ngày 30 tháng 9 năm 2020", (30, 9, 2020, "")),
        ("Thực hiện Nghị quyết số 02-NQ/TW ngày 12/6/2021. Sáng 3/4/2022, lớp học", (3, 4, 2022, "morning")),
        ("Thực hiện Nghị quyết số 02-NQ/TW ngày 12/6/2021 của Bộ", None),
        ("đạt 5/10 chỉ tiêu", None),
        ("ngày 31/2/2020", None),
        ("ngày 30/9/219", None),
        ("Nghị định 98/2024/NĐ-CP", None),
    ],
)
def test_day(text, expected):
    day = day_in(text)

    assert (day and (day.day, day.month, day.year, day.part_of_day)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thứ Tư, 30/09/2020 14:30", True),
        ("Ngày đăng: 05/10/2022", True),
        ("08:15 | 05/10/2022", True),
        ("Ngày 30/9/2020, Ban Chấp hành họp", False),
        ("Hội nghị", False),
    ],
)
def test_line_that_says_when_a_page_was_published(text, expected):
    assert is_bare_day(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tin - ảnh: Ban TG-NC LĐLĐ tỉnh", True),
        ("Bài và ảnh: Thu Hà", True),
        ("Tin, bài, ảnh: Nguyễn Văn A", True),
        ("Nguồn: congdoan.example", True),
        ("Thu Hà", True),
        ("Bích Liên - Công đoàn ngành Giáo dục", True),
        ("Hội nghị kết thúc.", False),
        ("Mọi người ra về", False),
        ("Tin vui: một đoàn viên trúng học bổng toàn phần", False),
        ("CHỦ TỊCH", False),
    ],
)
def test_byline(text, expected):
    assert is_byline(Paragraph([Span(text)])) is expected


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([Span("istanbul nakliyat ankara nakliyat izmir nakliyat bursa nakliyat")], True),
        ([Span("[url=https://x.example]replica[/url]")], True),
        (
            [
                Span("Buy cheap watches and bags online from the best "),
                Span("replica store", link="https://x.example"),
            ],
            True,
        ),
        ([Span("We congratulate the workers of this province on their great achievements.")], False),
        ([Span("Xem video clip, website, fanpage, zalo, facebook")], False),
        ([Span("LĐLĐ TỈNH")], False),
    ],
)
def test_injected_line(spans, expected):
    assert is_injected(Paragraph(spans)) is expected
