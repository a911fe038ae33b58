"""Vietnamese words as they are looked for: with accents, without, and in either spelling of a syllable.

One syllable can be written in several ways that no reader tells apart: with its tone on either vowel (tọa, toạ; thúy,
thuý), with i or y at its end (kỹ thuật, kĩ thuật), and without any mark by whoever types on a foreign keyboard. Words
are compared in two forms: `exact`, which has one spelling for each syllable, and `folded`, which has no marks at all.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from .text import clean_text

MAX_LENGTH = 64  # of a word's form; longer ones (addresses, debris of a paste) are compared by their beginning

# The tones as combining marks: huyền, hỏi, ngã, sắc, nặng.
_TONES = "\u0300\u0309\u0303\u0301\u0323"
# Letters and digits of any script, each with the marks that have no single code point with it.
_WORD = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+")
# Letters without a canonical decomposition.
_UNDECOMPOSED = str.maketrans({"đ": "d", "ð": "d", "ø": "o", "ł": "l", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe"})
# A dot behind one or two letters abbreviates (TP. Long Xuyên) and ends nothing.
_SENTENCE_END = re.compile(r"[\n!?;…]|(?<=\w{3})\.(?=\s)")
# Where i and y are the same sound; the Ministry of Education's rule of 1984 writes i, most people write y.
_FINAL_Y = re.compile(r"(?:[hklmst]|qu)y")
_SMALL_NUMBER = re.compile(r"0[0-9]")
# «0296.384.1190», «(0296) 384 1190», «+84 296 384 1190»: eight digits or more, however they are grouped.
_TELEPHONE = re.compile(r"(?<![\w/.-])(?:\+84|\(?0)(?:[ .\-()]{0,2}[0-9]){7,12}(?![\w/]|[.-][0-9])")
_GROUPED_NUMBER = re.compile(r"(?<![\w.,/-])[0-9]{1,3}(?:\.[0-9]{3})+(?![\w/-]|[.][0-9])")


@dataclass(frozen=True)
class Word:
    """One word of a text.

    Attributes:
        exact: its one spelling, in lower case; the tone stands behind the letters.
        folded: without any mark, đ as d.
    """

    exact: str
    folded: str

    @property
    def is_marked(self):
        """Whether it was written with a mark, so that its spelling says more than its letters."""
        return self.exact != self.folded


def fold(text):
    """Return a text in lower case without marks, đ as d: «Tọa đàm» is «toa dam»."""
    decomposed = unicodedata.normalize("NFD", text.lower())
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign)).translate(_UNDECOMPOSED)


@lru_cache(maxsize=50_000)
def word_of(text):
    """Return the Word of a run of letters and digits.

    The tone belongs to the syllable, so it is taken from the letter it stands on and put behind all: wherever it was
    written, the word is the same. A leading zero of a small number is dropped, so that 01/5 and 1/5 are one date.
    """
    decomposed = unicodedata.normalize("NFD", text.lower())
    tones = "".join(sign for sign in decomposed if sign in _TONES)
    letters = unicodedata.normalize("NFC", "".join(sign for sign in decomposed if sign not in _TONES))
    if _FINAL_Y.fullmatch(letters):
        letters = f"{letters[:-1]}i"
    elif _SMALL_NUMBER.fullmatch(letters):
        letters = letters[1:]
    return Word(letters[:MAX_LENGTH] + tones[:2], fold(letters)[:MAX_LENGTH])


def words_in(text):
    """Return the Words of a text in their order, from whatever Unicode form."""
    return [word for word, _start, _end in placed_words(clean_text(text))]


def sentences_in(text):
    """Yield the Words of each sentence or line of a text; across its end no two words belong together."""
    for sentence in _SENTENCE_END.split(clean_text(text)):
        if words := words_in(sentence):
            yield words


def placed_words(text):
    """Yield (Word, start, end) for the words of a text that is in NFC already (core.text.clean_text)."""
    for match in _WORD.finditer(text):
        yield word_of(match.group()), match.start(), match.end()


def numbers_in(text):
    """Return what grouped numbers and telephone numbers of a text are in one piece, as {written: digits}.

    «0296.384.1190» and «+84 296 384 1190» are 02963841190, «1.250» is 1250.
    """
    return {text[begin:end]: digits for digits, begin, end in placed_numbers(text)}


def placed_numbers(text):
    """Yield (digits, begin, end) for each grouped number and telephone number of a text, with its place."""
    for match in _GROUPED_NUMBER.finditer(text):
        yield re.sub(r"\D", "", match.group()), match.start(), match.end()
    for match in _TELEPHONE.finditer(text):
        national = re.sub(r"^\+84", "0", match.group())
        yield re.sub(r"\D", "", national), match.start(), match.end()
