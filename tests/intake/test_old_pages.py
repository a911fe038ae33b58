"""What comes of pages of old portals, as text and as HTML."""

import pytest

from intake import legacy
from intake.refusals import RefusalError
from intake.report import Report
from tests.intake import taking, texts


def test_plain_page():
    taken = taking.page(texts.PLAIN)

    assert taken.article.title == "Công đoàn ngành Giáo dục gặp mặt đoàn viên tiêu biểu"
    assert taken.article.lead.startswith("Ngày 30/9, Công đoàn ngành Giáo dục")
    assert (taken.article.day.day, taken.article.day.month, taken.article.day.year) == (30, 9, None)
    caption = "Đồng chí Chủ tịch Công đoàn ngành Giáo dục trao hoa cho đoàn viên."
    assert taken.report.samples("bare_caption") == [caption]
    assert f"<p><i>{caption}</i></p>" in taken.html
    assert taken.article.byline == ""


def test_page_with_an_injected_line():
    taken = taking.page(texts.WITH_SPAM)

    assert taken.article.title == texts.TITLE_WITH_SPAM
    assert taken.article.day.date.isoformat() == "2019-04-12"
    assert taken.article.byline == "Tin - ảnh: Ban Nữ công"
    assert taken.report.samples("bare_caption") == ["Các đội trình bày món ăn"]
    assert taken.report.samples("spam") == [texts.SPAM]
    assert taken.report.samples("site_frame") == ["Site banner"]
    assert "bahis" not in str(taken.body)


def test_page_in_the_frame_of_its_site():
    taken = taking.page(texts.FRAMED)

    assert taken.article.title == "Tọa đàm “Bữa ăn giữa ca của người lao động trong các khu công nghiệp”."
    assert (taken.article.day.date.isoformat(), taken.article.day.part_of_day) == ("2021-11-08", "afternoon")
    assert taken.article.byline == "Thu Hiền - Công đoàn các khu công nghiệp"
    assert taken.report.samples("bare_caption") == ["Quang cảnh buổi tọa đàm"]
    assert taken.report.count("site_frame") == 11
    for word in ("truy cập", "Giấy phép", "Điện thoại", "ĐOÀN VIÊN"):
        assert word not in taken.html + taken.article.lead


def test_spaces_inside_quotation_marks_and_brackets_go():
    text = "Hưởng ứng phong trào “ Tết sum vầy ”, công đoàn ( 12 tổ ) đã quyên góp - và còn tiếp tục."

    taken = taking.page(f"Tết sum vầy\n\n{texts.LONG}\n\n{text}")

    assert "“Tết sum vầy”, công đoàn (12 tổ) đã quyên góp - và" in taken.html
    assert taken.report.count("spaces") == 4


def test_injected_line_in_the_middle_is_cut_too():
    lines = texts.PLAIN.split("\n\n")
    lines.insert(3, texts.SPAM)

    assert taking.page("\n\n".join(lines)).report.samples("spam") == [texts.SPAM]


@pytest.mark.parametrize(
    "line",
    [
        "Công an cảnh báo: phòng, chống cờ bạc, lô đề và casino trực tuyến trong công nhân lao động.",
        "LĐLĐ, CĐCS, UBND, BHXH, BHYT, TNHH, MTV, KCN, CNVCLĐ, BCH, BTV",
        "Cong doan co so tham hoi doan vien kho khan nhan dip Tet Nguyen dan",
        "Liên hệ: congdoan@kcn.example, https://congdoan.example/tin, 0290.000.0000",
    ],
)
def test_honest_lines_stay(line):
    taken = taking.page(f"{texts.PLAIN}\n\n{line}\n\n{texts.PLAIN.split(chr(10))[4]}")

    assert taken.report.count("spam") == 0
    assert line.split(",")[0].split(":")[0] in taken.html


def test_foreign_sentence_stays_and_is_asked_about():
    line = "Workers everywhere celebrated International Labour Day with concerts, speeches and football matches."

    taken = taking.page(f"{texts.PLAIN}\n\n{line}\n\n{texts.PLAIN.split(chr(10))[4]}")

    assert taken.report.count("spam") == 0
    assert taken.report.samples("foreign_line") == [line]
    assert line in taken.html


