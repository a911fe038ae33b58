"""Vietnamese from before Unicode: text whose letters only its font makes right.

Until about 2005 Word files were written in eight-bit encodings. Word stores their bytes as the Western letters of the
same numbers: «C«ng ®oµn» in the font .VnTime is “Công đoàn”. The font's name says which encoding it is, and is the
only good sign; that a text in such a font is in Unicode nevertheless (typed later, font kept) is seen in its letters.
"""

import re
from collections import Counter
from dataclasses import dataclass, field

from core.syllables import is_syllable, words_of

from . import tcvn3, vni

TABLES = {"tcvn3": tcvn3, "vni": vni}

# Letters of Vietnamese that no eight-bit encoding could hold in their own right.
_UNICODE_ONLY = re.compile("[ăĂđĐĩĨũŨơƠưƯ\u0300-\u036f\u1ea0-\u1ef9]")
_WESTERN = re.compile("[\u00a1-\u00ff]")
# Fonts that Windows takes for symbols: Word then stores their bytes in Unicode's private area.
_SYMBOLS = {0xF000 + code: code for code in range(0x20, 0x100)}


@dataclass(frozen=True)
class Encoding:
    """What a font's name says: the key of its encoding, and whether it shows small letters as capitals."""

    name: str
    capitals: bool = False


def encoding_of(font):
    """Return the Encoding that a font's name stands for, or None for an ordinary font.

    “.VnTime”, “.VnArial NarrowH” are TCVN3 (H at the end: capitals); “VNI-Times”, “VNI Helve” are VNI.
    """
    name = (font or "").strip().lower()
    if name.startswith(".vn"):
        return Encoding("tcvn3", capitals=name.endswith("h"))
    if name.startswith(("vni-", "vni ")):
        return Encoding("vni")
    return None


@dataclass
class Converter:
    """Converts the pieces of one document; what some pieces show decides for those that show nothing.

    Attributes:
        converted: number of pieces converted, by encoding.
        kept: pieces in a legacy font that are in Unicode already.
    """

    is_unicode: bool = False
    converted: Counter = field(default_factory=Counter)
    kept: list = field(default_factory=list)

    def learn(self, pieces):
        """Look at all pieces of a document in legacy fonts, to know what a piece is that could be either.

        Args:
            pieces: list of (text, Encoding).
        """
        verdicts = Counter(_verdict(text, encoding) for text, encoding in pieces)
        self.is_unicode = verdicts[True] > verdicts[False]

    def convert(self, text, encoding):
        """Return a piece of text in Unicode.

        Args:
            text: what stands in the file, in one font.
            encoding: an Encoding, or None for an ordinary font, whose text comes back as it is.
        """
        if encoding is None or not text.strip():
            return text
        verdict = _verdict(text, encoding)
        if self.is_unicode if verdict is None else verdict:
            self.kept.append(text)
            return text
        self.converted[encoding.name] += 1
        return decode(text, encoding)


def decode(text, encoding):
    """Return a text in a legacy encoding as Unicode, whatever it looks like; unknown signs stay."""
    decoded = TABLES[encoding.name].decode(text.translate(_SYMBOLS))
    return decoded.upper() if encoding.capitals else decoded


def _verdict(text, encoding):
    """Tell whether a piece is in Unicode already: True, False, or None where it could be either."""
    if _UNICODE_ONLY.search(text):
        return True
    if not _WESTERN.search(text.translate(_SYMBOLS)):
        # Plain letters are the same in both, but a font of capitals makes them capitals.
        return None
    before, after = _share(text), _share(decode(text, encoding))
    return None if before == after else before > after


def _share(text):
    """Return which part of the words of a text are Vietnamese syllables."""
    words = words_of(text)
    return sum(map(is_syllable, words)) / len(words) if words else 0.0
