"""Writing elements as the blocks of a page's body (core.blocks.BodyBlock), in the form in which they are stored."""

from dataclasses import dataclass
from itertools import groupby

from django.utils.html import escape

from .elements import Paragraph, Table
from .tidy import TYPED

# Part of the text, which is Vietnamese in whatever language the admin is read.
NOTES_HEADING = "Ghi chú"
MAX_HEADING = 200  # signs (core.blocks.HeadingBlock)
_TAGS = (("bold", "b"), ("italic", "i"))
_POSITIONS = {"superscript": "sup", "subscript": "sub"}


@dataclass(frozen=True)
class StoredPicture:
    """A picture that stands in the library: its primary key, and its caption."""

    pk: int
    caption: str = ""


def stream(elements, notes, report):
    """Return the blocks of a body as a list of {"type", "value"}.

    Args:
        elements: list of Paragraph, Table and StoredPicture.
        notes: list of notes, each a list of Paragraphs.
        report: the Report.
    """
    levels = _levels(elements, report)
    blocks, starts = [], {}
    for kind, group in groupby(elements, key=_kind):
        for element in [list(group)] if kind == "paragraph" else group:
            blocks.append(_block(kind, element, levels, starts, report))
    if notes:
        blocks.append({"type": "heading", "value": {"text": NOTES_HEADING, "level": "h2"}})
        blocks.append({"type": "paragraph", "value": _note_list(notes)})
    return blocks


def _kind(element):
    if isinstance(element, Table):
        return "table"
    if isinstance(element, StoredPicture):
        return "image"
    if element.style == "heading" and len(element.text) <= MAX_HEADING:
        return "heading"
    return "quote" if element.style == "quote" and not element.has_more_than_text else "paragraph"


def _block(kind, element, levels, starts, report):
    if kind == "paragraph":
        value = rich_text(element, starts, report)
    elif kind == "heading":
        report.note("heading", element.text)
        value = {"text": element.text.replace("\n", " "), "level": levels[element.level]}
    elif kind == "quote":
        value = {"text": element.text, "attribution": ""}
    elif kind == "image":
        value = {"image": element.pk, "caption": element.caption, "credit": ""}
    else:
        value = _table(element, report)
    return {"type": kind, "value": value}


def _levels(elements, report):
    """Return {level in the source: level in the body}: the highest that occurs is a section."""
    headings = [one for one in elements if isinstance(one, Paragraph) and one.style == "heading"]
    used = sorted({heading.level for heading in headings})
    for heading in headings:
        report.note("heading_level", heading.text, count=heading.level in used[2:])
    return {level: "h2" if place == 0 else "h3" for place, level in enumerate(used)}


def rich_text(paragraphs, starts, report):
    """Return paragraphs and lists as the HTML that a rich-text field stores.

    Args:
        paragraphs: list of Paragraphs.
        starts: {source of a numbered list: True} of the lists met before; new ones are added.
        report: the Report.
    """
    parts = []
    for paragraph in paragraphs:
        last = parts[-1] if parts else None
        if isinstance(last, list) and paragraph.mark and _goes_on(last[0].mark, paragraph.mark):
            last.append(paragraph)
        else:
            parts.append([paragraph] if paragraph.mark else paragraph)
    return "".join(
        f"<p>{inline(part.spans)}</p>" if isinstance(part, Paragraph) else _list(part, starts, report)
        for part in parts
    )


def _goes_on(first, following):
    """Tell whether an item goes on the list of a first one: deeper, a bullet too, or of the same numbering."""
    is_like = first.kind == following.kind and (first.kind == "ul" or first.source == following.source)
    return following.depth > first.depth or is_like


def _list(items, starts, report):
    mark = items[0].mark
    is_typed = isinstance(mark.source, tuple) and mark.source[0] == TYPED
    report.note("typed_list" if is_typed else "list", items[0].text)
    if mark.kind == "ol" and starts.setdefault(mark.source, items) is not items:
        report.note("list_goes_on", items[0].text)
    return _nested(items, min(item.mark.depth for item in items))


def _nested(items, depth):
    """Return items of a depth and below as HTML."""
    kind = next((item.mark.kind for item in items if item.mark.depth == depth), items[0].mark.kind)
    entries, place = [], 0
    while place < len(items):
        end = place + 1
        while end < len(items) and items[end].mark.depth > depth:
            end += 1
        own, below = (
            (items[place], items[place + 1 : end]) if items[place].mark.depth == depth else (None, items[place:end])
        )
        text = inline(own.spans) if own else ""
        inner = _nested(below, min(item.mark.depth for item in below)) if below else ""
        entries.append(f"<li>{text}{inner}</li>")
        place = end
    return f"<{kind}>{''.join(entries)}</{kind}>"


def inline(spans, positions=True):
    """Return spans as HTML.

    Args:
        spans: list of Span.
        positions: whether raised and lowered text may be marked up; else it is written with signs that are so.
    """
    return "".join(_marked_up(span, positions) for span in spans)


def _marked_up(span, positions):
    text = escape(span.text if positions else span.plain).replace("\n", "<br/>")
    if positions and span.position:
        tag = _POSITIONS[span.position]
        text = f"<{tag}>{text}</{tag}>"
    for attribute, tag in reversed(_TAGS):
        if getattr(span, attribute):
            text = f"<{tag}>{text}</{tag}>"
    return f'<a href="{escape(span.link)}">{text}</a>' if span.link else text


def _table(table, report):
    report.note("table", plain(table.rows[0][0]))
    report.note("table_header", plain(table.rows[0][0]), count=not table.has_header)
    header, rows = (table.rows[0], table.rows[1:]) if table.has_header else (None, table.rows)
    width = len(table.rows[0])
    kinds = ["rich_text" if any(_is_rich(row[column]) for row in rows) else "text" for column in range(width)]
    headings = [plain(cell) for cell in header] if header else [""] * width
    return {
        "columns": [{"type": kind, "heading": heading} for kind, heading in zip(kinds, headings, strict=True)],
        "rows": [{"values": [_cell(cell, kind) for cell, kind in zip(row, kinds, strict=True)]} for row in rows],
        "caption": "",
    }


def _is_rich(cell):
    return len(cell) > 1 or any(span.bold or span.italic or span.link for one in cell for span in one.spans)


def _cell(cell, kind):
    if kind == "text":
        return plain(cell)
    return "".join(f"<p>{inline(paragraph.spans, positions=False)}</p>" for paragraph in cell)


def plain(paragraphs):
    """Return paragraphs as plain text in one line."""
    return " ".join(paragraph.text.replace("\n", " ") for paragraph in paragraphs).strip()


def _note_list(notes):
    """Return the notes as a numbered list; the paragraphs of one are parted by line breaks."""
    entries = ("<br/>".join(inline(paragraph.spans) for paragraph in paragraphs) for paragraphs in notes)
    return f"<ol>{''.join(f'<li>{entry}</li>' for entry in entries)}</ol>"
