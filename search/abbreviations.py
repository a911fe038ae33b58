"""A search for an abbreviation finds its meaning, and the other way round (core.abbreviations has the table).

Nothing has to be indexed again after a change of the table, since the query is widened and not the pages.
"""

from functools import cache

from core.abbreviations import ABBREVIATIONS
from core.vietnamese import words_in


@cache
def spellings_by_words():
    """Return {folded words of a spelling: the spellings of its meaning}, each spelling a tuple of Words.

    An abbreviation with several meanings leads to all of them, and each meaning to the abbreviation alone.
    """
    table = {}
    for line in ABBREVIATIONS:
        spellings = [tuple(words_in(spelling)) for spelling in line]
        for spelling in spellings:
            known = table.setdefault(tuple(word.folded for word in spelling), [])
            known += [other for other in spellings if other not in known]
    return table


def longest_spelling():
    """Return the number of words of the longest spelling."""
    return max(map(len, spellings_by_words()))
