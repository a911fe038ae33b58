"""TCVN3, the encoding of the fonts whose names begin with “.Vn”.

Source of the table: the standard TCVN 5712:1993, character set 3 (VN3), which the fonts called ABC follow; its upper
half is that of set 1, which the C library knows as TCVN5712-1 (tests/intake/test_encodings.py compares the two).
Capitals with a tone have no code: the fonts whose names end in H show all letters as capitals.
"""

_FIRST = 0xA1
# From 0xA1 on; a dot where VN3 has no letter.
_LETTERS = (
    "ĂÂÊÔƠƯĐăâêôơưđ"  # A1-AE
    "......àảãáạ.ằẳẵắ......"  # AF-C4
    ".ặầẩẫấậè.ẻẽéẹềểễếệìỉ...ĩíịò.ỏõóọồổỗốộờởỡớợù.ủũúụừửữứựỳỷỹýỵ"  # C5-FE
)
_TABLE = {_FIRST + place: letter for place, letter in enumerate(_LETTERS) if letter != "."}


def decode(text):
    """Return a text in TCVN3, stored as Western letters, in Unicode (NFC)."""
    return text.translate(_TABLE)
