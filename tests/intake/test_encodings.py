"""TCVN3 and VNI: every letter, and never what is in Unicode already."""

import shutil
import subprocess
import unicodedata

import pytest

from intake.encodings import Converter, Encoding, decode, encoding_of, tcvn3, vni

TCVN3, CAPITALS, VNI = Encoding("tcvn3"), Encoding("tcvn3", capitals=True), Encoding("vni")
TONES = ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323")
# The 134 letters of Vietnamese beyond those of English.
SMALL = [
    letter
    for base in "aăâeêioôơuưy"
    for tone in TONES
    if not (letter := unicodedata.normalize("NFC", base + tone)).isascii()
] + ["đ"]
LETTERS = SMALL + [letter.upper() for letter in SMALL]

PANGRAMS = [
    ("Céng hoµ x· héi chñ nghÜa ViÖt Nam", TCVN3, "Cộng hoà xã hội chủ nghĩa Việt Nam"),
    ("§éc lËp - Tù do - H¹nh phóc", TCVN3, "Độc lập - Tự do - Hạnh phúc"),
    ("tr­êng häc", TCVN3, "trường học"),
    ("céng hoµ", CAPITALS, "CỘNG HOÀ"),
    ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", VNI, "Cộng hòa xã hội chủ nghĩa Việt Nam"),
    ("ÑOÄC LAÄP - TÖÏ DO - HAÏNH PHUÙC", VNI, "ĐỘC LẬP - TỰ DO - HẠNH PHÚC"),
    ("Ñaø Naüng, Myõ Tho, thuûy, quyù, kyø, lyù, kyû luaät, tæ leä, yù chí", VNI, None),
]
PANGRAMS[-1] = (*PANGRAMS[-1][:2], "Đà Nẵng, Mỹ Tho, thủy, quý, kỳ, lý, kỷ luật, tỉ lệ, ý chí")


def test_there_are_134_letters():
    assert len(set(LETTERS)) == 134


def test_tcvn3_has_every_small_letter_and_the_seven_capitals():
    decoded = {tcvn3.decode(chr(code)) for code in range(0xA1, 0x100)} - {chr(code) for code in range(0xA1, 0x100)}

    assert set(SMALL) - {"à", "á", "ã", "â", "è", "é", "ê", "ì", "í", "ò", "ó", "õ", "ô", "ù", "ú", "ý"} <= decoded
    assert {tcvn3.decode(chr(code)) for code in range(0xA1, 0xA8)} == set("ĂÂÊÔƠƯĐ")


@pytest.mark.skipif(not shutil.which("iconv"), reason="needs the C library's iconv")
def test_tcvn3_agrees_with_the_c_library():
    for code, letter in tcvn3._TABLE.items():
        known = subprocess.run(["iconv", "-f", "TCVN5712-1", "-t", "UTF-8"], input=bytes([code]), capture_output=True)
        assert known.stdout.decode() == letter, hex(code)


@pytest.mark.parametrize("letter", LETTERS)
def test_vni_has_every_letter(letter):
    """A letter is its base, then the sign that VNI's keyboard puts for its marks."""
    single = {"đ": "ñ", "ơ": "ô", "ư": "ö", "í": "í", "ì": "ì", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î"}
    hat = dict(zip(TONES, "âáàåãä", strict=True))
    breve = dict(zip(TONES, "êéèúüë", strict=True))
    alone = dict(zip(TONES, ("", "ù", "ø", "û", "õ", "ï"), strict=True))

    small = letter.lower()
    marks = unicodedata.normalize("NFD", small)
    tone = next((mark for mark in marks if mark in TONES[1:]), "")
    base = unicodedata.normalize("NFC", marks.replace(tone, "") if tone else marks)
    if small in single:
        written = single[small]
    elif base in "âêô":
        written = {"â": "a", "ê": "e", "ô": "o"}[base] + hat[tone]
    elif base == "ă":
        written = "a" + breve[tone]
    else:
        written = single.get(base, base) + alone[tone]

    assert vni.decode(written.upper() if letter.isupper() else written) == letter


@pytest.mark.parametrize(("text", "encoding", "expected"), PANGRAMS)
def test_sentences(text, encoding, expected):
    assert decode(text, encoding) == expected
    assert unicodedata.is_normalized("NFC", decode(text, encoding))


@pytest.mark.parametrize(
    ("font", "encoding"),
    [
        (".VnTime", TCVN3),
        (".VnTimeH", CAPITALS),
        (".vnarial narrowH", CAPITALS),
        ("VNI-Times", VNI),
        ("VNI Helve", VNI),
        ("Times New Roman", None),
        ("Vnu Serif", None),
        ("", None),
        (None, None),
    ],
)
def test_fonts(font, encoding):
    assert encoding_of(font) == encoding


@pytest.mark.parametrize(
    "text",
    ["Công đoàn tỉnh An Giang", "Hà Nội", "được", "ĐẠI HỘI", "va\u0300 tặng quà", "123 - 456"],
)
@pytest.mark.parametrize("encoding", [TCVN3, VNI])
def test_what_is_in_unicode_is_left_alone(text, encoding):
    assert Converter().convert(text, encoding) == text


def test_doubtful_piece_goes_with_its_document():
    """«có» is a word in Unicode, and «cú» in TCVN3 is written the same."""
    legacy, unicode = Converter(), Converter()
    legacy.learn([("Liªn ®oµn Lao ®éng", TCVN3), ("có", TCVN3)])
    unicode.learn([("Liên đoàn Lao động", TCVN3), ("có", TCVN3)])

    assert (legacy.convert("có", TCVN3), unicode.convert("có", TCVN3)) == ("cú", "có")
