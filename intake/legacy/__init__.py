"""Pages of old portals, pasted or saved: plain text or HTML.

They are read into the same elements as a Word file. Pictures are not fetched from anywhere; what remains of the old
site around the text is recognised and left out (`frame`).
"""

import re

from django.utils.translation import gettext as _

from intake.elements import Source
from intake.refusals import RefusalError, nothing_in_it

from . import html, text

MAX_LENGTH = 1_000_000  # signs
_MARKUP = re.compile(r"<(?:html|body|div|p|br|table|h[1-6]|ul|ol|span|article|font)\b[^>]*>", re.IGNORECASE)
_CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?([\w-]+)""", re.IGNORECASE)
_BINARY = re.compile("[\x01-\x08\x0e-\x1f]")


def read(content, report):
    """Read an old page.

    Args:
        content: its text or HTML, as str.
        report: the Report.

    Returns:
        elements.Source

    Raises:
        RefusalError: when there is nothing in it, or too much.
    """
    if len(content) > MAX_LENGTH:
        raise RefusalError(
            "too_long",
            _("The text has more than %(limit)d signs. Paste the article only.") % {"limit": MAX_LENGTH},
        )
    if _BINARY.search(content):
        raise RefusalError(
            "not_text", _("This is no text. Choose a Word file (.docx), or a page saved as text or HTML.")
        )
    is_html = bool(_MARKUP.search(content))
    elements = html.read(content, report) if is_html else text.read(content)
    if not elements:
        raise nothing_in_it()
    return Source("html" if is_html else "text", elements)


def decoded(data, report):
    """Return the text in a file's bytes.

    Unicode says so itself. Of older files nobody can know; most old portals used Windows-1258, so this is tried, and
    the report asks to look.

    Args:
        data: bytes.
        report: the Report.
    """
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        report.note("old_encoding")
    declared = _CHARSET.search(data[:4096])
    if declared and declared[1].lower() in {b"windows-1252", b"iso-8859-1"}:
        return data.decode("cp1252", "replace")
    return data.decode("cp1258", "replace")
