"""Vietnamese text as it comes in: one spelling for one word.

The same Vietnamese letter can be written as one code point (NFC) or as a base letter with marks (NFD); to every
database these are different strings. Text from Word and old portals also carries no-break spaces, the Icelandic Ð
for Đ, and invisible characters. `clean_text` is applied at every boundary: forms, imports, commands.
"""

import re
import unicodedata

_REPLACED = str.maketrans(
    {
        "\u00a0": " ",  # no-break space
        "\u202f": " ",  # narrow no-break space
        "\u00d0": "Đ",  # Icelandic capital Eth, which looks the same
        "\u00ad": None,  # soft hyphen
        "\u200b": None,  # zero width space
        "\u2060": None,  # word joiner
        "\ufeff": None,  # byte order mark
        "\x00": None,  # PostgreSQL refuses it in text
    }
)
# Joiners between emoji or in other scripts carry meaning; after a Latin letter or its mark they are debris of a paste.
_JOINERS_AFTER_LATIN = re.compile("(?<=[A-Za-z\u00c0-\u024f\u1e00-\u1eff\u0300-\u036f])[\u200c\u200d]+")


def clean_text(value):
    """Return `value` in NFC without no-break spaces, Eth and invisible characters.

    Args:
        value: any str; HTML source and StreamField strings are fine, since no markup character is touched.

    Returns:
        str; equal strings to a reader are equal strings to a database.
    """
    # NFC comes last: what is dropped may have stood between a letter and its mark.
    value = _JOINERS_AFTER_LATIN.sub("", value.translate(_REPLACED))
    return unicodedata.normalize("NFC", value)
