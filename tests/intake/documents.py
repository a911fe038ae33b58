"""Word files made by python-docx, and what it has no function for written into their XML by hand.

Each function of WELL_FORMED returns a document; what must be found in it stands in tests/intake/test_word_files.py.
"""

import io

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm

from tests import builders

TITLE = "Công đoàn cơ sở thăm hỏi đoàn viên khó khăn"
LEAD = "Sáng 5/3/2026, Ban Chấp hành công đoàn cơ sở đã đến thăm và trao quà cho mười đoàn viên."
TEXT = "Đồng chí Chủ tịch công đoàn ân cần hỏi thăm đời sống của từng gia đình và động viên chị em."
END = "Các phần quà do đoàn viên quyên góp trong tháng Hai."


def bytes_of(document):
    """Return a document as a file's bytes."""
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def plain(*paragraphs):
    """Return a document with paragraphs of plain text; by default a small piece of news."""
    document = docx.Document()
    for text in paragraphs or (TITLE, LEAD, TEXT, END):
        document.add_paragraph(text)
    return document


def element(xml):
    """Return an element of WordprocessingML; the usual prefixes are declared."""
    opening, rest = xml.split(">", 1) if not xml.split(">", 1)[0].endswith("/") else (xml.split("/>", 1)[0], None)
    declared = f"{opening} {nsdecls('w', 'r', 'a', 'pic', 'wp')}"
    more = (
        ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
        ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        ' xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
        ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    )
    return parse_xml(f"{declared}{more}/>" if rest is None else f"{declared}{more}>{rest}")


def in_font(document, text, font, **forms):
    """Add a paragraph in a font."""
    run = document.add_paragraph().add_run(text)
    run.font.name = font
    for name, value in forms.items():
        setattr(run, name, value)
    return run


def add_link(paragraph, text, address):
    """Add a link to a paragraph."""
    relationship = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = element(f'<w:hyperlink r:id="{relationship}"><w:r><w:t>{text}</w:t></w:r></w:hyperlink>')
    paragraph._p.append(link)


def add_part(document, name, relationship, content_type, xml):
    """Add a part of the package, e.g. the footnotes."""
    part = Part(PackURI(name), content_type, xml.encode(), document.part.package)
    document.part.relate_to(part, relationship)


def add_notes(document, kind, texts):
    """Add footnotes or endnotes with the ids 1, 2, … as Word writes them, behind its two of the separating lines."""
    tag = kind[:-1]
    notes = "".join(
        f'<w:{tag} w:id="{number}"><w:p><w:r><w:{tag}Ref/></w:r><w:r><w:t xml:space="preserve"> {text}</w:t></w:r>'
        f"</w:p></w:{tag}>"
        for number, text in enumerate(texts, 1)
    )
    line = f'<w:{tag} w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:{tag}>'
    xml = f"<w:{kind} {nsdecls('w')}>{line}{notes}</w:{kind}>"
    relationship = RELATIONSHIP_TYPE.FOOTNOTES if kind == "footnotes" else RELATIONSHIP_TYPE.ENDNOTES
    content_type = CONTENT_TYPE.WML_FOOTNOTES if kind == "footnotes" else CONTENT_TYPE.WML_ENDNOTES
    add_part(document, f"/word/{kind}.xml", relationship, content_type, xml)


def add_note_mark(paragraph, kind, number):
    """Add the mark of a note to a paragraph."""
    paragraph._p.append(element(f'<w:r><w:{kind[:-1]}Reference w:id="{number}"/></w:r>'))


def picture(size=(160, 120), colour="teal"):
    """Return an open PNG."""
    return io.BytesIO(builders.picture_file(size=size, colour=colour).read())


def add_picture(document, description="", **options):
    """Add a picture in a paragraph of its own, with Word's description of it."""
    document.add_picture(picture(**options), width=Cm(8))
    document.element.body.findall(f".//{qn('wp:docPr')}")[-1].set("descr", description)


def add_caption(document, text, style=None):
    """Add a caption: in the style of that name, or in italics in the middle."""
    paragraph = document.add_paragraph(style=style)
    run = paragraph.add_run(text)
    if style is None:
        run.italic = True
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


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


def bullets():
    """A list with bullets, with one inside it."""
    document = plain(TITLE, LEAD, TEXT)
    for text, style in (("Gạo", "List Bullet"), ("Gạo tẻ", "List Bullet 2"), ("Dầu ăn", "List Bullet")):
        document.add_paragraph(text, style=style)
    return document


