"""Finding the title of a text."""

import re
from itertools import pairwise

from .elements import Paragraph

MAX_LENGTH = 255  # of a page's title (wagtail.models.Page)
SHORT = 40  # words; longer paragraphs are no titles
# Lines at the head of an official letter, above its title.
_LETTERHEAD = re.compile(r"^(?:cộng hòa xã hội chủ nghĩa|độc lập\s*[-–]\s*tự do|số\s*:|kính gửi)", re.IGNORECASE)
_TEXT_END = re.compile(r"[.;:,…]$")
_CLAUSE_END = re.compile(r"[,.;:–-]\s")


def take_title(elements, report):
    """Take the title out of the elements of a text that has nothing but the text.

    Args:
        elements: list of Paragraph, Table and Picture, tidied.
        report: the Report.

    Returns:
        (title, elements without it); "" when there is no paragraph at all.
    """
    places = [place for place, element in enumerate(elements) if isinstance(element, Paragraph)]
    if not places:
        return "", elements
    chosen = _styled(elements, places) or _shown(elements, places)
    if chosen:
        title = " ".join(elements[place].text.replace("\n", " ") for place in chosen)
        return title, [element for place, element in enumerate(elements) if place not in chosen]
    beginning = _beginning(elements[places[0]].text)
    report.note("long_title", beginning)
    return beginning, elements


def _styled(elements, places):
    """Return the places of what the source itself calls the title, or heads the text with."""
    head = places[:8]
    titles = [place for place in head if elements[place].style == "title"]
    if not titles:
        headings = [place for place in places if elements[place].style == "heading"]
        top = min((elements[place].level for place in headings), default=0)
        titles = [place for place in head[:2] if place in headings and elements[place].level == top][:1]
    joined = " ".join(elements[place].text for place in titles)
    return titles if len(joined) <= MAX_LENGTH else titles[:1] if len(elements[titles[0]].text) <= MAX_LENGTH else []


def _shown(elements, places):
    """Return the places of the paragraphs that look like a title: the first, and those that go on in its form."""
    open_places = [place for place in places if not _LETTERHEAD.match(elements[place].text)]
    if not open_places:
        return []
    first = elements[open_places[0]]
    stands_out = first.is_bold or first.centred or first.text.isupper()
    if first.mark or first.words > SHORT or len(first.text) > MAX_LENGTH:
        return []
    if not stands_out and _TEXT_END.search(first.text):
        return []
    chosen = open_places[:1]
    for before, place in pairwise(open_places):
        joined = " ".join(elements[one].text for one in [*chosen, place])
        same = first.is_bold and first.centred and elements[place].is_bold and elements[place].centred
        if place != before + 1 or not same or len(joined) > MAX_LENGTH:
            break
        chosen.append(place)
    return chosen


def _beginning(text, limit=120):
    """Return the beginning of a text up to the end of a clause, or of a word."""
    text = text.replace("\n", " ")
    if len(text) <= limit:
        return text
    ends = [match.start() for match in _CLAUSE_END.finditer(text, 30, limit)]
    return text[: ends[-1]] if ends else f"{text[:limit].rpartition(' ')[0] or text[:limit]}…"
