"""A page as plain text: a paragraph is what an empty line, or the end of a long line, ends."""

import re
from itertools import pairwise

from intake.elements import Paragraph, Span

# A line as an e-mail or a printer breaks it; longer ones are whole paragraphs.
_BROKEN_LINE = 100
# A name at the right margin.
_INDENT = 20


def read(content):
    """Return the Paragraphs of a plain text."""
    paragraphs = []
    for block in re.split(r"\n[ \t\u00a0]*\n", content.replace("\r\n", "\n").replace("\r", "\n")):
        lines = [line for line in block.split("\n") if line.strip()]
        paragraphs += [_paragraph(part) for part in _parts(lines)]
    return paragraphs


def _parts(lines):
    """Return the paragraphs in the lines between two empty ones: each line is one, unless they were broken to a width.

    Lines are broken where all but the last are of about one length and the next goes on in small letters.
    """
    is_broken = len(lines) > 2 and all(
        60 <= len(line) <= _BROKEN_LINE and following.lstrip()[:1].islower() for line, following in pairwise(lines)
    )
    return [" ".join(line.strip() for line in lines)] if is_broken else lines


def _paragraph(line):
    indent = len(line) - len(line.lstrip())
    return Paragraph([Span(line.strip())], centred=indent >= _INDENT)