def test_html_page():
    taken = taking.page(
        """<html><head><title>Cổng</title><style>p {color: red}</style></head><body>
        <div id="top"><a href="/">Trang chủ</a></div>
        <h1>Hội thi tay nghề giỏi</h1>
        <p class="date">Thứ Sáu, 12/04/2019 14:30</p>
        <p>Sáng 12/4, <b>hội thi</b>&nbsp;đã khai mạc.</p>
        <p>Mời xem <a href="https://congdoan.example/anh">ảnh</a>, <a href="javascript:x()">phim</a>.</p>
        <table><tr><th>Hạng</th><th>Tên</th></tr><tr><td>1</td><td>Chị Hoa</td></tr></table>
        <ol><li>Nhất<ul><li>Hoa</li></ul></li><li>Nhì</li></ol>
        <img src="https://elsewhere.example/1.jpg" alt="Trao giải">
        <div style="display:none"><a href="https://spam.example/">replica watches</a></div>
        <script>alert(1)</script>
        <p style="text-align:right">Tin, ảnh: Thu Hà</p>
        <div>Lượt xem: 124</div></body></html>"""
    )

    assert taken.article.title == "Hội thi tay nghề giỏi"
    assert taken.article.published.date.isoformat() == "2019-04-12"
    assert taken.article.lead == "Sáng 12/4, hội thi đã khai mạc."
    assert '<a href="https://congdoan.example/anh">ảnh</a>, phim.' in taken.html
    assert taken.values("table")[0]["rows"] == [{"values": ["1", "Chị Hoa"]}]
    assert "<ol><li>Nhất<ul><li>Hoa</li></ul></li><li>Nhì</li></ol>" in taken.html
    assert taken.article.byline == "Tin, ảnh: Thu Hà"
    assert taken.report.samples("picture_elsewhere") == ["Trao giải"]
    assert taken.report.samples("hidden_on_page") == ["replica watches"]
    for word in ("alert", "replica", "Lượt xem", "Trang chủ", "color"):
        assert word not in str(taken.body)


def test_html_with_line_breaks_for_paragraphs():
    taken = taking.page("<div>Hội nghị cán bộ<br><br>Sáng 5/3, hội nghị<br>đã họp.<br><br>Hết.</div>")

    assert taken.article.title == "Hội nghị cán bộ"
    assert taken.article.lead == "Sáng 5/3, hội nghị\nđã họp."


def test_html_that_is_nested_without_end_is_read_or_refused():
    content = "<div>" * 20_000 + "<p>Xin chào các đồng chí.</p>"

    try:
        title = taking.page(content).article.title
    except RefusalError as refused:
        title = refused.code
    assert title in {"Xin chào các đồng chí.", "damaged", "empty"}


@pytest.mark.parametrize(
    ("data", "code"),
    [("Xin chào".encode(), 0), ("\ufeffXin chào".encode(), 0), ("Xin chào".encode("utf-16"), 0), (b"Xin ch\xe0o", 1)],
)
def test_encodings_of_files(data, code):
    report = Report()

    assert legacy.decoded(data, report) == "Xin chào"
    assert report.count("old_encoding") == code


@pytest.mark.parametrize(
    ("content", "code"), [("  \n ", "empty"), ("a\x00\x01b", "not_text"), ("a " * 600_000, "too_long")]
)
def test_what_is_no_page_is_refused(content, code):
    with pytest.raises(RefusalError) as refused:
        taking.page(content)
    assert refused.value.code == code


@pytest.mark.parametrize(
    "line",
    [
        "a-" * 400_000,
        "." * 900_000,
        "hôm nay" + "." * 900_000,
        f"số {'1' * 500_000} ngày 5/3",
        "a@" * 300_000,
        "[" * 500_000,
    ],
)
def test_line_without_end_does_not_keep_the_server_busy(line):
    """Searched through from each of its signs, each of these would take hours."""
    assert taking.page(f"{texts.PLAIN}\n\n{line}").article.title == texts.PLAIN.partition("\n")[0]
