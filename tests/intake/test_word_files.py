"""What comes of Word files, one kind of content each; they are written by python-docx (tests/intake/documents.py)."""

import io

import pytest
from PIL import Image

from intake.report import FINDINGS
from tests.intake import documents, taking


@pytest.fixture
def take():
    """Return a function that takes in the document that a function of `documents` makes."""
    return lambda make: taking.word(documents.bytes_of(make()))


@pytest.mark.parametrize("make", documents.WELL_FORMED, ids=lambda make: make.__name__)
def test_every_document_has_a_title_and_loses_no_letter(take, make):
    taken = take(make)

    assert taken.article.title
    assert "\ufffd" not in str(taken.body)
    assert set(taken.report.findings) <= set(FINDINGS)


def test_fields_of_a_small_piece_of_news(take):
    taken = take(documents.plain)

    assert taken.article.title == documents.TITLE
    assert taken.article.lead == documents.LEAD
    assert taken.html == f"<p>{documents.TEXT}</p><p>{documents.END}</p>"
    assert (taken.article.day.date.isoformat(), taken.article.day.part_of_day) == ("2026-03-05", "morning")


def test_headings_keep_their_order_and_lose_what_a_page_does_not_have(take):
    taken = take(documents.styled)

    assert taken.article.title == documents.TITLE
    levels = [(heading["text"], heading["level"]) for heading in taken.values("heading")]
    assert levels == [("Kết quả", "h2"), ("Phần quà", "h3"), ("Lời cảm ơn", "h3")]
    assert taken.report.samples("heading_level") == ["Lời cảm ơn"]


def test_bold_lines_are_headings_only_where_they_number_a_part(take):
    taken = take(documents.bold_title)

    assert taken.article.title == documents.TITLE
    assert taken.article.lead == documents.LEAD
    assert [heading["text"] for heading in taken.values("heading")] == ["II. Nhiệm vụ trọng tâm"]
    assert "<p><b>Một vài con số</b></p>" in taken.html
    assert taken.report.samples("possible_heading") == ["Một vài con số"]


def test_forms_of_letters(take):
    taken = take(documents.forms)

    assert (
        "120 m<sup>2</sup>, nước H<sub>2</sub>O; <b>rất vui</b> và <i>cảm động</i>, không còn gạch chân" in taken.html
    )
    assert taken.report.samples("strike") == ["không còn"]
    assert taken.report.samples("underline") == ["gạch chân"]


def test_list_in_list(take):
    assert "<ul><li>Gạo<ul><li>Gạo tẻ</li></ul></li><li>Dầu ăn</li></ul>" in take(documents.bullets).html


def test_numbered_list_that_goes_on_is_reported(take):
    taken = take(documents.numbers)

    assert "<ol><li>Khai mạc</li><li>Trao quà</li></ol>" in taken.html
    assert taken.report.samples("list_goes_on") == ["Bế mạc"]


def test_lists_typed_by_hand(take):
    taken = take(documents.typed_lists)

    assert (
        "<ul><li>Mười phần quà<ul><li>Gạo</li><li>Dầu ăn</li></ul></li><li>Năm suất học bổng</li></ul>" in taken.html
    )
    assert "<ol><li>Khai mạc</li><li>Trao quà</li></ol>" in taken.html
    assert "<ol><li>Chị Hoa</li><li>Chị Lan</li></ol>" in taken.html
    assert "<p>- Kính mời các đồng chí.</p>" in taken.html
    assert taken.report.count("typed_list") == 3


def test_only_links_of_the_web_and_of_mail_stay(take):
    taken = take(documents.links)

    assert '<a href="https://congdoan.example/tin?a=1&amp;b=2">tại đây</a>' in taken.html
    assert '<a href="mailto:vanphong@congdoan.example">thư</a>tệpmã' in taken.html
    assert taken.report.samples("link") == ["file:///C:/Users/abc/tin.doc", "javascript:alert(1)"]


def test_link_as_a_field(take):
    taken = take(documents.field_link)

    assert 'Xem <a href="https://congdoan.example/cu">trang cũ</a></p>' in taken.html
    assert "HYPERLINK" not in taken.html


def test_table_keeps_rows_columns_and_headings(take):
    taken = take(documents.table)

    (table,) = taken.values("table")
    assert [column["heading"] for column in table["columns"]] == ["Đơn vị", "Số đoàn viên", "Diện tích (m2)"]
    assert [row["values"] for row in table["rows"]] == [["Trường học", "120", "35"], ["Nhà máy", "1.250", "410"]]
    assert not taken.report.count("table_header")


