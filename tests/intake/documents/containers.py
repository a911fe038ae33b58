"""What Word wraps around text, keeps beside it, or draws: tracked changes, text boxes, fields, charts."""

from docx.opc.constants import RELATIONSHIP_TYPE

from .making import END, LEAD, TEXT, TITLE, element, plain


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
