"""Care for people: a health check, a blood donation, gifts handed over."""

from .art import HEIGHT, WIDTH, Art
from .canvas import Canvas
from .colour import WHITE, Colour, darker, from_hex, glass, lighter, mix
from .figures import FORWARD, Look, Pose, bust, head, person, somebody
from .geometry import Point, bend
from .props import bunting, flowers, gift, plant, room, shadow, window

_TUBE = from_hex("B33A3A")


def clinic(art: Art) -> None:
    """Draw a health check: a doctor and a worker at a table, others waiting.

    Args:
        art: the picture.
    """
    canvas, palette, rng = art.canvas, art.palette, art.rng
    room(art, 560)
    window(art, 500, 120, 230, 230, panes=2)
    _eye_chart(art, 830, 110)
    _curtain(art)
    for x, h in ((930, 372), (1060, 356)):
        shadow(canvas, x, 650, 72)
        person(canvas, x, 648, h, somebody(rng, palette, view="left"), Pose(FORWARD))
        canvas.polygon([(x - 30, 436), (x + 14, 430), (x + 20, 470), (x - 24, 476)], lighter(palette.third, 0.55))
    doctor = _carer(art, "right")
    patient = somebody(rng, palette, view="left")
    bust(canvas, 330, 820, 430, doctor, Pose(((-0.1, -0.55), (0.3, -0.55))))
    _stethoscope(canvas, 330, 820, 430, palette.dark)
    bust(canvas, 690, 812, 420, patient, Pose(((-0.13, -0.56), (0.13, -0.53))))
    _examination_table(art)
    _measured_arm(art, patient, doctor)


def _carer(art: Art, view: str) -> Look:
    """Make up a doctor or a nurse.

    Args:
        art: the picture.
        view: which way the person looks.

    Returns:
        The look.
    """
    return somebody(art.rng, art.palette, dress="coat", view=view, top=WHITE, bottom=lighter(art.palette.second, 0.2))


def _eye_chart(art: Art, x: float, y: float) -> None:
    """Hang up a chart for testing the eyes, with bars for letters, and a cross for the clinic.

    Args:
        art: the picture.
        x: the chart's left edge.
        y: its upper edge.
    """
    canvas, palette = art.canvas, art.palette
    canvas.rect(x - 5, y - 5, 150, 200, darker(palette.wall, 0.12), radius=6)
    canvas.rect(x, y, 140, 190, lighter(palette.paper, 0.6), radius=4)
    for row, (count, size) in enumerate(((1, 30), (2, 23), (3, 17), (4, 13), (5, 9))):
        for index in range(count):
            cx = x + 70 + (index - (count - 1) / 2) * size * 1.75
            canvas.rect(cx - size / 2, y + 18 + row * 35, size, size * 0.8, lighter(palette.dark, 0.12), radius=2)
    # A green cross: the red one is protected by law and belongs to one organisation.
    green = mix(palette.leaf, palette.second, 0.35)
    canvas.disc(1080, 190, 56, lighter(green, 0.78))
    canvas.rect(1066, 152, 28, 76, green, radius=6)
    canvas.rect(1042, 176, 76, 28, green, radius=6)


def _curtain(art: Art) -> None:
    """Draw the folding screen behind the doctor.

    Args:
        art: the picture.
    """
    canvas, palette = art.canvas, art.palette
    cloth = lighter(palette.second, 0.62)
    canvas.rect(30, 130, 340, 8, lighter(palette.dark, 0.4), radius=4)
    for index in range(8):
        tone = darker(cloth, 0.05 * (index % 2))
        canvas.rect(36 + index * 41, 138, 41, 436, tone)
        canvas.chord((36 + index * 41 + 20, 574, 20.5, 8), (0, 180), tone)


