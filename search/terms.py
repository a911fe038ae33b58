"""The terms of a document: what it is found by, made here and nowhere else.

A database only keeps a set of terms for each document and answers which documents hold some of them. It neither cuts
words nor folds accents nor weighs anything, so every database finds the same. A term is

    1tọa  2toa      a word of the title, exact and folded (core.vietnamese)
    3tọa  4toa      a word of the title or the text
    4toa_dam        two words that follow each other there; likewise 1, 2 and 3
    s12  s12y2026   the Site, and the year of the date shown there

The leading digit is the place and the form in which the word is looked for; a pair stands for a phrase, which is
therefore found by the overlapping pairs of its words; no pair reaches over the end of a sentence.
"""

from itertools import chain, pairwise, product

from core.vietnamese import numbers_in, sentences_in, word_of

# tsvector holds at most 1 MiB of terms; what lies beyond this many bytes of a document is not searched.
MAX_BYTES = 700_000

TITLE, TEXT = "title", "text"
EXACT, FOLDED = "exact", "folded"
_CODES = {(TITLE, EXACT): "1", (TITLE, FOLDED): "2", (TEXT, EXACT): "3", (TEXT, FOLDED): "4"}


def word_term(place, form, word):
    """Return the term of a core.vietnamese.Word in a place (TITLE, TEXT) and a form (EXACT, FOLDED)."""
    return f"{_CODES[place, form]}{getattr(word, form)}"


def pair_term(place, form, first, second):
    """Return the term of two Words that follow each other."""
    return f"{_CODES[place, form]}{getattr(first, form)}_{getattr(second, form)}"


def site_term(site_id):
    """Return the term of everything on a Site."""
    return f"s{site_id}"


def year_term(site_id, year):
    """Return the term of everything on a Site whose date shown lies in a local year."""
    return f"s{site_id}y{year}"


def terms_of(site_id, title, text):
    """Return the sorted list of a document's terms.

    Args:
        site_id: primary key of its Site.
        title, text: what readers read of it, without markup.
    """
    terms, size = {site_term(site_id)}, 0
    for term in chain(_terms((TITLE, TEXT), title), _terms((TEXT,), text)):
        if term not in terms:
            terms.add(term)
            size += len(term.encode())
            if size > MAX_BYTES:
                break
    return sorted(terms)


def _terms(places, text):
    """Yield the terms of a text that stands in some places."""
    digits = (word_of(number) for number in numbers_in(text).values())
    for word in digits:
        yield from (word_term(place, form, word) for place in places for form in (EXACT, FOLDED))
    for words in sentences_in(text):
        for first, second in pairwise([*words, None]):
            for place, form in product(places, (EXACT, FOLDED)):
                yield word_term(place, form, first)
                if second is not None:
                    yield pair_term(place, form, first, second)
