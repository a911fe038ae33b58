"""Making Word files: with python-docx, and what it has no function for written into their XML by hand."""

import io

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
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