def _stethoscope(canvas: Canvas, x: float, y: float, h: float, colour: Colour) -> None:
    """Hang a stethoscope round a neck.

    Args:
        canvas: where to draw.
        x: the middle of the wearer.
        y: the ground under the wearer.
        h: the wearer's height.
        colour: the tube's colour.
    """
    loop = bend((x - 0.055 * h, y - 0.82 * h), (x, y - 0.52 * h), (x + 0.055 * h, y - 0.82 * h))
    canvas.line(loop, colour, 0.014 * h)
    canvas.line([(x, y - 0.67 * h), (x + 0.01 * h, y - 0.6 * h)], colour, 0.014 * h)
    canvas.disc(x + 0.01 * h, y - 0.59 * h, 0.022 * h, lighter(colour, 0.6))


def _examination_table(art: Art) -> None:
    """Put the table in front, with a device for the blood pressure, a laptop and papers.

    Args:
        art: the picture.
    """
    canvas, palette = art.canvas, art.palette
    canvas.rect(178, 612, 700, HEIGHT - 612, lighter(palette.wood, 0.25))
    canvas.rect(178, 612, 700, 12, darker(palette.wood, 0.08))
    canvas.rect(150, 592, 756, 24, lighter(palette.wood, 0.5), radius=7)
    canvas.rect(402, 530, 84, 62, lighter(palette.second, 0.2), radius=10)
    canvas.disc(444, 558, 20, WHITE)
    canvas.line([(444, 558), (454, 547)], palette.accent, 4)
    canvas.polygon([(196, 594), (320, 594), (334, 586), (216, 586)], WHITE)
    canvas.rect(776, 548, 54, 46, lighter(palette.accent, 0.25), radius=6)
    for dx, high in ((10, 34), (24, 44), (38, 30)):
        canvas.rect(776 + dx, 548 - high, 7, high, (palette.third, palette.second, palette.leaf)[dx % 3], radius=3)


def _measured_arm(art: Art, patient: Look, doctor: Look) -> None:
    """Lay the patient's arm on the table, in its cuff, and the doctor's hand on it.

    Args:
        art: the picture.
        patient: what the patient looks like.
        doctor: what the doctor looks like.
    """
    canvas, palette = art.canvas, art.palette
    canvas.line(bend((480, 576), (540, 606), (606, 580)), palette.dark, 4)
    canvas.line([(644, 552), (604, 574)], darker(patient.top, 0.1), 28)
    canvas.line([(604, 576), (524, 580)], patient.skin, 22)
    canvas.disc(514, 580, 13, patient.skin)
    canvas.line([(620, 566), (588, 578)], mix(palette.second, palette.dark, 0.4), 34, blunt=True)
    canvas.line([(470, 560), (506, 570)], darker(WHITE, 0.1), 24)
    canvas.disc(518, 572, 14, doctor.skin)


def blood_donation(art: Art) -> None:
    """Draw a blood donation: donors on couches, a nurse, a bag, a large drop.

    Args:
        art: the picture.
    """
    canvas, palette, rng = art.canvas, art.palette, art.rng
    room(art, 540)
    window(art, 60, 110, 260, 230, panes=2)
    _drop(art, 640, 210)
    plant(canvas, 1140, 560, 250, palette.leaf, lighter(palette.accent, 0.25))
    _couch(art, 946, 600, 0.62, palette.second)
    shadow(canvas, 330, 726, 92)
    person(canvas, 330, 722, 470, _carer(art, "right"), Pose(((0.1, -0.54), (0.26, -0.55))))
    _couch(art, 640, 760, 1.0, rng.choice((palette.second, palette.leaf, palette.third)))
    canvas.rect(1010, 640, 150, 14, lighter(palette.wood, 0.45), radius=5)
    canvas.rect(1024, 654, 122, 130, lighter(palette.wood, 0.15))
    canvas.rect(1040, 596, 30, 46, lighter(palette.third, 0.2), radius=5)
    for dx in (0, 30):
        canvas.disc(1098 + dx, 626, 16, palette.accent if dx else palette.leaf)


