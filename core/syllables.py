"""What is built like a Vietnamese syllable, and how much of a text is not.

Vietnamese writes each syllable as a word of its own, from some thirty beginnings and a closed set of rhymes, so text
in another language is told apart without any list of words.
"""

import re

from .text import clean_text
from .vietnamese import fold

_BEGINNING = "(?:b|ch?|d|gh?|gi|h|kh?|l|m|ngh?|nh?|ph?|qu|r|s|th?|tr|v|x)?"
_OPEN = "a[iouy]?|e[ou]?|i[au]?|ieu?|o[aei]?|oa[iouy]|oeo|u[aeiouy]?|ua[iouy]|ueu|ueo|uoi|uou|uya|uyu|y|yeu?"  # no end
_CLOSED = "(?:a|e|i|o|u|y|oa|oe|oo|ie|ye|ua|ue|uo|uy|uye)(?:ch|ng?|nh|c|k|m|p|t)"
_SYLLABLE = re.compile(f"{_BEGINNING}(?:{_CLOSED}|{_OPEN})")
# What is the same in every language: addresses of the web and of mail. Each is looked for only from where it may
# begin, so that a text without spaces is not searched through from each of its signs.
_ADDRESS = re.compile(r"(?<!\S)\S*@\S+|(?:https?://|www\.)\S+|(?<![\w-])[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]+")


def is_syllable(word):
    """Tell whether a word could be a Vietnamese syllable, with its marks or typed without them.

    Args:
        word: letters without spaces, in any Unicode form and case.
    """
    return _SYLLABLE.fullmatch(fold(clean_text(word))) is not None


def words_of(text):
    """Return the runs of letters of a text; addresses and numbers, telephone numbers among them, are left out."""
    return _LETTERS.findall(_ADDRESS.sub(" ", clean_text(text)))


def foreign_share(text):
    """Return which part of a text's words are no Vietnamese syllables, from 0.0 to 1.0; 0.0 where it has no words."""
    words = words_of(text)
    return sum(not is_syllable(word) for word in words) / len(words) if words else 0.0


def marked_share(text):
    """Return which part of a text's words carry a mark of Vietnamese (đ counts), from 0.0 to 1.0."""
    words = words_of(text)
    return sum(fold(word) != word.lower() for word in words) / len(words) if words else 0.0
