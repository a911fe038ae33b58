"""Files that are no good Word file, each made from a good one or by hand."""

import io
import re
import zipfile

from tests.intake import documents

MAIN = "word/document.xml"
TYPES = "[Content_Types].xml"


def good():
    """Return the bytes of a good file."""
    return documents.bytes_of(documents.plain())


def members(data):
    """Return {name: bytes} of a zip."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(contents, **changes):
    """Return a zip of {name: bytes}, some of them replaced; None takes one out."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in {**contents, **changes}.items():
            if content is not None:
                package.writestr(name, content)
    return buffer.getvalue()


def changed(**changes):
    """Return a good file with members replaced or, by None, left out."""
    return packed(members(good()), **changes)


def replaced(name, old, new):
    """Return a good file with bytes of a member replaced."""
    contents = members(good())
    assert re.search(old, contents[name])
    return packed({**contents, name: re.sub(old, new, contents[name], count=1)})


def cut_off():
    """Half of a file, as an upload or a stick that failed leaves it."""
    data = good()
    return data[: len(data) // 2]


def wrong_checksum():
    """A file with one byte of its text changed."""
    data = bytearray(good())
    place = data.index(MAIN.encode()) + len(MAIN) + 40
    data[place] ^= 0xFF
    return bytes(data)


def old_word():
    """The container of Word 97."""
    return bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600) + "WordDocument".encode("utf-16-le") + bytes(500)


def with_password():
    """The same container around an encrypted .docx."""
    return bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(500)


def zip_with_password():
    """A zip whose members say that they are encrypted."""
    data = bytearray(good())
    for header, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.find(header)
        while start >= 0:
            data[start + place] |= 1
            start = data.find(header, start + 4)
    return bytes(data)


def with_macros():
    """A program in the file."""
    return changed(**{"word/vbaProject.bin": b"program"})


def of_macro_type():
    """A .docm whose program has been taken out."""
    return replaced(
        TYPES,
        rb"application/vnd\.openxmlformats-officedocument\.wordprocessingml\.document\.main\+xml",
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
    )


def bomb():
    """A member that unpacks to 20 MB of nothing."""
    return changed(**{"word/media/image1.png": bytes(20_000_000)})


def bomb_that_lies():
    """The same, whose directory says that it is small."""
    contents = members(good())
    data = bytearray(packed(contents, **{"word/media/image1.png": bytes(20_000_000)}))
    directory = data.rfind(b"PK\x01\x02")
    while data[directory + 46 : directory + 46 + 21] != b"word/media/image1.png":
        directory = data.rfind(b"PK\x01\x02", 0, directory)
    data[directory + 24 : directory + 28] = (1000).to_bytes(4, "little")
    return bytes(data)


def many_members():
    """A zip of thousands of files."""
    return changed(**{f"word/media/{number}.xml": b"<a/>" for number in range(3100)})


def entity():
    """A document type with an entity that reads a file of the server."""
    declaration = rb'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    return replaced(MAIN, rb"<w:document", declaration + rb"<w:document")


def entity_in_utf16():
    """The same where a search for the letters in ASCII would not find it."""
    contents = members(good())
    text = re.sub(r"<\?xml.*?\?>", "", contents[MAIN].decode())
    text = f'<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE d [<!ENTITY x "y">]>{text}'
    return packed({**contents, MAIN: text.encode("utf-16")})


def without_text():
    """A document in which nothing stands."""
    return documents.bytes_of(documents.empty())


def endless():
    """More paragraphs than anybody could edit."""
    contents = members(good())
    one = b"<w:p><w:r><w:t>Xin ch\xc3\xa0o.</w:t></w:r></w:p>"
    return packed({**contents, MAIN: contents[MAIN].replace(b"<w:body>", b"<w:body>" + one * 4100)})


def traversal():
    """A good file with a member whose name leads out of the folder it would be unpacked to."""
    return changed(**{"../../../tmp/intake-was-here.xml": b"<a/>"})


# name -> (what makes it, the code of the refusal)
BROKEN = {
    "pdf": (lambda: b"%PDF-1.7\n%...", "pdf"),
    "rtf": (lambda: rb"{\rtf1 Xin chao}", "rtf"),
    "old Word": (old_word, "old_word"),
    "password": (with_password, "encrypted"),
    "zip with password": (zip_with_password, "encrypted"),
    "picture renamed": (lambda: documents.picture().read(), "not_word"),
    "text renamed": (lambda: "Xin chào các đồng chí".encode(), "not_word"),
    "nothing": (lambda: b" ", "not_word"),
    "OpenDocument": (lambda: packed({"mimetype": b"application/vnd.oasis", "content.xml": b"<a/>"}), "not_word"),
    "spreadsheet": (lambda: packed({TYPES: b"<Types/>", "xl/workbook.xml": b"<a/>"}), "not_word"),
    "presentation": (lambda: packed({TYPES: b"<Types/>", "ppt/presentation.xml": b"<a/>"}), "not_word"),
    "archive": (lambda: packed({"tin.docx": good()}), "not_word"),
    "no document in it": (lambda: changed(**{MAIN: None}), "not_word"),
    "no list of types": (lambda: changed(**{TYPES: None}), "not_word"),
    "cut off": (cut_off, "damaged"),
    "wrong checksum": (wrong_checksum, "damaged"),
    "XML that does not end": (lambda: replaced(MAIN, rb"</w:document>", b""), "damaged"),
    "XML of another kind": (lambda: changed(**{MAIN: b"<html><body/></html>"}), "damaged"),
    "no relationships": (lambda: changed(**{"_rels/.rels": None}), "damaged"),
    "macros": (with_macros, "macros"),
    "type of a file with macros": (of_macro_type, "macros"),
    "bomb": (bomb, "too_much"),
    "bomb that lies": (bomb_that_lies, "damaged"),
    "thousands of members": (many_members, "too_much"),
    "entity": (entity, "document_type"),
    "entity in UTF-16": (entity_in_utf16, "document_type"),
    "no text": (without_text, "empty"),
    "thousands of paragraphs": (endless, "too_long"),
}
