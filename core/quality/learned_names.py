"""Names that a text itself writes with capitals: of people and of places, which no list holds."""

import re
from collections import Counter

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SENTENCE_END = re.compile(r"[.!?…:;\n“\"(]\s*$|^\s*$")
LONGEST = 6  # words
MAX_TEXT = 20_000  # signs that are looked through


def names_in(text):
    """Return the names of a text.

    A name has two words or more and stands inside a sentence, where nothing but a name begins with a capital. One
    word alone may be the beginning of a longer term («Công đoàn») and is left out.

    Args:
        text: plain text, its paragraphs parted by line breaks.

    Returns:
        dict: the words in small letters, as a tuple: the words as the text writes them most often.
    """
    text = text[:MAX_TEXT]
    seen = Counter()
    for match in re.finditer(rf"{_WORD.pattern}(?: {_WORD.pattern})*", text):
        words = match.group().split(" ")
        starts_sentence = bool(_SENTENCE_END.search(text[max(0, match.start() - 3) : match.start()]))
        for begin in range(int(starts_sentence), len(words)):
            for length in range(2, min(LONGEST, len(words) - begin) + 1):
                seen[tuple(words[begin : begin + length])] += 1
    best = {}
    for spelling, count in seen.items():
        if any(len(word) > 1 and word.isupper() for word in spelling):
            # A heading in capitals does not say how its words are written.
            continue
        key = tuple(word.lower() for word in spelling)
        if key not in best or count > seen[best[key]]:
            best[key] = spelling
    return {key: spelling for key, spelling in best.items() if _is_name(spelling)}


def with_names(text, names):
    """Return a text with the names in it written as they are.

    Args:
        text: plain text, in small letters.
        names: what `names_in` returned.
    """
    words = list(_WORD.finditer(text))
    written, end, place = [], 0, 0
    while place < len(words):
        for word, spelling in zip(words[place:], _longest(words[place : place + LONGEST], names), strict=False):
            written += [text[end : word.start()], spelling]
            end = word.end()
            place += 1
    return "".join([*written, text[end:]])


def _longest(words, names):
    """Return how the longest name is written that words begin with; their first word as it is for none."""
    for length in range(len(words), 1, -1):
        key = tuple(word.group().lower() for word in words[:length])
        if key in names:
            return names[key]
    return (words[0].group(),)


def _is_name(spelling):
    """Tell whether words are a name: the first and the last begin with a capital."""
    return spelling[0][0].isupper() and spelling[-1][0].isupper()
