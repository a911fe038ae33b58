"""One slug function, on the server and in the browser.

Django's `slugify` drops đ («oan-kiem-tra») and Wagtail's admin script writes `dj`. Both are replaced by one list of
rules: the server applies it with `re`, and `SlugInput` sends the very same list to the browser as its formatters
(wagtail.admin.widgets.SlugInput), so the address an editor sees is the address that is stored.
"""

import re
import unicodedata
from collections import defaultdict

from wagtail.admin.widgets import SlugInput

MAX_LENGTH = 80

_LATIN_RANGES = ((0x00C0, 0x0250), (0x1E00, 0x1F00))
# Letters that have no canonical decomposition, so NFD does not help.
_UNDECOMPOSED = {"đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "ı": "i"}
_UNDECOMPOSED |= {"ß": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe"}


def _letter_rules():
    """Return (pattern, replacement) pairs that write every accented Latin letter as its plain one."""
    letters = defaultdict(list)
    for start, stop in _LATIN_RANGES:
        for letter in map(chr, range(start, stop)):
            base = unicodedata.normalize("NFD", letter)[0].lower()
            if base.isascii() and base.isalpha():
                letters[base].append(letter)
    for letter, base in _UNDECOMPOSED.items():
        letters[base].append(letter)
    return [(f"[{''.join(members)}]", base) for base, members in sorted(letters.items())]


# Order matters: marks left by NFD text go first, then letters, then everything that is no letter or digit, then
# the cut at a hyphen, and the plain cut for a word longer than the limit.
SLUG_RULES = [
    ("[\u0300-\u036f\u200b-\u200d\u2060\ufeff\u00ad]+", ""),
    *_letter_rules(),
    ("[^A-Za-z0-9]+", "-"),
    ("^-+|-+$", ""),
    (f"^(.{{1,{MAX_LENGTH}}})(-.*)?$", "$1"),
    (f"^(.{{{MAX_LENGTH}}}).+$", "$1"),
]
_COMPILED = [(re.compile(pattern), replacement.replace("$1", r"\1")) for pattern, replacement in SLUG_RULES]


def slugify(title):
    """Return the address form of a title: ASCII, lower case, words joined by hyphens, at most 80 characters.

    Args:
        title: text in any Unicode form.

    Returns:
        str; empty when the title holds no Latin letter and no digit.
    """
    for pattern, replacement in _COMPILED:
        title = pattern.sub(replacement, title)
    return title.lower()


def slug_input():
    """Return the admin's slug widget with the server's own rules as the browser's formatters."""
    return SlugInput(formatters=SLUG_RULES)
