"""Old Vietnamese fonts in Word files."""

import docx

from .making import TEXT, TITLE, element, in_font


def tcvn3():
    """A title in the font of capitals, text in .VnTime, words in Unicode beside it, a run that is Unicode already."""
    document = docx.Document()
    in_font(document, "C«ng ®oµn tØnh th¨m hái ®oµn viªn", ".VnTimeH", bold=True)
    in_font(document, "S¸ng 5/3, Liªn ®oµn Lao ®éng tØnh tæ chøc th¨m hái ®oµn viªn ­u tó, c«ng nh©n giái.", ".VnTime")
    run = in_font(document, "§¹i héi ®Ò ra nhiÖm vô ", ".VnArial")
    run._parent.add_run("nhiệm kỳ mới").font.name = "Times New Roman"
    in_font(document, "Chị em rất vui, được tặng quà và động viên.", ".VnTime")
    return document


def tcvn3_by_style():
    """TCVN3 where only the paragraph style names the font, as old templates have it."""
    document = docx.Document()
    document.styles["Normal"].font.name = ".VnTime"
    document.add_paragraph("C«ng ®oµn c¬ së")
    document.add_paragraph("Ban ChÊp hµnh c«ng ®oµn c¬ së ®· ®Õn th¨m vµ trao quµ cho m­êi ®oµn viªn.")
    document.add_paragraph("C¸c phÇn quµ do ®oµn viªn quyªn gãp.")
    return document


def vni():
    """VNI, with a letter whose mark stands in a run of another form."""
    document = docx.Document()
    in_font(document, "Coâng ñoaøn cô sôû thaêm hoûi ñoaøn vieân", "VNI-Times", bold=True)
    in_font(document, "Ban Chaáp haønh ñaõ ñeán thaêm vaø trao quaø cho möôøi ñoaøn vieân khoù khaên.", "VNI-Times")
    run = in_font(document, "Chuùc ña", "VNI-Helve")
    second = run._parent.add_run("ïi hoäi thaønh coâng toát ñeïp")
    second.font.name, second.bold = "VNI-Helve", True
    return document


def symbols():
    """TCVN3 in the private area, as Word keeps fonts that it takes for symbols, and a sign of Wingdings."""
    document = docx.Document()
    document.add_paragraph(TITLE)
    private = "".join(chr(0xF000 + ord(sign)) if ord(sign) > 0x7F else sign for sign in "C«ng ®oµn tØnh")
    run = in_font(document, private, ".VnTime")
    run._r.append(element('<w:sym w:font="Wingdings" w:char="F0E0"/>'))
    document.add_paragraph(TEXT)
    return document
