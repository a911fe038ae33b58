"""Quiet rooms: an office, a classroom, a library."""

from .art import HEIGHT, Art
from .colour import WHITE, Colour, darker, from_hex, glass, lighter, mix
from .figures import FORWARD, Pose, bust, person, seated, somebody
from .geometry import smooth
from .props import flowers, pendant, plant, room, shadow, window


def office(art: Art) -> None:
    """Draw an office: people at their desks, screens, a large window.

    Args:
        art: the picture.
    """
    canvas, palette, rng = art.canvas, art.palette, art.rng
    room(art, 570)
    window(art, 80, 110, 500, 270, panes=3)
    _cabinet(art, 800, 180)
    for x in (170, 400, 630):
        pendant(art, x, 96, palette.accent)
    plant(canvas, 705, 585, 250, palette.leaf, lighter(palette.accent, 0.2))
    for x in (190, 430):
        look = somebody(rng, palette)
        bust(canvas, x + rng.uniform(-12, 12), 760, 400, look, Pose(FORWARD))
    _desk(art, 70, 560, 500)
    for x in (190, 430):
        canvas.rect(x - 66, 478, 132, 84, lighter(palette.dark, 0.62), radius=8)
        canvas.disc(x, 520, 9, lighter(palette.dark, 0.85))
    flowers(canvas, rng, 310, 562, 32, (palette.leaf, palette.third, lighter(palette.accent, 0.3)))
    folder = somebody(rng, palette, view="left")
    shadow(canvas, 1075, 690, 80)
    person(canvas, 1075, 690, 430, folder, Pose(((-0.15, -0.58), (0.02, -0.56))))
    canvas.polygon([(985, 418), (1050, 408), (1060, 470), (993, 480)], palette.third)
    _workplace(art)


def _cabinet(art: Art, x: float, y: float) -> None:
    """Put a cabinet of files against the wall.

    Args:
        art: the picture.
        x: its left edge.
        y: its upper edge.
    """
    canvas, palette, rng = art.canvas, art.palette, art.rng
    canvas.rect(x, y, 340, 392, lighter(palette.wood, 0.3), radius=4)
    for row in range(4):
        top = y + 12 + row * 95
        canvas.rect(x + 12, top, 316, 82, darker(palette.wood, 0.18))
        left = x + 18.0
        while left < x + 300:
            wide, high = rng.uniform(18, 30), rng.uniform(52, 72)
            colour = rng.choice((palette.second, palette.accent, palette.third, palette.paper, palette.leaf))
            canvas.rect(left, top + 82 - high, wide, high, mix(colour, palette.wall, 0.25), radius=2)
            canvas.rect(left + 4, top + 82 - high + 12, wide - 8, 12, glass(WHITE, 150))
            left += wide + (26 if rng.random() < 0.12 else 3)


def _desk(art: Art, x: float, y: float, w: float) -> None:
    """Put a desk with a closed front.

    Args:
        art: the picture.
        x: its left edge.
        y: its top.
        w: its width.
    """
    canvas, wood = art.canvas, art.palette.wood
    canvas.oval(x + w / 2, y + 164, w / 2, 14, glass(darker(wood, 0.8), 40))
    canvas.rect(x + 12, y + 14, w - 24, 150, lighter(wood, 0.12))
    canvas.rect(x + 12, y + 14, w - 24, 12, darker(wood, 0.12))
    canvas.rect(x + w / 2 - 3, y + 26, 6, 138, darker(wood, 0.06))
    canvas.rect(x, y, w, 16, lighter(wood, 0.38), radius=5)


def _workplace(art: Art) -> None:
    """Put somebody in front of a large screen, with the back to us.

    Args:
        art: the picture.
    """
    canvas, palette, rng = art.canvas, art.palette, art.rng
    canvas.rect(600, 690, 440, 20, lighter(palette.wood, 0.3), radius=6)
    canvas.rect(620, 710, 18, 90, darker(palette.wood, 0.2))
    canvas.rect(1000, 710, 18, 90, darker(palette.wood, 0.2))
    canvas.rect(786, 640, 30, 52, darker(palette.dark, 0.1))
    canvas.rect(650, 460, 302, 190, palette.dark, radius=12)
    canvas.rect(662, 472, 278, 160, lighter(palette.second, 0.84), radius=4)
    for index in range(6):
        high = rng.uniform(24, 92)
        canvas.rect(682 + index * 22, 618 - high, 14, high, palette.accent if index == 4 else palette.second, radius=3)
    curve = smooth([(836 + step * 22, 580 - rng.uniform(0, 64)) for step in range(5)], closed=False)
    canvas.line(curve, palette.third, 5)
    for y, w in ((488, 90), (596, 86), (612, 60)):
        canvas.rect(836, y, w, 8, lighter(palette.dark, 0.55), radius=4)
    seated(canvas, 790, 842, 136, somebody(rng, palette), mix(palette.dark, palette.second, 0.3))
    canvas.rect(984, 656, 34, 36, lighter(palette.accent, 0.2), radius=6)


