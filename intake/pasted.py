"""Text in an old font that was pasted into the editor: the browser keeps its letters and drops its font.

Nothing is left then that says what the letters mean, so they are not changed; but nobody has to hear of it from a
reader.
"""

from core.pages import BodyPage
from core.syllables import is_syllable, words_of

from .encodings import TABLES, Encoding, decode

MIN_WORDS = 4
# Of the words of a text, how many may be syllables as it stands, and how many must be once it is converted.
BEFORE, AFTER = 0.7, 0.9
_SAMPLE = 80


def text_without_its_font(page):
    """Return the beginning of the first text of a page that makes sense in TCVN3 or VNI only, "" for none.

    Args:
        page: a page, of any type.
    """
    if not isinstance(page, BodyPage):
        return ""
    texts = [page.title, page.lead, *page.body.stream_block.get_searchable_content(page.body)]
    return next((str(text)[:_SAMPLE] for text in texts if is_in_old_encoding(str(text))), "")


def is_in_old_encoding(text):
    """Tell whether a text is Vietnamese in TCVN3 or VNI, written with the Western letters of its codes."""
    words = words_of(text)
    if len(words) < MIN_WORDS or text.isascii() or _share(words) > BEFORE:
        return False
    return any(_share(words_of(decode(text, Encoding(name)))) >= AFTER for name in TABLES)


def _share(words):
    return sum(map(is_syllable, words)) / len(words) if words else 0.0
