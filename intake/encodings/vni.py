"""VNI for Windows, the encoding of the fonts whose names begin with “VNI-”.

A letter with a mark is written as the plain letter and a second sign for the mark: «aù» is á, «oä» is ộ, «öï» is ự.
Nine letters are one sign. Source: the layout of VNI Software's fonts, as the “Vietnamese Unicode FAQs” print it under
“VNI charset”. The signs for a tone, and for a tone on a letter with a hat or a breve, follow one rule, so the rule is
written here and not its 134 results.
"""

import re
import unicodedata

# What one sign stands for by itself; the base letters ơ and ư may then bear a tone.
_SINGLE = {"ñ": "đ", "ô": "ơ", "ö": "ư", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_GRAVE, _ACUTE, _TILDE, _HOOK, _DOT = "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"
_HAT, _BREVE = "\u0302", "\u0306"
# The second sign: the marks it puts on the letter before.
_MARKS = {
    "ù": _ACUTE,
    "ø": _GRAVE,
    "û": _HOOK,
    "õ": _TILDE,
    "ï": _DOT,
    "â": _HAT,
    "á": _HAT + _ACUTE,
    "à": _HAT + _GRAVE,
    "å": _HAT + _HOOK,
    "ã": _HAT + _TILDE,
    "ä": _HAT + _DOT,
    "ê": _BREVE,
    "é": _BREVE + _ACUTE,
    "è": _BREVE + _GRAVE,
    "ú": _BREVE + _HOOK,
    "ü": _BREVE + _TILDE,
    "ë": _BREVE + _DOT,
}
_BASES = "aeiouyôö"
_BREVE_BASES = "a"
_HAT_BASES = "aeo"
MARKS = frozenset("".join(_MARKS) + "".join(_MARKS).upper())
BASES = frozenset(_BASES + _BASES.upper())

_PAIR = re.compile(f"([{_BASES}])([{''.join(_MARKS)}])|([{''.join(_SINGLE)}])", re.IGNORECASE)


def decode(text):
    """Return a text in VNI, stored as Western letters, in Unicode (NFC)."""
    return _PAIR.sub(_letter, text)


def _letter(match):
    base, mark, single = match.groups()
    if single:
        return _cased(_SINGLE[single.lower()], single)
    marks = _MARKS[mark.lower()]
    plain = base.lower()
    if (_HAT in marks and plain not in _HAT_BASES) or (_BREVE in marks and plain not in _BREVE_BASES):
        # No letter of Vietnamese: two letters that stand side by side.
        return _cased(_SINGLE.get(plain, plain), base) + _cased(_SINGLE.get(mark.lower(), mark.lower()), mark)
    return _cased(unicodedata.normalize("NFC", _SINGLE.get(plain, plain) + marks), base)


def _cased(letter, sample):
    return letter.upper() if sample.isupper() else letter
