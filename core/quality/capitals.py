"""Text in capitals, and the same in small letters.

Titles of old portals and of Word files are often in capitals. What can be known is kept: abbreviations, Roman numbers,
names of provinces and of the organisation's bodies, and what the text below the title writes with capitals. Other
names of people and places cannot be known, so the result is an offer, and whoever takes it is asked to check them.
"""

import re
from functools import cache

from core.abbreviations import ABBREVIATIONS
from core.syllables import is_syllable

from .learned_names import names_in, with_names
from .names import NAMES, NAMES_AFTER_KIND

# A text counts as shouted when that share of its words is in capitals, and there are that many.
SHOUTED_SHARE = 0.8
SHOUTED_WORDS = 3

_WORD = re.compile(r"[^\W\d_]+")
_TOKEN = re.compile(r"\S+")
_ROMAN = re.compile(r"(?=[IVX])X{0,3}(IX|IV|V?I{0,3})")
# Numbers that are syllables too: only after one of these words are they numbers.
_ROMAN_SYLLABLES = {"I", "V", "X", "VI", "XI"}
_BEFORE_NUMBER = {"thứ", "khóa", "khoá", "lần", "quý", "cấp", "hạng", "khối", "đợt"}
_VOWEL = re.compile("[aăâeêioôơuưyàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]", re.IGNORECASE)
_SENTENCE_START = re.compile(r"(^|[.!?…]\s+|[“\"«])(\W*)(\w)")


@cache
def _abbreviated():
    """Return the abbreviations of the table, as they are written."""
    return {line[0] for line in ABBREVIATIONS} | {"UVBCH", "UVBTV", "ISO", "COVID"}


@cache
def _names():
    """Return (pattern, spelling) of the names that are written with capitals, the longest first."""
    bodies = {spelling for line in ABBREVIATIONS for spelling in line[1:] if spelling[0].isupper()}
    spellings = sorted({*bodies, *NAMES}, key=len, reverse=True)
    return [(_whole_words(spelling), spelling) for spelling in spellings]


def _whole_words(text):
    return re.compile(rf"(?<!\w){re.escape(text)}(?!\w)", re.IGNORECASE)


def is_shouted(text):
    """Tell whether a text is written all in capitals; abbreviations and numbers do not count as words.

    Args:
        text: plain text, e.g. a title.
    """
    words = [word for word in _WORD.findall(text) if word not in _abbreviated() and _VOWEL.search(word)]
    shouted = [word for word in words if word.isupper()]
    return len(shouted) >= SHOUTED_WORDS and len(shouted) >= SHOUTED_SHARE * len(words)


def sentence_case(text, beside=""):
    """Return a text in small letters with a capital where a sentence starts.

    Abbreviations, Roman numbers, codes with digits (147/2024/NĐ-CP), and the names that are known stay in capitals.

    Args:
        text: plain text in capitals.
        beside: the text of the same page, which writes its names as they are.
    """
    words = _TOKEN.findall(text)
    before = ["", *words]
    small = iter([_small(word, previous) for word, previous in zip(words, before, strict=False)])
    written = _TOKEN.sub(lambda match: next(small), text)
    for pattern, spelling in _names():
        written = pattern.sub(spelling, written)
    for kind, name in NAMES_AFTER_KIND:
        written = re.sub(rf"(?i)(?<!\w)({kind} )({name})(?!\w)", lambda match, name=name: match[1] + name, written)
    written = with_names(written, names_in(beside))
    return _SENTENCE_START.sub(lambda match: match[1] + match[2] + match[3].upper(), written)


def _small(token, previous):
    """Return one token in small letters, or as it is when it is a code, a number or an abbreviation."""
    if any(character.isdigit() for character in token):
        return token
    return _WORD.sub(lambda match: match[0] if _stays(match[0], previous) else match[0].lower(), token)


def _stays(word, previous):
    if word in _abbreviated() or not is_syllable(word):
        return True
    if not _ROMAN.fullmatch(word):
        return False
    return word not in _ROMAN_SYLLABLES or previous.lower() in _BEFORE_NUMBER