def test_cells_with_more_than_plain_text(take):
    taken = take(documents.rich_table)

    (table,) = taken.values("table")
    assert [column["type"] for column in table["columns"]] == ["text", "rich_text"]
    assert table["rows"][0]["values"] == ["Trường học", "<p><b>rất tốt</b></p>"]
    link = '<a href="https://congdoan.example/">liên kết</a>'
    assert table["rows"][1]["values"] == ["m²", f"<p>Dòng một<br/>Dòng hai</p><p>{link}</p>"]
    assert taken.report.count("table_header") == 1


def test_merged_cells_are_divided_and_inner_tables_become_text(take):
    taken = take(documents.merged_table)

    (table,) = taken.values("table")
    rows = [row["values"] for row in table["rows"]]
    assert [row[1:] for row in rows] == [["", "Ô 2"], ["Ô 4", "Dọc"], ["Ô 7", "Dọc"]]
    assert rows[1][0] == "<p>Ô 3</p><p>trong – bảng</p><p>hàng hai</p>"
    assert taken.report.count("merged_cells") == 2
    assert taken.report.count("table_in_table") == 1


def test_tables_that_arrange_the_sheet_are_no_tables(take):
    taken = take(documents.layout_table)

    assert taken.values("table") == []
    assert "<p>Nơi nhận: các đơn vị trong toàn tỉnh</p><p>Người viết bài này</p>" in taken.html
    assert [picture["caption"] for picture in taken.values("image")] == ["Trao quà cho đoàn viên"]
    assert taken.report.count("layout_table") == 2


def test_pictures_their_captions_and_only_alternative_texts_that_somebody_wrote(take):
    taken = take(documents.pictures)

    assert [picture.caption for picture in taken.pictures] == [
        "Chủ tịch trao quà",
        "Niềm vui của các gia đình",
        "",
        "",
        "",
    ]
    alternatives = [picture.alternative for picture in taken.pictures]
    assert alternatives == ["Chủ tịch công đoàn trao quà cho một nữ đoàn viên", "", "", "", ""]
    assert [Image.open(io.BytesIO(picture.data)).format for picture in taken.pictures] == ["PNG"] * 5
    kinds = [block["type"] for block in taken.body]
    assert kinds == ["paragraph", "image", "paragraph", "image", "image", "paragraph", "image", "image", "paragraph"]


def test_what_was_cropped_in_word_does_not_come_back(take):
    whole, again, cropped = take(documents.same_picture_twice).pictures

    assert whole.data == again.data
    assert [Image.open(io.BytesIO(picture.data)).size for picture in (whole, cropped)] == [(160, 120), (80, 120)]


def test_picture_above_the_text_is_the_cover(take):
    taken = take(documents.picture_on_top)

    assert taken.article.cover.caption == "Quang cảnh buổi thăm"
    assert taken.article.lead == documents.LEAD
    assert taken.pictures == []


def test_notes_are_numbered_in_the_order_of_their_marks(take):
    taken = take(documents.footnotes)

    assert "1.250 đoàn viên<sup>1</sup>" in taken.html
    assert [heading["text"] for heading in taken.values("heading")] == ["Kết quả²", "Ghi chú"]
    assert "đánh giá cao<sup>3</sup>" in taken.html
    notes = ["Số liệu của Ban Chính sách.", "Theo báo cáo năm 2025.", "Xem thêm công văn số 15."]
    assert taken.html.endswith(f"<ol>{''.join(f'<li>{note}</li>' for note in notes)}</ol>")


def test_tcvn3_is_converted_by_run(take):
    taken = take(documents.tcvn3)

    assert taken.article.title == "CÔNG ĐOÀN TỈNH THĂM HỎI ĐOÀN VIÊN"
    expected = "Sáng 5/3, Liên đoàn Lao động tỉnh tổ chức thăm hỏi đoàn viên ưu tú, công nhân giỏi."
    assert taken.article.lead == expected
    assert "<p>Đại hội đề ra nhiệm vụ nhiệm kỳ mới</p>" in taken.html
    assert "<p>Chị em rất vui, được tặng quà và động viên.</p>" in taken.html
    assert taken.report.count("tcvn3") == 3
    assert taken.report.samples("unicode_in_old_font") == ["Chị em rất vui, được tặng quà và động viên."]


