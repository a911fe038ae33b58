"""What belongs under a picture."""

from dataclasses import replace

from .days import day_in
from .elements import Paragraph, Picture, Span

MAX_CAPTION = 500  # signs (core.blocks.FigureBlock)
SHORT = 45  # words
BARE = 30  # words of a caption that is known by its shortness alone
LONG = 35  # words of the paragraphs around it
_TEXT_END = (":", ";", ",", "?", "…")


def with_captions(elements, report):
    """Return the elements with each picture's caption in the picture.

    A caption is what the source calls so, or a short paragraph in italics or in the middle, right under its picture.

    Args:
        elements: list of Paragraph, Table and Picture.
        report: the Report.
    """
    done = []
    for element in elements:
        above = done[-1] if done else None
        if isinstance(above, Picture) and not above.caption and _is_caption(element):
            done[-1] = replace(above, caption=element.text.replace("\n", " "))
            report.note("caption", element.text)
        else:
            done.append(element)
    return done


def _is_caption(element):
    if not isinstance(element, Paragraph) or element.mark or len(element.text) > MAX_CAPTION:
        return False
    if element.style == "caption":
        return True
    shown = element.is_italic or element.centred
    return element.style == "body" and shown and element.words <= SHORT


def with_bare_captions(elements, report):
    """Return the elements of an old page with the captions of pictures that did not come along in italics.

    Such a caption is a short paragraph between long ones that is a sentence of its own and begins with no day.
    """
    done = []
    for place, element in enumerate(elements):
        if _is_bare(element, elements[place - 1] if place else None, _at(elements, place + 1)):
            report.note("bare_caption", element.text)
            element = Paragraph([Span(element.text, italic=True)], "caption")
        done.append(element)
    return done


def _at(elements, place):
    return elements[place] if place < len(elements) else None


def _is_bare(element, before, after):
    if not isinstance(element, Paragraph) or element.style == "heading" or element.mark or element.is_bold:
        return False
    day = day_in(element.text)
    if not 3 <= element.words <= BARE or element.text.endswith(_TEXT_END) or (day and day.starts):
        return False
    return _is_long(before) and (after is None or _is_long(after))


def _is_long(element):
    return isinstance(element, Paragraph) and element.words >= LONG
