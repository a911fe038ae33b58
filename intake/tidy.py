"""Cleaning up what people leave in a text: spaces, and lists whose numbers and dashes they typed themselves."""

import re
from dataclasses import replace

from core.text import clean_text

from .elements import ListMark, Paragraph, Table

# Spaces that are seen as one, and signs that are not seen at all.
_DEBRIS = re.compile("[\u00a0\u202f\u200b\u2060\ufeff\u00ad\u2002-\u200a\u3000]|[ \t]{2,}|\t")
_SPACE = re.compile("[ \t\u2002-\u200a\u3000]+")
# Inside quotation marks and brackets.
_INNER_SPACE = re.compile(r"(?<=[“(\[]) +| +(?=[”)\]])")

TYPED = "typed"  # begins the source of a list that was typed by hand

# What begins an item: a dash, plus or bullet; a number; a letter with a bracket. Behind it a space and the text.
_MARKERS = (
    ("ul", re.compile(r"^(?P<sign>[-–—+*•●○▪■\uf0b7\uf0a7\uf02d])\s+(?=\S)")),
    ("ol", re.compile(r"^(?P<number>[0-9]{1,2})[.)]\s+(?=\S)")),
    ("ol", re.compile(r"^(?P<letter>[a-zđ])\)\s+(?=\S)")),
)
# The order of items with letters in Vietnamese documents: a, b, c, d, đ, e.
_LETTERS = "abcdđeghiklmnopqrstuvxy"


def tidied(elements, report):
    """Return the elements without superfluous spaces and empty paragraphs, with typed lists as lists.

    Args:
        elements: list of Paragraph, Table and Picture.
        report: the Report.
    """
    kept = []
    for element in elements:
        if isinstance(element, Paragraph):
            element = spaced(element, report)
            if not element.text:
                continue
        elif isinstance(element, Table):
            rows = [[[spaced(one, report) for one in cell] for cell in row] for row in element.rows]
            element = replace(element, rows=rows)
        kept.append(element)
    return _with_lists(kept)


def spaced(paragraph, report):
    """Return a paragraph in NFC with single spaces, and none at its ends and beside its line breaks."""
    report.note("spaces", count=sum(len(_DEBRIS.findall(span.text)) for span in paragraph.spans))
    spans, before = [], "\n"
    for span in _joined(paragraph.spans):
        text, inner = _INNER_SPACE.subn("", _SPACE.sub(" ", clean_text(span.text)))
        report.note("spaces", count=inner)
        text = re.sub(r" *\n *", "\n", text)
        if before[-1:] in {" ", "\n"}:
            text = text.lstrip(" ")
        if text:
            spans.append(replace(span, text=text))
            before = text
    return replace(paragraph, spans=_trimmed(spans))


def _joined(spans):
    """Return the spans with neighbours of one form joined: a letter and its mark may stand in two."""
    joined = []
    for span in spans:
        last = joined[-1] if joined else None
        if last is not None and not span.note and replace(last, text=span.text) == span:
            joined[-1] = replace(last, text=last.text + span.text)
        elif span.text:
            joined.append(span)
    return joined


def _trimmed(spans):
    """Return the spans without spaces and line breaks at the ends, which a later span may have left behind."""
    spans = list(spans)
    while spans and not spans[-1].text.strip():
        spans.pop()
    while spans and not spans[0].text.strip():
        spans.pop(0)
    if spans:
        spans[-1] = replace(spans[-1], text=spans[-1].text.rstrip())
        spans[0] = replace(spans[0], text=spans[0].text.lstrip())
    return [
        replace(span, text=span.text.rstrip(" ")) if next_starts_line else span
        for span, next_starts_line in zip(spans, _before_breaks(spans), strict=True)
    ]


def _before_breaks(spans):
    return [after.text.startswith("\n") for after in spans[1:]] + [False] * bool(spans)


def _with_lists(elements):
    """Return the elements with runs of two or more items typed by hand made into lists."""
    done, place = [], 0
    while place < len(elements):
        run = _run_from(elements, place)
        if len(run) < 2:
            done.append(elements[place])
            place += 1
            continue
        done += run
        place += len(run)
    return done


def _run_from(elements, start):
    """Return the items of a typed list that begins at a place, as Paragraphs with a ListMark; [] for none.

    Another kind of mark between is a list inside the list; a number must be the one that follows the last.
    """
    items, kinds, reached = [], [], {}
    for element in elements[start:]:
        found = _marker(element)
        if found is None:
            break
        kind, family, rank, length = found
        if family in kinds:
            del kinds[kinds.index(family) + 1 :]
        else:
            kinds.append(family)
            reached[family] = 0
        if rank is not None and rank != reached[family] + 1:
            break
        reached[family] = rank or 0
        for gone in set(reached) - set(kinds):
            del reached[gone]
        mark = ListMark(kind, len(kinds) - 1, (TYPED, start))
        items.append(replace(element, spans=_without_beginning(element.spans, length), mark=mark))
    return items


def _marker(element):
    """Return (kind, family, rank, length) of the mark that a paragraph begins with, or None.

    A heading with a number is no item, and what is bold as a whole may be one.
    """
    if not isinstance(element, Paragraph) or element.style != "body" or element.mark or element.is_bold:
        return None
    for kind, pattern in _MARKERS:
        match = pattern.match(element.text)
        if not match:
            continue
        given = match.groupdict()
        if kind == "ul":
            return kind, given["sign"], None, match.end()
        if "number" in given:
            return kind, "number", int(given["number"]), match.end()
        letter = given["letter"]
        return (kind, "letter", _LETTERS.index(letter) + 1, match.end()) if letter in _LETTERS else None
    return None


def _without_beginning(spans, length):
    """Return the spans without their first `length` signs."""
    rest = []
    for span in spans:
        cut = min(length, len(span.text))
        length -= cut
        if span.text[cut:]:
            rest.append(replace(span, text=span.text[cut:]))
    return rest
