"""Finding the title of a text, and writing one that is all in capitals as a sentence."""

import re
from collections import Counter
from itertools import pairwise

from core.syllables import is_syllable

from .elements import Paragraph

MAX_LENGTH = 255  # of a page's title (wagtail.models.Page)
SHORT = 40  # words; longer paragraphs are no titles
# Lines at the head of an official letter, above its title.
_LETTERHEAD = re.compile(r"^(?:cộng hòa xã hội chủ nghĩa|độc lập\s*[-–]\s*tự do|số\s*:|kính gửi)", re.IGNORECASE)
_TEXT_END = re.compile(r"[.;:,…]$")
_CLAUSE_END = re.compile(r"[,.;:–-]\s")

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SENTENCE_END = re.compile(r"[.!?…:;\n“\"(]\s*$|^\s*$")
_ROMAN = re.compile(r"^(?=[IVXL])L?X{0,3}(?:IX|IV|V?I{0,3})$")
_BEFORE_ROMAN = {"THỨ", "LẦN", "KHÓA", "KHOÁ", "QUÝ", "KỲ", "NHIỆM", "THẾ", "ĐẠI"}
_LONGEST_NAME = 6
MAX_TEXT = 20_000  # signs that are looked through for names


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


def is_capitals(title):
    """Tell whether a title of several words is written in capitals as a whole."""
    return title.isupper() and len(_WORD.findall(title)) >= 3


def sentence_case(title, text):
    """Write a title in capitals as a sentence.

    Abbreviations stay, since they are no syllables (LĐLĐ, CĐCS, UBND), and so do Roman numbers. Names are written as
    the text itself writes them; a name that it does not mention comes out small, which is why this is a suggestion.

    Args:
        title: text in capitals.
        text: what the title stands above.
    """
    names, words = _names_in(text[:MAX_TEXT]), list(_WORD.finditer(title))
    written, place = {}, 0
    while place < len(words):
        length, spelling = _longest_name(words[place:], names)
        if not length:
            length, spelling = 1, [_plain(words, place)]
        for offset, word in enumerate(spelling):
            written[place + offset] = word
        place += length
    result, end = "", 0
    for number, match in enumerate(words):
        result += title[end : match.start()] + written[number]
        end = match.end()
    result += title[end:]
    first = _WORD.search(result)
    return result if not first else result[: first.start()] + _raised(result[first.start() :])


def _raised(text):
    return text[:1].upper() + text[1:]


def _plain(words, place):
    word = words[place].group()
    if _ROMAN.match(word) and place and words[place - 1].group() in _BEFORE_ROMAN:
        return word
    parts = word.split("-")
    return word if not all(is_syllable(part) for part in parts) else word.lower()


def _longest_name(words, names):
    """Return (number of words, their spelling) of the longest name that the words begin with; (0, []) for none."""
    for length in range(min(_LONGEST_NAME, len(words)), 0, -1):
        key = tuple(word.group().lower() for word in words[:length])
        if key in names:
            return length, names[key]
    return 0, []


def _names_in(text):
    """Return {words in small letters: their spelling} of what a text writes with capitals inside its sentences."""
    seen = Counter()
    for match in re.finditer(rf"{_WORD.pattern}(?: {_WORD.pattern})*", text):
        words = match.group().split(" ")
        starts_sentence = bool(_SENTENCE_END.search(text[: match.start()][-3:]))
        for begin in range(len(words)):
            for length in range(1, min(_LONGEST_NAME, len(words) - begin) + 1):
                if begin == 0 and starts_sentence:
                    continue
                seen[tuple(words[begin : begin + length])] += 1
    best = {}
    for spelling, count in seen.items():
        key = tuple(word.lower() for word in spelling)
        # One word alone is a name only where it is never written small.
        is_small_too = len(key) == 1 and key in seen
        if not is_small_too and (key not in best or count > seen[tuple(best[key])]):
            best[key] = list(spelling)
    return {key: spelling for key, spelling in best.items() if _is_name(spelling)}


def _is_name(spelling):
    """Tell whether words are a name: the first and the last begin with a capital, and none is all in capitals."""
    is_capitalised = spelling[0][0].isupper() and spelling[-1][0].isupper()
    return is_capitalised and not any(len(word) > 1 and word.isupper() for word in spelling)
