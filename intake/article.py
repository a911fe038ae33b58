"""Finding in a source what an editor would put into the fields of a page."""

import re
from dataclasses import dataclass, field, replace

from core.quality.capitals import is_shouted, sentence_case

from .bylines import take_byline
from .captions import with_bare_captions, with_captions
from .days import Day, day_in, is_bare_day
from .elements import Paragraph, Picture
from .legacy.frame import split_frame
from .spam import without_injected
from .tidy import spaced, tidied
from .titles import take_title

MAX_LEAD = 1000  # signs (core.pages.BodyPage.lead)
# Among how many paragraphs from the top the day is looked for that the text reports of.
_HEAD = 4
_MAX_HEADING = 15  # words
_NUMBERED = re.compile(r"^(?:[IVX]{1,5}[.)/]|(?:phần|chương|mục)\s+(?:thứ\s+)?\w+\s*[.:-])\s*\S", re.IGNORECASE)


@dataclass
class Article:
    """A text by its parts.

    Attributes:
        title, lead, byline: texts, "" for what was not found.
        day: the Day that the text reports of, None for none.
        published: the Day on which the old site published it, None where it does not say so.
        elements: the body: list of Paragraph, Table and Picture.
        notes: list of notes, each a list of Paragraphs.
        cover: the Picture that stood above the text, None for none.
    """

    title: str
    lead: str = ""
    byline: str = ""
    day: Day | None = None
    published: Day | None = None
    elements: list = field(default_factory=list)
    notes: list = field(default_factory=list)
    cover: Picture | None = None


def recognise(source, report):
    """Return the Article that a source is.

    Args:
        source: an elements.Source.
        report: the Report, which learns what was found, moved and cut.
    """
    is_old_page = source.kind != "word"
    elements = tidied(without_injected(source.elements, report), report)
    if is_old_page:
        title, elements = split_frame(elements, report)
    else:
        title, elements = take_title(elements, report)
    published, elements = _take_published(elements)
    byline, elements = take_byline(elements)
    elements = with_captions(elements, report)
    cover, elements = _take_cover(elements)
    day = _day_of(elements)
    lead, elements = _take_lead(elements)
    if is_old_page:
        elements = with_bare_captions(elements, report)
    elements = _with_headings(elements, report)
    notes = [[spaced(one, report) for one in note] for note in source.notes]
    article = Article(title, lead, byline, day, published, elements, notes, cover)
    _note_fields(article, report)
    return article


def _take_published(elements):
    """Take the line off the top of an old page that says when it was published."""
    for place, element in enumerate(elements[:2]):
        if isinstance(element, Paragraph) and is_bare_day(element.text):
            return day_in(element.text), elements[:place] + elements[place + 1 :]
    return None, elements


def _take_cover(elements):
    """Take a picture that stands above all text: the page shows it there as its cover."""
    if elements and isinstance(elements[0], Picture) and len(elements) > 1:
        return elements[0], elements[1:]
    return None, elements


def _take_lead(elements):
    """Take the first paragraph as the lead, if it can be one: plain text of fitting length with a text after it."""
    paragraphs = [element for element in elements if isinstance(element, Paragraph)]
    if len(paragraphs) < 2 or elements[0] is not paragraphs[0]:
        return "", elements
    first = paragraphs[0]
    fits = first.style in {"body", "subtitle"} and not first.mark and len(first.text) <= MAX_LEAD
    if not fits or first.has_more_than_text:
        return "", elements
    return first.text, elements[1:]


def _day_of(elements):
    """Return the first Day near the top, rather one that a sentence begins with."""
    texts = [element.text for element in elements if isinstance(element, Paragraph)][:_HEAD]
    found = [day for text in texts if (day := day_in(text))]
    return next((day for day in found if day.starts), found[0] if found else None)


def _with_headings(elements, report):
    """Return the elements with bold lines that number a part as headings; other bold lines are noted only."""
    done = []
    for element in elements:
        if _is_bold_line(element):
            if _NUMBERED.match(element.text):
                element = replace(element.without("bold"), style="heading", level=1)
            else:
                report.note("possible_heading", element.text)
        done.append(element)
    return done


def _is_bold_line(element):
    if not isinstance(element, Paragraph) or element.style != "body" or element.mark:
        return False
    return element.is_bold and element.words <= _MAX_HEADING and not element.text.endswith((".", ";", ","))


def _note_fields(article, report):
    """Note what was found for the fields, and what an editor has to decide."""
    for code in ("title", "lead", "byline"):
        report.note(code, getattr(article, code), count=bool(getattr(article, code)))
    if article.cover:
        report.note("cover", article.cover.caption)
    if not article.title:
        report.note("no_title")
    elif is_shouted(article.title):
        report.note("capitals_title", article.title)
        text = "\n".join(element.text for element in article.elements if isinstance(element, Paragraph))
        report.suggestions["title"] = sentence_case(article.title, f"{article.lead}\n{text}")
