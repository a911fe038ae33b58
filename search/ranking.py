"""The order of what is found: a short list of yes-or-no questions, the best first.

A page belongs to the first question it answers. How exactly the words are written comes first, then where they stand,
then whether they stand together:

    as typed, accents and tone included          in the title, as a phrase
    accented words as typed, bare ones any   ×   in the title
    any accents                                  anywhere, as a phrase
                                                 anywhere

Within a question the newer page comes first, then the higher number. No database computes a score, so the order is the
same everywhere, and a reader can be told why a page stands where it does.
"""

from dataclasses import dataclass
from itertools import pairwise

from .terms import EXACT, FOLDED, TEXT, TITLE, pair_term, word_term

# A level between the two forms: what was typed with accents is meant with them, what was typed bare may have any.
TYPED = "typed"


@dataclass(frozen=True)
class All:
    """Every one of some terms or expressions."""

    operands: tuple


@dataclass(frozen=True)
class Either:
    """At least one of some terms or expressions."""

    operands: tuple


def tiers(query):
    """Return the expressions of a Query, the best first; the last one holds all that the others find.

    Args:
        query: a search.query.Query with at least one part.

    Returns:
        list of expressions: a term (str), All or Either.
    """
    levels = [EXACT, TYPED, FOLDED] if query.is_mixed else [EXACT, FOLDED]
    found = []
    for level in levels:
        for place in (TITLE, TEXT):
            found += [_phrase(query, place, level), _words(query, place, level)]
    # A query of one word is its own phrase, and one without accents asks the same twice.
    return [tier for number, tier in enumerate(found) if tier not in found[number + 1 :]]


def _words(query, place, level):
    return _all(_part(part, place, level) for part in query.parts)


def _part(part, place, level):
    spellings = (one for one in part.spellings if one.is_exact or level != EXACT)
    return _either(_spelling(one, place, level) for one in spellings)


def _spelling(spelling, place, level):
    if spelling.is_phrase:
        return _run(spelling.words, place, level)
    return _all(_word(word, place, level) for word in spelling.words)


def _phrase(query, place, level):
    return _either(_run(words, place, level) for words in query.variants(exact=level == EXACT))


def _run(words, place, level):
    """Return the expression of words that follow one another."""
    form = EXACT if level == EXACT else FOLDED
    pairs = [pair_term(place, form, first, second) for first, second in pairwise(words)]
    # Pairs say their words too, except how a word was typed.
    singles = [] if pairs and level != TYPED else [_word(word, place, level) for word in words]
    return _all([*pairs, *singles])


def _word(word, place, level):
    is_exact = level == EXACT or (level == TYPED and word.is_marked)
    return word_term(place, EXACT if is_exact else FOLDED, word)


def _all(operands):
    operands = tuple(dict.fromkeys(operands))
    return operands[0] if len(operands) == 1 else All(operands)


def _either(operands):
    operands = tuple(dict.fromkeys(operands))
    return operands[0] if len(operands) == 1 else Either(operands)
