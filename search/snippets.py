"""The lines under a result: the place in a text where a query is met, with the words marked."""

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import mark_safe

from core.text import clean_text
from core.vietnamese import placed_numbers, placed_words

# Words of a snippet, and how many of them stand before the first one that is marked.
LENGTH, LEADING = 40, 8
# How much of a text is looked at for the best place, in characters: about 8,000 words. The rest of a longer one is
# found and not shown, or a page of one word repeated would hold the server for seconds.
LOOKED_AT = 40_000


@dataclass(frozen=True)
class _Mark:
    """A run of a text's words that a part of the query is met by: first and last word, and which part."""

    first: int
    last: int
    part: int


def highlighted(text, query):
    """Return a whole text as HTML, with what the query is met by in <mark>.

    Args:
        text: plain text.
        query: a search.query.Query.
    """
    text = clean_text(text)
    words = list(placed_words(text))
    return _html(text, words, _marks(text, words, query), 0, len(words))


def snippet(text, query):
    """Return the part of a text in which most of a query is met, as HTML with <mark>; the beginning if nothing is."""
    text = clean_text(text[:LOOKED_AT])
    words = list(placed_words(text))
    marks = _marks(text, words, query)
    start = _best_start(marks, len(words))
    stop = min(start + LENGTH, len(words))
    shown = [mark for mark in marks if start <= mark.first < stop]
    html = _html(text, words, shown, start, stop)
    before, after = ("… " if start else ""), (" …" if stop < len(words) else "")
    return format_html("{}{}{}", before, html, after)


def _marks(text, words, query):
    """Return the marks in a text, in their order: those written as typed, or else those with any accents."""
    joined = _joined_numbers(text, words)
    # A word that is asked for many times is looked for once.
    runs = {}
    for number, part in enumerate(query.parts):
        for spelling in part.spellings:
            for run in [spelling.words] if _is_run(spelling) else [(word,) for word in spelling.words]:
                runs.setdefault(run, number)
    found = [mark for run, number in runs.items() for mark in _places(words, run, number)]
    for run, number in runs.items():
        if len(run) == 1:
            found += [_Mark(first, last, number) for first, last in joined.get(run[0].exact, ())]
    return sorted(found, key=lambda mark: (mark.first, -mark.last))


def _joined_numbers(text, words):
    """Return {digits: [(first word, last word), …]} of the numbers that are written in groups."""
    found = {}
    begins = [begin for _word, begin, _end in words]
    for digits, begin, end in placed_numbers(text):
        first, following = bisect_left(begins, begin), bisect_left(begins, end)
        if first < following:
            found.setdefault(digits, []).append((first, following - 1))
    return found


def _is_run(spelling):
    # The meaning of an abbreviation is marked as a whole; a typed word also where it stands by itself.
    return spelling.is_phrase and len(spelling.words) > 1


def _places(words, run, part):
    folded = tuple(word.folded for word in run)
    size = len(run)
    places = [
        start
        for start in range(len(words) - size + 1)
        if words[start][0].folded == folded[0]
        and tuple(word.folded for word, _begin, _end in words[start : start + size]) == folded
    ]
    exact = [start for start in places if all(words[start + i][0] == word for i, word in enumerate(run))]
    return [_Mark(start, start + size - 1, part) for start in exact or places]


def _best_start(marks, total):
    """Return the word at which the snippet begins: where most parts of the query are met, the earliest such place."""
    best, best_count, last = 0, 0, 0
    inside = Counter()
    for position, mark in enumerate(marks):
        while last < len(marks) and marks[last].last < mark.first + LENGTH - LEADING:
            inside[marks[last].part] += 1
            last += 1
        count = len(+inside)
        if count > best_count:
            best, best_count = mark.first, count
        if position < last:
            inside[mark.part] -= 1
        else:
            last = position + 1
    if best < LENGTH - LEADING:
        return 0
    return max(0, min(best - LEADING, total - LENGTH))


def _html(text, words, marks, start, stop):
    """Return the words from `start` to before `stop` as HTML; the signs between them and at both ends are kept."""
    begin = 0 if start == 0 else words[start][1]
    end = len(text) if stop == len(words) else words[stop - 1][2]
    pieces, position = [], begin
    for first, last in _spans(text, words, marks):
        if first >= position and last <= end:
            pieces += [conditional_escape(text[position:first]), format_html("<mark>{}</mark>", text[first:last])]
            position = last
    pieces.append(conditional_escape(text[position:end]))
    return mark_safe("".join(pieces))  # noqa: S308  (each piece is escaped above)


def _spans(text, words, marks):
    """Return [first, last] places in the text for the marks; words side by side are one."""
    spans = []
    for mark in marks:
        first, last = words[mark.first][1], words[mark.last][2]
        if spans and (first < spans[-1][1] or not text[spans[-1][1] : first].strip()):
            spans[-1][1] = max(last, spans[-1][1])
        else:
            spans.append([first, last])
    return spans
