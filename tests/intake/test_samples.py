"""Word files by LibreOffice and pandoc (tests/intake/make_samples.py), which write the format in ways of their own."""

from pathlib import Path

import pytest

from tests.intake import taking

SAMPLES = Path(__file__).parent / "samples"
MAX_SIZE = 60_000

# file -> title and what the body must hold as text
EXPECTED = {
    "libreoffice-fonts": (
        "CÔNG ĐOÀN CƠ SỞ",
        ["<p>Chúc đại hội thành công tốt đẹp.</p><p>Đoạn này gõ bằng Unicode.</p>"],
    ),
    "libreoffice-footnotes": (
        "Báo cáo nửa năm",
        [
            "120 đoàn viên<sup>1</sup> và lập hai công đoàn cơ sở<sup>2</sup>.",
            "<ol><li>Trong đó có 70 nữ.</li><li>Xem phụ lục.</li></ol>",
        ],
    ),
    "libreoffice-frame": ("Thông tin nhanh", ["<p>Mời xem khung bên.</p><p>Chữ trong khung</p>"]),
    "libreoffice-links-forms": (
        "Thông báo tuyển sinh lớp nghề",
        [
            '<a href="https://congdoan.example/lop?a=1&amp;b=2">thông tin lớp</a>; <b>học phí</b> và <i>nơi học</i>.',
            "40 m<sup>2</sup>, nước H<sub>2</sub>O, gạch chân, bỏ đi.",
        ],
    ),
    "libreoffice-lists-html": (
        "Việc cần làm trước đại hội",
        [
            "<ol><li>Chuẩn bị hội trường<ul><li>Bàn ghế</li><li>Âm thanh</li></ul></li><li>In tài liệu</li></ol>",
            "<ul><li>Hoa</li><li>Nước uống</li></ul>",
        ],
    ),
    "libreoffice-picture": ("Hội thao công nhân", ["Nhà máy sợi giành giải nhất."]),
    "libreoffice-table-merged": ("Bảng phân công trực", ["Ai bận thì báo trước."]),
    "libreoffice-tracked": ("Trao quà cho đoàn viên", ["<p>Trao mười hai phần quà.</p>"]),
    "pandoc-definitions-code": ("Từ viết tắt", ["Công đoàn cơ sở", "BCH là ban chấp hành."]),
    "pandoc-footnotes-links": (
        "Chăm lo đời sống đoàn viên",
        [
            "đoàn viên<sup>1</sup> và người lao động<sup>2</sup>.",
            '<a href="mailto:vp@congdoan.example">viết thư</a>',
            "<li>Không phân biệt hợp đồng, kể cả <i>thời vụ</i>.</li></ol>",
        ],
    ),
    "pandoc-forms": ("Nước sạch và không khí", ["<p>Dòng trên<br/>dòng dưới.</p>"]),
    "pandoc-headings-lists": (
        "Đại hội công đoàn cơ sở",
        [
            "<ul><li>Báo cáo<ul><li>Của ban chấp hành</li></ul></li><li>Thảo luận</li></ul>",
            "<ol><li>Bầu ban chấp hành</li><li>Bế mạc</li></ol>",
        ],
    ),
    "pandoc-picture": ("Ngày hội của nữ đoàn viên", ["Ban tổ chức trao ba giải."]),
    "pandoc-table": ("Bảng số liệu đoàn viên", ["Số liệu do các đơn vị báo cáo."]),
}


def take(name):
    return taking.word((SAMPLES / f"{name}.docx").read_bytes())


def test_every_sample_is_looked_at_and_small():
    files = {path.stem: path.stat().st_size for path in SAMPLES.glob("*.docx")}

    assert set(files) == set(EXPECTED)
    assert max(files.values()) < MAX_SIZE


@pytest.mark.parametrize("name", EXPECTED)
def test_sample(name):
    title, texts = EXPECTED[name]

    taken = take(name)

    assert taken.article.title == title
    for text in texts:
        assert text in taken.html


@pytest.mark.parametrize(
    ("name", "headings", "rows"),
    [
        (
            "libreoffice-table-merged",
            ["Ngày", "Ca", "Người trực"],
            [["Thứ Hai", "Sáng", "Chị Hoa"], ["Thứ Hai", "Chiều", "Anh Nam"], ["Thứ Ba", "Cả ban", ""]],
        ),
        (
            "pandoc-table",
            ["Đơn vị", "Nam", "Nữ"],
            [["<p>Trường Lê Lợi</p>", "12", "30"], ["<p>Xưởng <b>may</b></p>", "45", "160"]],
        ),
    ],
)
def test_tables(name, headings, rows):
    (table,) = take(name).values("table")

    assert [column["heading"] for column in table["columns"]] == headings
    assert [row["values"] for row in table["rows"]] == rows


@pytest.mark.parametrize(
    ("name", "caption", "alternative"),
    [
        ("libreoffice-picture", "Phần thi kéo co", "Đội kéo co nữ của nhà máy"),
        ("pandoc-picture", "Các đội thi trình bày bình hoa", "Các đội thi trình bày bình hoa"),
    ],
)
def test_pictures(name, caption, alternative):
    (picture,) = take(name).pictures

    assert (picture.caption, picture.alternative, picture.extension) == (caption, alternative, "png")


def test_old_fonts_and_tracked_changes_are_reported():
    fonts, tracked = take("libreoffice-fonts").report, take("libreoffice-tracked").report

    assert fonts.count("tcvn3")
    assert fonts.count("vni")
    assert (tracked.samples("deleted_text"), tracked.samples("comment")) == (["mười"], ["Xem lại số"])


def test_headings_quotation_and_lead_in_signs_that_a_plain_text_can_hold():
    headed, formed = take("pandoc-headings-lists"), take("pandoc-forms")

    assert [(one["text"], one["level"]) for one in headed.values("heading")] == [
        ("Diễn biến", "h2"),
        ("Kết quả", "h3"),
    ]
    assert formed.values("quote") == [{"text": "Giữ lấy màu xanh cho con em chúng ta.", "attribution": ""}]
    assert formed.article.lead == "Mỗi nhà dùng 15 m³ nước; khí CO₂ giảm; chữ bỏ không còn."
