"""Who wrote a text: its last line."""

import re

from core.syllables import is_syllable

from .elements import Paragraph, Picture

MAX_LENGTH = 200  # news.models.NewsPage.byline
MAX_WORDS = 18
MAX_NAME = 4  # syllables, as most names have three
_CREDIT = re.compile(
    r"^(?:(?:tin|bài|ảnh|hình|video|clip|bài viết|tổng hợp|thực hiện|tác giả|nguồn|người viết)"
    r"\s*(?:[,&/+–-]|và)?\s*)+:\s*\S",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s*(?:[-–—|(,]|\n)\s*")


def take_byline(elements):
    """Take the byline off the end of a text.

    Args:
        elements: list of Paragraph, Table and Picture, tidied.

    Returns:
        (byline, elements without it); "" when the text does not end with one.
    """
    last = next((place for place in reversed(range(len(elements))) if not isinstance(elements[place], Picture)), None)
    # A text of one paragraph is no byline.
    if not last or not isinstance(elements[last], Paragraph) or not is_byline(elements[last]):
        return "", elements
    return elements[last].text.replace("\n", " "), elements[:last] + elements[last + 1 :]


def is_byline(paragraph):
    """Tell whether a paragraph says who wrote: «Tin - ảnh: …», a name, or a name with its unit."""
    text = paragraph.text
    if paragraph.mark or paragraph.style == "heading" or len(text) > MAX_LENGTH or paragraph.words > MAX_WORDS:
        return False
    if _CREDIT.match(text):
        return True
    return not text.endswith((".", ":", ";", "!", "?")) and _is_name(_PARTS.split(text)[0])


def _is_name(text):
    words = text.split()
    return 1 < len(words) <= MAX_NAME and all(_is_name_part(word) for word in words) and not text.isupper()


def _is_name_part(word):
    return word[0].isupper() and word.isalpha() and is_syllable(word)