def classroom(art: Art) -> None:
    """Draw a class in front of the board.

    Args:
        art: the picture.
    """
    canvas, palette, rng = art.canvas, art.palette, art.rng
    room(art, 545)
    window(art, 46, 130, 170, 270, panes=2)
    _board(art)
    teacher = somebody(rng, palette, dress="tunic", cut="long", view="left", top=lighter(palette.accent, 0.1))
    shadow(canvas, 985, 572, 70)
    person(canvas, 985, 570, 330, teacher, Pose(((-0.36, -0.83), (0.1, -0.5))))
    canvas.line([(868, 296), (812, 262)], palette.wood, 5)
    canvas.rect(1050, 440, 120, 14, lighter(palette.wood, 0.3), radius=4)
    canvas.rect(1062, 454, 96, 110, palette.wood)
    flowers(canvas, rng, 1110, 442, 40, (palette.leaf, palette.third, lighter(palette.accent, 0.3), WHITE))
    shirts = rng.choice(((palette.paper, WHITE), palette.clothes, (lighter(palette.second, 0.5), WHITE)))
    for row, (y, w) in enumerate(((620, 62), (712, 82), (842, 112))):
        step = w * 1.95
        for index in range(-4, 5):
            x = 600 + index * step + (step / 2 if row % 2 else 0)
            _pupil(art, x, y, w, rng.choice(shirts))


def _board(art: Art) -> None:
    """Hang the board with figures drawn in chalk.

    Args:
        art: the picture.
    """
    canvas, palette, rng = art.canvas, art.palette, art.rng
    green = mix(from_hex("35614F"), palette.dark, rng.uniform(0.0, 0.5))
    canvas.rect(276, 96, 610, 306, lighter(palette.wood, 0.1), radius=8)
    canvas.gradient(290, 110, 582, 278, (lighter(green, 0.06), darker(green, 0.1)))
    chalk = lighter(green, 0.78)
    canvas.line([(330, 330), (330, 170)], chalk, 4)
    canvas.line([(322, 322), (520, 322)], chalk, 4)
    points = [(340 + 34 * step, 306 - (8 + 3 * step) * step - rng.uniform(0, 26)) for step in range(6)]
    canvas.line(smooth(points, closed=False), lighter(palette.third, 0.25), 5)
    canvas.ring(620, 210, 46, chalk, 4)
    canvas.line([(620, 210), (653, 178)], chalk, 4)
    for y in (164, 196, 228):
        canvas.rect(702, y, rng.uniform(70, 130), 8, mix(chalk, green, 0.2), radius=4)
    canvas.line([(566, 348), (690, 348), (628, 282), (566, 348)], lighter(palette.accent, 0.45), 4)
    canvas.rect(300, 400, 560, 12, darker(palette.wood, 0.15), radius=4)


def _pupil(art: Art, x: float, y: float, w: float, shirt: Colour) -> None:
    """Seat a pupil at a desk, with the back to us.

    Args:
        art: the picture.
        x: the middle of the pupil.
        y: the lower edge of the chair's back.
        w: the width of the shoulders.
        shirt: the colour of the shirt.
    """
    canvas, palette, rng = art.canvas, art.palette, art.rng
    canvas.rect(x - 0.86 * w, y - 0.86 * w, 1.72 * w, 0.16 * w, lighter(palette.wood, 0.28), radius=0.05 * w)
    for side in (-1, 1):
        canvas.rect(x + side * 0.74 * w - 0.05 * w, y - 0.7 * w, 0.1 * w, 0.9 * w, darker(palette.wood, 0.18))
    look = somebody(rng, palette, top=shirt)
    if rng.random() < 0.16:
        hand = (x + 0.62 * w, y - 2.15 * w)
        canvas.line([(x + 0.36 * w, y - 1.05 * w), (x + 0.6 * w, y - 1.5 * w), hand], darker(shirt, 0.1), 0.24 * w)
        canvas.disc(hand[0], hand[1] - 0.1 * w, 0.13 * w, look.skin)
    seated(canvas, x, y, w, look, mix(palette.wood, palette.second, 0.35))