def numbers():
    """A numbered list that goes on after other text."""
    document = plain(TITLE, LEAD, TEXT)
    for text in ("Khai mạc", "Trao quà"):
        document.add_paragraph(text, style="List Number")
    document.add_paragraph(TEXT)
    document.add_paragraph("Bế mạc", style="List Number")
    return document


def typed_lists():
    """Lists whose marks were typed by hand, one inside the other, and a single dash that begins no list."""
    return plain(
        TITLE,
        LEAD,
        "- Mười phần quà",
        "+ Gạo",
        "+ Dầu ăn",
        "- Năm suất học bổng",
        TEXT,
        "1. Khai mạc",
        "2. Trao quà",
        TEXT,
        "a) Chị Hoa",
        "b) Chị Lan",
        TEXT,
        "- Kính mời các đồng chí.",
    )


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


def table():
    """A table with a bold first row."""
    document = plain(TITLE, LEAD, TEXT)
    grid = document.add_table(rows=3, cols=3)
    rows = (("Đơn vị", "Số đoàn viên", "Diện tích (m2)"), ("Trường học", "120", "35"), ("Nhà máy", "1.250", "410"))
    for row, texts in zip(grid.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.paragraphs[0].add_run(text).bold = texts is rows[0]
    document.add_paragraph(END)
    return document


def rich_table():
    """A table with no headings, with bold text, two paragraphs, a power and a link in its cells."""
    document = plain(TITLE, LEAD, TEXT)
    grid = document.add_table(rows=2, cols=2)
    grid.cell(0, 0).text = "Trường học"
    grid.cell(0, 1).paragraphs[0].add_run("rất tốt").bold = True
    grid.cell(1, 0).paragraphs[0].add_run("m")
    grid.cell(1, 0).paragraphs[0].add_run("2").font.superscript = True
    grid.cell(1, 1).text = "Dòng một\nDòng hai"
    add_link(grid.cell(1, 1).add_paragraph(), "liên kết", "https://congdoan.example/")
    return document


def merged_table():
    """A table with cells merged across and down, and a table inside a cell."""
    document = plain(TITLE, LEAD, TEXT)
    grid = document.add_table(rows=3, cols=3)
    for number, cell in enumerate(cell for row in grid.rows for cell in row.cells):
        cell.text = f"Ô {number}"
    grid.cell(0, 0).merge(grid.cell(0, 1)).text = "Ngang"
    grid.cell(1, 2).merge(grid.cell(2, 2)).text = "Dọc"
    inner = grid.cell(1, 0).add_table(rows=1, cols=2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "trong", "bảng"
    inner.add_row().cells[0].text = "hàng hai"
    return document


def layout_table():
    """A table that only puts two texts side by side, and one that holds a picture over its caption."""
    document = plain(TITLE, LEAD)
    side = document.add_table(rows=1, cols=2)
    side.cell(0, 0).text, side.cell(0, 1).text = "Nơi nhận: các đơn vị trong toàn tỉnh", "Người viết bài này"
    document.add_paragraph(TEXT)
    frame = document.add_table(rows=2, cols=1)
    frame.cell(0, 0).paragraphs[0].add_run().add_picture(picture(), width=Cm(8))
    frame.cell(1, 0).paragraphs[0].add_run("Trao quà cho đoàn viên").italic = True
    document.add_paragraph(END)
    return document


def pictures():
    """Five pictures: captions in the style, in italics, none; somebody's description, a file name, Word's guess."""
    document = plain(TITLE, LEAD, TEXT)
    add_picture(document, "Chủ tịch công đoàn trao quà cho một nữ đoàn viên", colour="teal")
    add_caption(document, "Chủ tịch trao quà", style="Caption")
    document.add_paragraph(TEXT)
    add_picture(document, "IMG_2031.JPG", colour="red")
    add_caption(document, "Niềm vui của các gia đình")
    add_picture(document, "A group of people posing for a photo Description automatically generated", colour="blue")
    document.add_paragraph(TEXT)
    add_picture(document, colour="green")
    add_picture(document, colour="yellow")
    document.add_paragraph(END)
    return document


def same_picture_twice():
    """One file in two places, once cropped."""
    document = plain(TITLE, LEAD, TEXT)
    add_picture(document)
    document.add_paragraph(TEXT)
    add_picture(document)
    document.add_paragraph(TEXT)
    add_picture(document)
    fill = document.element.body.findall(f".//{qn('pic:blipFill')}")[-1]
    fill.insert(1, element('<a:srcRect l="50000" t="0" r="0" b="0"/>'))
    return document


def picture_on_top():
    """A picture between the title and the text."""
    document = plain(TITLE)
    add_picture(document)
    add_caption(document, "Quang cảnh buổi thăm")
    document.add_paragraph(LEAD)
    document.add_paragraph(TEXT)
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


def tcvn3():
    """A title in the font of capitals, text in .VnTime, words in Unicode beside it, a run that is Unicode already."""
    document = docx.Document()
    in_font(document, "C«ng ®oµn tØnh th¨m hái ®oµn viªn", ".VnTimeH", bold=True)
    in_font(document, "S¸ng 5/3, Liªn ®oµn Lao ®éng tØnh tæ chøc th¨m hái ®oµn viªn ­u tó, c«ng nh©n giái.", ".VnTime")
    run = in_font(document, "§¹i héi ®Ò ra nhiÖm vô ", ".VnArial")
    run._parent.add_run("nhiệm kỳ mới").font.name = "Times New Roman"
    in_font(document, "Chị em rất vui, được tặng quà và động viên.", ".VnTime")
    return document


def tcvn3_by_style():
    """TCVN3 where only the paragraph style names the font, as old templates have it."""
    document = docx.Document()
    document.styles["Normal"].font.name = ".VnTime"
    document.add_paragraph("C«ng ®oµn c¬ së")
    document.add_paragraph("Ban ChÊp hµnh c«ng ®oµn c¬ së ®· ®Õn th¨m vµ trao quµ cho m­êi ®oµn viªn.")
    document.add_paragraph("C¸c phÇn quµ do ®oµn viªn quyªn gãp.")
    return document


def vni():
    """VNI, with a letter whose mark stands in a run of another form."""
    document = docx.Document()
    in_font(document, "Coâng ñoaøn cô sôû thaêm hoûi ñoaøn vieân", "VNI-Times", bold=True)
    in_font(document, "Ban Chaáp haønh ñaõ ñeán thaêm vaø trao quaø cho möôøi ñoaøn vieân khoù khaên.", "VNI-Times")
    run = in_font(document, "Chuùc ña", "VNI-Helve")
    second = run._parent.add_run("ïi hoäi thaønh coâng toát ñeïp")
    second.font.name, second.bold = "VNI-Helve", True
    return document


def symbols():
    """TCVN3 in the private area, as Word keeps fonts that it takes for symbols, and a sign of Wingdings."""
    document = docx.Document()
    document.add_paragraph(TITLE)
    private = "".join(chr(0xF000 + ord(sign)) if ord(sign) > 0x7F else sign for sign in "C«ng ®oµn tØnh")
    run = in_font(document, private, ".VnTime")
    run._r.append(element('<w:sym w:font="Wingdings" w:char="F0E0"/>'))
    document.add_paragraph(TEXT)
    return document


def tracked_changes():
    """An insertion, a deletion, a deleted paragraph mark, a comment, hidden text."""
    document = plain(TITLE, LEAD)
    paragraph = document.add_paragraph("Trao ")
    paragraph._p.append(element('<w:ins w:id="1" w:author="Hoa"><w:r><w:t>mười hai</w:t></w:r></w:ins>'))
    paragraph._p.append(element('<w:del w:id="2" w:author="Hoa"><w:r><w:delText>mười</w:delText></w:r></w:del>'))
    run = paragraph.add_run(" phần quà")
    document.add_comment(run, text="Kiểm tra lại con số", author="Lan", initials="L")
    paragraph.add_run("bí mật").font.hidden = True
    paragraph._p.get_or_add_pPr().append(element('<w:rPr><w:del w:id="3" w:author="Hoa"/></w:rPr>'))
    document.add_paragraph(" cho đoàn viên.")
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


def capitals_title():
    """A title in capitals; the text writes the names in it."""
    return plain("LĐLĐ TỈNH AN GIANG TỔ CHỨC ĐẠI HỘI LẦN THỨ XI", LEAD, "Đại diện tỉnh An Giang đến dự.", END)


def text_box():
    """A text box in its modern and its old version, and one in the old version alone."""
    document = plain(TITLE, LEAD, TEXT)
    content = "<w:txbxContent><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:txbxContent>"
    modern = (
        f"<w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp><wps:txbx>{content.format('Trong khung')}"
        "</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
    old = "<w:pict><v:shape><v:textbox>{}</v:textbox></v:shape></w:pict>"
    for drawing in (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{modern}</mc:Choice><mc:Fallback>'
        f"{old.format(content.format('Trong khung'))}</mc:Fallback></mc:AlternateContent>",
        old.format(content.format("Khung kiểu cũ")),
    ):
        document.add_paragraph(END)._p.append(element(f"<w:r>{drawing}</w:r>"))
    return document


def left_out():
    """An equation, a chart, an embedded file, a linked picture, a table of contents, header and footer."""
    document = plain(TITLE, LEAD, TEXT)
    paragraph = document.add_paragraph(END)
    paragraph._p.append(element("<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>"))
    chart = '<a:graphic><a:graphicData><c:chart r:id="rId99"/></a:graphicData></a:graphic>'
    paragraph._p.append(element(f"<w:r><w:drawing><wp:inline>{chart}</wp:inline></w:drawing></w:r>"))
    paragraph._p.append(element("<w:r><w:object/></w:r>"))
    linked = document.part.relate_to("https://elsewhere.example/a.png", RELATIONSHIP_TYPE.IMAGE, is_external=True)
    blip = f'<a:graphic><a:graphicData><a:blip r:link="{linked}"/></a:graphicData></a:graphic>'
    paragraph._p.append(element(f"<w:r><w:drawing><wp:inline>{blip}</wp:inline></w:drawing></w:r>"))
    contents = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        "<w:sdtContent><w:p><w:r><w:t>Mục lục</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    document.element.body.insert(2, element(contents))
    document.sections[0].header.paragraphs[0].text = "Báo cáo nội bộ"
    return document


def bad_pictures():
    """A vector picture, a damaged one, an ornament of a few pixels."""
    document = plain(TITLE, LEAD, TEXT)
    for _number in range(3):
        add_picture(document, size=(100, 100 + _number))
    parts = [part for part in document.part.package.iter_parts() if part.partname.startswith("/word/media/")]
    parts[0]._blob = bytes.fromhex("D7CDC69A") + bytes(60)
    parts[1]._blob = parts[1]._blob[:60]
    parts[2]._blob = builders.picture_file(size=(12, 12)).read()
    return document


def wrapped():
    """Text in content controls, smart tags, fields and tracked moves, which python-docx passes over."""
    document = plain(TITLE, LEAD)
    paragraph = document.add_paragraph("Ngoài, ")
    for inside in (
        "<w:sdt><w:sdtContent><w:r><w:t>khung, </w:t></w:r></w:sdtContent></w:sdt>",
        "<w:smartTag><w:r><w:t>thẻ, </w:t></w:r></w:smartTag>",
        '<w:fldSimple w:instr="DATE"><w:r><w:t>trường, </w:t></w:r></w:fldSimple>',
        '<w:moveTo w:id="4" w:author="Hoa"><w:r><w:t>chuyển.</w:t></w:r></w:moveTo>',
        '<w:moveFrom w:id="5" w:author="Hoa"><w:r><w:t>mất</w:t></w:r></w:moveFrom>',
    ):
        paragraph._p.append(element(inside))
    document.element.body.insert(
        3, element("<w:sdt><w:sdtContent><w:p><w:r><w:t>Đoạn trong khung.</w:t></w:r></w:p></w:sdtContent></w:sdt>")
    )
    return document


def long_first_paragraph():
    """No title: the text begins at once."""
    return plain(f"{LEAD} {TEXT} {TEXT} {TEXT}", END)


def byline():
    """A byline as the last line."""
    return plain(TITLE, LEAD, TEXT, "Tin, ảnh: Ban Tuyên giáo LĐLĐ tỉnh")


def name_as_byline():
    """A name with its unit as the last line."""
    return plain(TITLE, LEAD, TEXT, "Bích Liên - Công đoàn ngành Giáo dục")


def only_title():
    """One line."""
    return plain(TITLE)


def empty():
    """A document without text."""
    return docx.Document()


WELL_FORMED = (
    plain,
    styled,
    bold_title,
    forms,
    bullets,
    numbers,
    typed_lists,
    links,
    field_link,
    table,
    rich_table,
    merged_table,
    layout_table,
    pictures,
    same_picture_twice,
    picture_on_top,
    footnotes,
    tcvn3,
    tcvn3_by_style,
    vni,
    symbols,
    tracked_changes,
    spaces,
    capitals_title,
    text_box,
    left_out,
    bad_pictures,
    wrapped,
    long_first_paragraph,
    byline,
    name_as_byline,
    only_title,
)