def _drop(art: Art, x: float, y: float) -> None:
    """Paint a drop with a heart on the wall.

    Args:
        art: the picture.
        x: its middle, across.
        y: its middle, down.
    """
    canvas = art.canvas
    red = mix(_TUBE, art.palette.accent, 0.3)
    canvas.disc(x, y + 10, 148, lighter(art.palette.wall, 0.4))
    canvas.polygon(_drop_outline(x, y, 1.0), red)
    canvas.polygon(_drop_outline(x - 26, y + 18, 0.3), lighter(red, 0.22))
    for side in (-1, 1):
        canvas.disc(x + side * 17, y + 34, 20, lighter(red, 0.82))
    canvas.polygon([(x - 35, y + 43), (x + 35, y + 43), (x, y + 84)], lighter(red, 0.82))


def _drop_outline(x: float, y: float, scale: float) -> list[Point]:
    """Make the outline of a drop.

    Args:
        x: its middle, across.
        y: its middle, down.
        scale: its size.

    Returns:
        The points.
    """
    tip, foot = (x, y - 120 * scale), (x, y + 112 * scale)
    side = (x + 58 * scale, y + 6 * scale)
    right = bend(tip, (x + 24 * scale, y - 48 * scale), side)
    right += bend(side, (x + 125 * scale, y + 112 * scale), foot)
    return right + [(2 * x - px, py) for px, py in reversed(right)]


def _couch(art: Art, x: float, y: float, scale: float, cover: Colour) -> None:
    """Draw a couch with a donor lying on it and the bag beside.

    Args:
        art: the picture.
        x: the middle of the couch.
        y: the floor.
        scale: its size.
        cover: the colour of the upholstery.
    """
    canvas, palette, rng = art.canvas, art.palette, art.rng
    look = somebody(rng, palette, view="right", cut=rng.choice(("short", "long")), hat="")

    def at(dx: float, dy: float) -> Point:
        return x + dx * scale, y + dy * scale

    def stroke(points: list[Point], ink: Colour, width: float) -> None:
        canvas.line([at(*point) for point in points], ink, width * scale)

    shadow(canvas, x, y - 2, 210 * scale, 30)
    _stand(art, at(-262, 0), at(30, -160), scale)
    for foot in (-90, 110):
        stroke([(foot, -96), (foot - 8, -6)], lighter(palette.dark, 0.45), 16)
    stroke([(-200, -252), (-78, -106), (250, -92)], darker(cover, 0.1), 46)
    stroke([(-196, -266), (-74, -120), (252, -106)], lighter(cover, 0.12), 30)
    stroke([(-60, -146), (90, -158), (230, -132)], look.bottom, 46)
    stroke([(230, -132), (252, -134)], darker(look.bottom, 0.4), 34)
    stroke([(-146, -240), (-70, -148)], look.top, 74)
    stroke([(-158, -262), (-172, -280)], look.skin, 26)
    head(canvas, *at(-186, -302), 36 * scale, look)
    stroke([(-60, -176), (104, -176)], lighter(cover, 0.4), 18)
    stroke([(-128, -232), (-52, -196), (6, -192)], darker(look.top, 0.1), 34)
    stroke([(6, -192), (76, -194)], look.skin, 24)
    canvas.disc(*at(84, -195), 15 * scale, look.skin)
    stroke([(20, -202), (20, -184)], WHITE, 12)


def _stand(art: Art, foot: Point, arm: Point, scale: float) -> None:
    """Put the stand with the bag behind the couch and lead the tube to the donor's arm.

    Args:
        art: the picture.
        foot: where the stand touches the floor.
        arm: where the tube ends.
        scale: its size.
    """
    canvas = art.canvas
    steel = lighter(art.palette.dark, 0.5)
    x, y = foot[0] + 420 * scale, foot[1]
    canvas.line([(x, y), (x, y - 430 * scale)], steel, 7 * scale)
    canvas.line([(x - 44 * scale, y), (x + 44 * scale, y)], steel, 8 * scale)
    canvas.line([(x - 40 * scale, y - 430 * scale), (x + 40 * scale, y - 430 * scale)], steel, 7 * scale)
    bag = (x - 64 * scale, y - 420 * scale, 50 * scale, 84 * scale)
    canvas.line(bend((bag[0] + 25 * scale, bag[1] + 80 * scale), (x - 60 * scale, y - 190 * scale), arm), _TUBE, 5 * scale)
    canvas.rect(*bag, lighter(_TUBE, 0.72), radius=10 * scale)
    canvas.rect(bag[0], bag[1] + 34 * scale, bag[2], 50 * scale, _TUBE, radius=10 * scale)
    canvas.rect(bag[0] + 12 * scale, bag[1] + 12 * scale, 26 * scale, 16 * scale, WHITE, radius=3)
    canvas.line([(x - 38 * scale, y - 430 * scale), (x - 38 * scale, y - 418 * scale)], steel, 4 * scale)


