"""Lines that somebody injected into an old page.

The sites of provincial bodies are broken into to put links to foreign shops on them, mostly as a line of keywords
under the text. Such a line has no Vietnamese in it at all, which tells it from everything around it; no list of words
is kept, since honest articles warn of what such lists name.
"""

import re

from core.syllables import foreign_share, marked_share, words_of

from .elements import Paragraph

MIN_WORDS = 6
FOREIGN = 0.75
WHOLLY_FOREIGN = 0.9
_SENTENCE = re.compile(r"^[\"“'(]?[A-ZÀ-Ỹ].*[.!?…][\"”')]?$", re.DOTALL)
_BEGINNING = 5000  # signs
_REPEATED = 0.8  # keywords come again and again; of the words of a sentence four in five are different
_BRACKETS_OF_CODE = re.compile(r"\[/?url[^\]]*\]", re.IGNORECASE)


def is_foreign(text):
    """Tell whether a text of several words is hardly Vietnamese, by its beginning."""
    text = text[:_BEGINNING]
    return len(words_of(text)) >= MIN_WORDS and foreign_share(text) >= FOREIGN and marked_share(text) < 0.1


def is_injected(paragraph):
    """Tell whether a paragraph is a line of advertising keywords: foreign, and no sentence that somebody wrote."""
    text = paragraph.text[:_BEGINNING]
    if _BRACKETS_OF_CODE.search(text):
        return True
    if not is_foreign(text):
        return False
    words = [word.lower() for word in words_of(text)]
    is_repeated = len(set(words)) < _REPEATED * len(words)
    has_links = any(span.link for span in paragraph.spans)
    return has_links or is_repeated or (foreign_share(text) >= WHOLLY_FOREIGN and not _SENTENCE.match(text))


def without_injected(elements, report):
    """Return the elements without injected lines.

    Each that is cut is noted with its text; foreign sentences stay and are noted as doubtful.

    Args:
        elements: list of Paragraph, Table and Picture.
        report: the Report.
    """
    kept = []
    for element in elements:
        if isinstance(element, Paragraph) and is_injected(element):
            report.note("spam", element.text)
            continue
        if isinstance(element, Paragraph) and is_foreign(element.text):
            report.note("foreign_line", element.text)
        kept.append(element)
    return kept
