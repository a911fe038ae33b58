"""A reader's query, taken apart into what must be found.

Every part must be found: a word, a phrase in quotation marks, or what is written without spaces (147/2024/NĐ-CP). A
part may be met in several ways: an abbreviation or its meaning, a number with or without its dots.
"""

import re
from dataclasses import dataclass
from itertools import product

from core.text import clean_text
from core.vietnamese import numbers_in, word_of, words_in

from .abbreviations import longest_spelling, spellings_by_words

MAX_CHARACTERS = 200
MAX_PARTS = 24
MIN_LETTERS = 2
# Combinations of spellings that are tried as one phrase.
MAX_VARIANTS = 16

_QUOTED = re.compile(r'["“”„«»]([^"“”„«»]*)["“”„«»]')
# What holds a reference, a date or an address together; a comma or a bracket parts words.
_TIGHT = re.compile(r"[\w\u0300-\u036f]+(?:[/.\-–:@&+'’]+[\w\u0300-\u036f]+)+")
_LOOSE = re.compile(r"[,;()\[\]{}<>|!?*=~^#…]+")


@dataclass(frozen=True)
class Spelling:
    """One way in which a part of the query can be written.

    Attributes:
        words: tuple of core.vietnamese.Word.
        is_phrase: whether they must follow one another.
        is_exact: whether it says exactly what was typed; an abbreviation guessed from unaccented words does not.
    """

    words: tuple
    is_phrase: bool = False
    is_exact: bool = True


@dataclass(frozen=True)
class Part:
    """Something that must be found, in one of its spellings; the first is what was typed."""

    spellings: tuple


@dataclass(frozen=True)
class Query:
    """What a reader asks for.

    Attributes:
        text: the query as it is shown again in the form.
        parts: tuple of Part; empty when there is nothing to look for.
        was_cut: whether something was left out, since it was too long.
    """

    text: str = ""
    parts: tuple = ()
    was_cut: bool = False

    @property
    def is_too_short(self):
        """Whether it has fewer letters and digits than can be searched for."""
        return sum(len(word.folded) for part in self.parts for word in part.spellings[0].words) < MIN_LETTERS

    @property
    def is_mixed(self):
        """Whether some words were written with accents and others without."""
        marked = {word.is_marked for part in self.parts for word in part.spellings[0].words}
        return marked == {True, False}

    def variants(self, *, exact):
        """Yield the whole query as tuples of words in all combinations of its spellings, at most MAX_VARIANTS.

        Args:
            exact: only with spellings that say exactly what was typed.
        """
        choices = [[one for one in part.spellings if one.is_exact or not exact] for part in self.parts]
        for number, chosen in enumerate(product(*choices)):
            if number == MAX_VARIANTS:
                return
            yield tuple(word for spelling in chosen for word in spelling.words)


def parse(text):
    """Read a query.

    Args:
        text: whatever came in; no text is refused.

    Returns:
        Query
    """
    text = " ".join(clean_text(text[: 4 * MAX_CHARACTERS]).split())
    was_cut = len(text) > MAX_CHARACTERS
    text = text[:MAX_CHARACTERS].strip()
    parts, position = [], 0
    for quoted in _QUOTED.finditer(text):
        parts += _unquoted(text[position : quoted.start()])
        parts += _bound(quoted[1])
        position = quoted.end()
    parts += _unquoted(text[position:])
    return Query(text, tuple(parts[:MAX_PARTS]), was_cut or len(parts) > MAX_PARTS)


def _bound(text):
    """Return the one part of words that must follow one another, as a list; with a number, its one-piece form."""
    words = tuple(words_in(text))
    if not words:
        return []
    digits = numbers_in(text).get(text.strip())
    joined = [Spelling((word_of(digits),))] if digits and len(words) > 1 else []
    return [Part((Spelling(words, is_phrase=len(words) > 1), *joined))]


def _unquoted(text):
    """Return the parts of what stands outside quotation marks."""
    parts, position = [], 0
    for number in sorted(numbers_in(text), key=text.find):
        start = text.find(number, position)
        if start >= 0:
            parts += _chunks(text[position:start]) + _bound(number)
            position = start + len(number)
    return _with_abbreviations(parts + _chunks(text[position:]))


def _chunks(text):
    """Return a part for each word, and one for each run of words held together by signs like / and -."""
    parts = []
    for chunk in _LOOSE.sub(" ", text).split():
        tight = _TIGHT.search(chunk)
        if tight and words_in(tight.group()) == words_in(chunk):
            parts += _bound(chunk)
        else:
            parts += [Part((Spelling((word,)),)) for word in words_in(chunk)]
    return parts


def _with_abbreviations(parts):
    """Join the parts that together are a spelling in the table of abbreviations; give them its other spellings."""
    widened, position = [], 0
    while position < len(parts):
        count, part = _spelling_at(parts, position)
        widened.append(part)
        position += count
    return widened


def _spelling_at(parts, start):
    """Return (number of parts, Part) of the longest spelling that begins here, or of the part as it is."""
    table = spellings_by_words()
    for count in range(min(longest_spelling(), len(parts) - start), 0, -1):
        typed = tuple(word for part in parts[start : start + count] for word in part.spellings[0].words)
        meanings = table.get(tuple(word.folded for word in typed))
        if meanings:
            is_exact = typed in meanings
            others = (Spelling(words, len(words) > 1, is_exact) for words in meanings if words != typed)
            is_phrase = count == 1 and len(typed) > 1
            return count, Part((Spelling(typed, is_phrase), *others))
    return 1, parts[start]
