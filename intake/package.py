"""Opening what somebody uploads as a Word file: nothing is believed before it is seen.

A .docx is a zip of XML files. Before the reading library gets it, every member is unpacked once against limits, so
that what the library then loads is known to be small, whole and free of document types (which could expand or fetch
something). Nothing is ever written to the names that the zip gives.
"""

import io
import re
import zipfile
import zlib
from dataclasses import dataclass

from django.utils.translation import gettext as _

from .refusals import RefusalError

MEGABYTE = 1024 * 1024
CHUNK = 64 * 1024

MAIN = "word/document.xml"
_MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TEMPLATE_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
# The name of the stream that holds an encrypted file, as the old container writes it.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)""")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True)
class Limits:
    """How much a Word file may hold.

    Attributes:
        members: files in the zip.
        unpacked: bytes of all of them.
        xml: bytes of one XML member; parsed it takes ten times as much.
        ratio: how many times larger than packed all may be, beyond a megabyte.
    """

    members: int = 3000
    unpacked: int = 150 * MEGABYTE
    xml: int = 16 * MEGABYTE
    ratio: int = 150


def checked(file, limits=None):
    """Look an uploaded file through and return its bytes when it is a Word file that can be read safely.

    Args:
        file: an open binary file.
        limits: Limits, by default those of the class.

    Returns:
        io.BytesIO

    Raises:
        RefusalError: with a message that names what is wrong and what to do.
    """
    limits = limits or Limits()
    file.seek(0)
    data = file.read()
    _refuse_other_formats(data)
    buffer = io.BytesIO(data)
    try:
        with zipfile.ZipFile(buffer) as package:
            _check_members(package, len(data), limits)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        raise damaged() from error
    buffer.seek(0)
    return buffer


def damaged():
    """Return the refusal of a file that is broken."""
    return RefusalError(
        "damaged",
        _("The file is damaged and cannot be read. Open it in Word, save it again as .docx and choose that file."),
    )


def _refuse_other_formats(data):
    """Refuse what is no zip, by what it is."""
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise RefusalError(
                "encrypted", _("The file is protected by a password. Save it without one in Word and choose it again.")
            )
        raise RefusalError(
            "old_word",
            _("This is a file of an old Word (.doc). Open it in Word, save it as .docx and choose that file."),
        )
    if data.startswith(b"%PDF-"):
        raise RefusalError("pdf", _("This is a PDF file. Choose the Word file (.docx) that it was made from."))
    if data.startswith(b"{\\rtf"):
        raise RefusalError("rtf", _("This is an RTF file. Open it in Word, save it as .docx and choose that file."))
    if not data.startswith(b"PK"):
        raise RefusalError("not_word", _("This is no Word file (.docx), whatever its name says. Choose another file."))


def _check_members(package, packed, limits):
    members = package.infolist()
    names = {member.filename for member in members}
    if len(members) > limits.members:
        raise _too_much()
    if any(member.flag_bits & 1 for member in members):
        raise RefusalError(
            "encrypted", _("The file is protected by a password. Save it without one in Word and choose it again.")
        )
    _refuse_macros(names)
    if "[Content_Types].xml" not in names or MAIN not in names:
        raise _other_package(names)
    if sum(member.file_size for member in members) > limits.unpacked:
        raise _too_much()
    total, types = 0, b""
    for member in members:
        is_xml = member.filename.endswith((".xml", ".rels"))
        size, content = _unpack(
            package, member, min(limits.xml if is_xml else limits.unpacked, limits.unpacked - total)
        )
        total += size
        if total > MEGABYTE and total > packed * limits.ratio:
            raise _too_much()
        if is_xml:
            _refuse_document_type(content)
            if member.filename == "[Content_Types].xml":
                types = content
    _refuse_content_type(types.decode("utf-8", "replace"))


def _unpack(package, member, limit):
    """Return (size, bytes of an XML member or b"") of a member, unpacked piece by piece up to a limit."""
    keeps = member.filename.endswith((".xml", ".rels"))
    size, kept = 0, []
    with package.open(member) as stream:
        while chunk := stream.read(CHUNK):
            size += len(chunk)
            if size > limit:
                raise _too_much()
            if keeps:
                kept.append(chunk)
    return size, b"".join(kept)


def _too_much():
    return RefusalError(
        "too_much",
        _("Unpacked, the file is far larger than a page could be. Divide it, or make its pictures smaller in Word."),
    )


def _refuse_macros(names):
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise _macros()


def _macros():
    return RefusalError(
        "macros",
        _("The file holds macros (programs) and is not opened. Save it as “Word Document (.docx)” without macros."),
    )


def _other_package(names):
    """Return the refusal of a zip that holds no Word document."""
    if "mimetype" in names or "content.xml" in names:
        message = _(
            "This is a file of LibreOffice or OpenOffice. Save it there as “Word (.docx)” and choose that file."
        )
    elif "xl/workbook.xml" in names:
        message = _("This is a spreadsheet. Choose a Word file (.docx).")
    elif "ppt/presentation.xml" in names:
        message = _("This is a presentation. Choose a Word file (.docx).")
    elif "[Content_Types].xml" in names:
        message = _("The file holds no document: it is damaged. Open it in Word, save it again and choose that file.")
    else:
        message = _("This is an archive (.zip) and no Word file. Unpack it and choose the .docx in it.")
    return RefusalError("not_word", message)


def _refuse_content_type(types):
    if "macroEnabled" in types:
        raise _macros()
    if _MAIN_TYPE not in types and _TEMPLATE_TYPE in types:
        raise RefusalError("template", _("This is a template (.dotx). Save it in Word as .docx and choose that file."))


def _refuse_document_type(content):
    """Refuse XML that declares a document type or entities, in whatever encoding a parser would take it."""
    if content[:2] in _UTF16:
        content = content.decode("utf-16", "replace").encode()
    elif b"\x00" in content[:8]:
        raise damaged()
    declared = _DECLARED.match(content.removeprefix(b"\xef\xbb\xbf"))
    if declared and declared[1].lower() not in {b"utf-8", b"utf8", b"utf-16", b"us-ascii", b"ascii"}:
        raise damaged()
    if _DOCTYPE.search(content):
        raise RefusalError(
            "document_type",
            _("The file refers to things outside of itself, which Word never writes. It is not opened."),
        )