def gifts(art: Art) -> None:
    """Draw gifts being handed over in front of a festive wall.

    Args:
        art: the picture.
    """
    canvas, palette, rng = art.canvas, art.palette, art.rng
    room(art, 600)
    canvas.rect(196, 96, 808, 340, mix(palette.second, palette.wall, 0.12), radius=12)
    canvas.rect(212, 112, 776, 308, mix(palette.second, palette.wall, 0.3), radius=8)
    canvas.ring(600, 178, 40, lighter(palette.third, 0.25), 6)
    canvas.disc(600, 178, 22, lighter(palette.third, 0.45))
    for y, w in ((240, 420), (272, 260)):
        canvas.rect(600 - w / 2, y, w, 13, lighter(palette.second, 0.72), radius=6)
    colours = (palette.accent, palette.third, palette.paper, palette.leaf)
    bunting(canvas, (-20, 40), (600, 30), 44, colours)
    bunting(canvas, (600, 30), (1220, 40), 44, colours)
    uniform = rng.choice((palette.second, darker(palette.second, 0.15), palette.accent))
    for x, h, view in ((160, 352, "right"), (310, 366, "right"), (890, 352, "left"), (1040, 360, "left")):
        look = somebody(rng, palette, view=view, dress=rng.choice(("shirt", "tunic")))
        look = somebody(rng, palette, view=view, top=uniform) if view == "right" else look
        shadow(canvas, x, 672, 74)
        person(canvas, x, 668, h, look, Pose(FORWARD))
        _held_box(art, x, 668 - 0.55 * h, look.top)
    giver, taker = somebody(rng, palette, view="right", top=uniform), somebody(rng, palette, view="left")
    for x in (470, 730):
        shadow(canvas, x, 724, 92)
    person(canvas, 470, 720, 430, giver, Pose(((0.14, -0.52), (0.24, -0.55)), lean=0.03))
    person(canvas, 730, 716, 420, taker, Pose(((-0.24, -0.55), (-0.14, -0.52)), lean=-0.03))
    gift(canvas, 600, 500, 124, 84, (palette.accent if uniform != palette.accent else palette.third, palette.paper))
    for x, look in ((548, giver), (652, taker)):
        canvas.disc(x, 486, 14, look.skin)
    _pile(art, 70, 790)
    _pile(art, 1010, 790)


def _held_box(art: Art, x: float, y: float, top: Colour) -> None:
    """Put a small gift into a person's hands.

    Args:
        art: the picture.
        x: the middle of the person.
        y: the height of the hands.
        top: the colour of the person's clothes, which the paper has to stand out from.
    """
    palette = art.palette
    papers = (palette.third, palette.accent, palette.leaf, lighter(palette.second, 0.5))
    paper = art.rng.choice([paper for paper in papers if paper != top])
    gift(art.canvas, x, y + 8, 64, 45, (paper, lighter(palette.paper, 0.4)))


def _pile(art: Art, x: float, y: float) -> None:
    """Pile up gifts.

    Args:
        art: the picture.
        x: the left end of the pile.
        y: what it stands on.
    """
    canvas, palette, rng = art.canvas, art.palette, art.rng
    papers = [palette.third, palette.second, palette.accent, palette.leaf, lighter(palette.accent, 0.4)]
    rng.shuffle(papers)
    shadow(canvas, x + 60, y, 150)
    for index, (dx, drop) in enumerate(((0, 0), (118, 0), (56, 86))):
        w, h = rng.uniform(100, 116), 86
        gift(canvas, x + dx, y - drop, w, h, (papers[index], lighter(palette.paper, 0.3)))
