"""Text in Word files: titles, headings, bylines, forms of letters, links, notes, spaces."""

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK

from .making import END, LEAD, TEXT, TITLE, add_link, add_note_mark, add_notes, element, plain


def styled():
    """Title and headings in Word's own styles."""
    document = docx.Document()
    document.add_heading(TITLE, level=0)
    document.add_paragraph(LEAD)
    document.add_heading("Kết quả", level=1)
    document.add_paragraph(TEXT)
    document.add_heading("Phần quà", level=2)
    document.add_paragraph(END)
    document.add_heading("Lời cảm ơn", level=4)
    document.add_paragraph(TEXT)
    return document


def bold_title():
    """A title in two bold lines in the middle, a bold lead, a numbered bold line and one without a number."""
    document = docx.Document()
    for text in ("Công đoàn cơ sở thăm hỏi", "đoàn viên khó khăn"):
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(text).bold = True
    document.add_paragraph().add_run(LEAD).bold = True
    document.add_paragraph().add_run("II. Nhiệm vụ trọng tâm").bold = True
    document.add_paragraph(TEXT)
    document.add_paragraph().add_run("Một vài con số").bold = True
    document.add_paragraph(END)
    return document


def capitals_title():
    """A title in capitals; the text writes the names in it."""
    return plain("LĐLĐ TỈNH AN GIANG TỔ CHỨC ĐẠI HỘI LẦN THỨ XI", LEAD, "Đại diện tỉnh An Giang đến dự.", END)


def long_first_paragraph():
    """No title: the text begins at once."""
    return plain(f"{LEAD} {TEXT} {TEXT} {TEXT}", END)


def only_title():
    """One line."""
    return plain(TITLE)


def empty():
    """A document without text."""
    return docx.Document()


def byline():
    """A byline as the last line."""
    return plain(TITLE, LEAD, TEXT, "Tin, ảnh: Ban Tuyên giáo LĐLĐ tỉnh")


def name_as_byline():
    """A name with its unit as the last line."""
    return plain(TITLE, LEAD, TEXT, "Bích Liên - Công đoàn ngành Giáo dục")


def forms():
    """Bold, italic, raised, lowered, struck through, underlined."""
    document = plain(TITLE, LEAD)
    paragraph = document.add_paragraph("Diện tích 120 m")
    paragraph.add_run("2").font.superscript = True
    paragraph.add_run(", nước H")
    paragraph.add_run("2").font.subscript = True
    paragraph.add_run("O; ")
    paragraph.add_run("rất vui").bold = True
    paragraph.add_run(" và ")
    paragraph.add_run("cảm động").italic = True
    paragraph.add_run(", ")
    paragraph.add_run("không còn").font.strike = True
    paragraph.add_run(" ")
    paragraph.add_run("gạch chân").underline = True
    return document


def links():
    """Links that a page may have, and those it may not."""
    document = plain(TITLE, LEAD)
    paragraph = document.add_paragraph("Xem ")
    add_link(paragraph, "tại đây", "https://congdoan.example/tin?a=1&amp;b=2".replace("&amp;", "&"))
    add_link(paragraph, "thư", "mailto:vanphong@congdoan.example")
    add_link(paragraph, "tệp", "file:///C:/Users/abc/tin.doc")
    add_link(paragraph, "mã", "javascript:alert(1)")
    return document


def field_link():
    """A link as a field, as older versions of Word write it."""
    document = plain(TITLE, LEAD)
    paragraph = document.add_paragraph("Xem ")
    for part in (
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:instrText xml:space="preserve"> HYPERLINK "https://congdoan.example/cu" </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>trang cũ</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    ):
        paragraph._p.append(element(f"<w:r>{part}</w:r>"))
    return document


def footnotes():
    """Two footnotes and an endnote; one in a heading."""
    document = plain(TITLE, LEAD)
    add_notes(document, "footnotes", ["Theo báo cáo năm 2025.", "Số liệu của Ban Chính sách."])
    add_notes(document, "endnotes", ["Xem thêm công văn số 15."])
    first = document.add_paragraph("Toàn tỉnh có 1.250 đoàn viên")
    add_note_mark(first, "footnotes", 2)
    heading = document.add_heading("Kết quả", level=1)
    add_note_mark(heading, "footnotes", 1)
    last = document.add_paragraph("Công tác này được đánh giá cao")
    add_note_mark(last, "endnotes", 1)
    return document


def spaces():
    """Double spaces, tabs, no-break and zero-width signs, NFD, empty paragraphs, line breaks."""
    document = plain("  Công  đoàn\u00a0cơ sở ", "", LEAD)
    paragraph = document.add_paragraph("Một\t\tdòng  ")
    paragraph.add_run(" nữa\u200b va\u0300").bold = True
    paragraph.add_run().add_break(WD_BREAK.LINE)
    paragraph.add_run("  xuống dòng ")
    document.add_paragraph("\u00a0")
    document.add_paragraph(END)
    return document
