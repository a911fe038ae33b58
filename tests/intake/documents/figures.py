"""Pictures in Word files."""

from docx.oxml.ns import qn

from tests import builders

from .making import END, LEAD, TEXT, TITLE, add_caption, add_picture, element, plain


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