def library(art: Art) -> None:
    """Draw a library: shelves full of books and people reading.

    Args:
        art: the picture.
    """
    canvas, palette, rng = art.canvas, art.palette, art.rng
    room(art, 610)
    for x, w in ((24, 330), (846, 330)):
        _shelves(art, x, 60, w, 546)
    window(art, 420, 110, 360, 330, panes=3)
    reader = somebody(rng, palette, view="back")
    shadow(canvas, 215, 640, 70)
    person(canvas, 215, 640, 390, reader, Pose(((-0.13, -0.45), (0.2, -1.02))))
    for x in (470, 730):
        pendant(art, x, 120, palette.second)
    for x in (500, 760):
        _reader(art, x)
    _table(art)


def _shelves(art: Art, x: float, y: float, w: float, h: float) -> None:
    """Draw a bookcase.

    Args:
        art: the picture.
        x: its left edge.
        y: its upper edge.
        w: its width.
        h: its height.
    """
    canvas, palette, rng = art.canvas, art.palette, art.rng
    spines = (palette.accent, palette.second, palette.third, palette.leaf, palette.paper, palette.dark)
    canvas.rect(x, y, w, h, darker(palette.wood, 0.05), radius=4)
    pitch = h / 5
    for row in range(5):
        top = y + 12 + row * pitch
        canvas.rect(x + 12, top, w - 24, pitch - 14, darker(palette.wood, 0.42))
        left = x + 16.0
        while left < x + w - 34:
            wide, high = rng.uniform(11, 21), pitch * rng.uniform(0.56, 0.82)
            spine = mix(rng.choice(spines), palette.wood, 0.22)
            canvas.rect(left, top + pitch - 14 - high, wide, high, spine, radius=2)
            canvas.rect(left, top + pitch - 14 - 0.78 * high, wide, 5, lighter(spine, 0.4))
            left += wide + (24 if rng.random() < 0.07 else 1.5)


def _table(art: Art) -> None:
    """Put a reading table with open books and a pile of closed ones in front.

    Args:
        art: the picture.
    """
    canvas, palette, rng = art.canvas, art.palette, art.rng
    canvas.rect(250, 680, 730, 22, lighter(palette.wood, 0.35), radius=6)
    canvas.rect(280, 702, 670, HEIGHT - 702, darker(palette.wood, 0.06))
    canvas.rect(280, 702, 670, 12, darker(palette.wood, 0.24))
    y = 680.0
    for index in range(rng.randint(3, 5)):
        colour = (palette.second, palette.third, palette.accent, palette.leaf, palette.dark)[index]
        wide = rng.uniform(104, 136)
        canvas.rect(350 - wide / 2 + rng.uniform(-8, 8), y - 24, wide, 24, colour, radius=4)
        canvas.rect(352 - wide / 2, y - 18, wide * 0.9, 5, lighter(colour, 0.5), radius=2)
        y -= 24
    plant(canvas, 905, 682, 120, palette.leaf, lighter(palette.second, 0.3))


def _reader(art: Art, x: float) -> None:
    """Seat somebody with an open book behind the reading table.

    Args:
        art: the picture.
        x: the middle of the person.
    """
    canvas, palette, rng = art.canvas, art.palette, art.rng
    look = somebody(rng, palette)
    cover = rng.choice((palette.accent, palette.second, palette.third))
    bust(canvas, x, 876, 420, look, Pose(((-0.16, -0.55), (0.16, -0.55))))
    for side in (-1, 1):
        canvas.polygon([(x, 616), (x + side * 76, 596), (x + side * 76, 652), (x, 674)], cover)
        canvas.polygon([(x, 610), (x + side * 71, 590), (x + side * 71, 597), (x, 619)], lighter(palette.paper, 0.4))
        canvas.disc(x + side * 74, 634, 13, look.skin)
    canvas.rect(x - 3, 616, 6, 58, darker(cover, 0.2))