def test_tcvn3_by_the_font_of_a_style(take):
    taken = take(documents.tcvn3_by_style)

    assert taken.article.title == "Công đoàn cơ sở"
    assert taken.article.lead == "Ban Chấp hành công đoàn cơ sở đã đến thăm và trao quà cho mười đoàn viên."


def test_vni_is_converted_even_where_a_letter_is_parted(take):
    taken = take(documents.vni)

    assert taken.article.title == "Công đoàn cơ sở thăm hỏi đoàn viên"
    assert taken.article.lead == "Ban Chấp hành đã đến thăm và trao quà cho mười đoàn viên khó khăn."
    assert taken.html == "<p>Chúc đạ<b>i hội thành công tốt đẹp</b></p>"


def test_letters_in_the_private_area(take):
    assert take(documents.symbols).article.lead == "Công đoàn tỉnh"


def test_tracked_changes_comments_and_hidden_text(take):
    taken = take(documents.tracked_changes)

    assert taken.html == "<p>Trao mười hai phần quà cho đoàn viên.</p>"
    samples = {
        code: taken.report.samples(code) for code in ("inserted_text", "deleted_text", "comment", "hidden_text")
    }
    assert samples == {
        "inserted_text": ["mười hai"],
        "deleted_text": ["mười"],
        "comment": ["Kiểm tra lại con số"],
        "hidden_text": ["bí mật"],
    }


def test_spaces_and_unicode_form(take):
    taken = take(documents.spaces)

    assert taken.article.title == "Công đoàn cơ sở"
    assert "<p>Một dòng <b>nữa và</b><br/>xuống dòng</p>" in taken.html
    assert taken.report.count("spaces")


def test_title_in_capitals_is_kept_and_the_sentence_offered(take):
    taken = take(documents.capitals_title)

    assert taken.article.title == "LĐLĐ TỈNH AN GIANG TỔ CHỨC ĐẠI HỘI LẦN THỨ XI"
    assert taken.report.suggestions == {"title": "LĐLĐ tỉnh An Giang tổ chức đại hội lần thứ XI"}


def test_text_boxes_are_read_once(take):
    taken = take(documents.text_box)

    assert taken.html.count("Trong khung") == taken.html.count("Khung kiểu cũ") == 1
    assert taken.report.count("text_box") == 2


@pytest.mark.parametrize(
    ("code", "samples"),
    [
        ("equation", ["a+b"]),
        ("diagram", []),
        ("embedded_object", []),
        ("picture_elsewhere", ["https://elsewhere.example/a.png"]),
        ("contents_list", []),
        ("header_footer", ["Báo cáo nội bộ"]),
    ],
)
def test_what_a_page_cannot_hold_is_reported(take, code, samples):
    taken = take(documents.left_out)

    assert taken.report.count(code) == 1
    assert taken.report.samples(code) == samples
    assert "Mục lục" not in taken.html


def test_pictures_that_cannot_be_taken(take):
    taken = take(documents.bad_pictures)

    assert taken.pictures == []
    assert [taken.report.count(code) for code in ("picture_format", "picture_damaged", "picture_tiny")] == [1, 1, 1]


def test_picture_with_too_many_pixels_is_left_out(take, settings):
    settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 160 * 120 - 1

    taken = take(documents.pictures)

    assert taken.pictures == []
    assert taken.report.count("picture_too_large") == 5
    assert documents.END in taken.html


def test_text_in_wrappings_is_read(take):
    taken = take(documents.wrapped)

    assert taken.html == "<p>Ngoài, khung, thẻ, trường, chuyển.</p><p>Đoạn trong khung.</p>"


def test_text_without_title_gives_its_beginning_and_says_so(take):
    taken = take(documents.long_first_paragraph)

    assert documents.LEAD.startswith(taken.article.title)
    assert taken.report.count("long_title") == 1
    assert taken.article.lead.startswith(documents.LEAD)


@pytest.mark.parametrize(
    ("make", "line"),
    [
        (documents.byline, "Tin, ảnh: Ban Tuyên giáo LĐLĐ tỉnh"),
        (documents.name_as_byline, "Bích Liên - Công đoàn ngành Giáo dục"),
        (documents.plain, ""),
    ],
)
def test_byline_is_the_last_line(take, make, line):
    assert take(make).article.byline == line


def test_table_that_the_editor_could_not_save_is_left_out(take):
    def make():
        document = documents.plain()
        document.add_table(rows=160, cols=10).cell(0, 0).text = "Danh sách"
        return document

    taken = take(make)

    assert taken.values("table") == []
    assert taken.report.samples("table_too_large") == ["160 × 10: Danh sách"]
