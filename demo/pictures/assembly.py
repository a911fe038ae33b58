"""Halls with a stage: a meeting and an evening of songs and dances."""

import math

from .art import HEIGHT, WIDTH, Art
from .colour import WHITE, Colour, darker, from_hex, glass, lighter, mix
from .figures import FORWARD, STANDING, Pose, bust, head, person, seated, somebody
from .geometry import bend
from .props import flowers, shadow

_REDS = tuple(from_hex(text) for text in ("A9352F", "B4432F", "9A3238", "AE3B45"))
_GOLD = from_hex("E8B95A")


def meeting_hall(art: Art) -> None:
    """Draw a congress: a stage in red drapes and an audience seen from behind.

    Args:
        art: the picture.
    """
    canvas, palette = art.canvas, art.palette
    panel = mix(palette.wood, palette.wall, 0.35)
    canvas.gradient(0, 0, WIDTH, 500, (darker(panel, 0.22), panel))
    for x in range(0, WIDTH, 60):
        canvas.rect(x, 0, 3, 480, darker(panel, 0.26))
    canvas.gradient(0, 470, WIDTH, HEIGHT - 470, (darker(palette.floor, 0.35), darker(palette.floor, 0.12)))
    red = art.rng.choice(_REDS)
    _drapes(art, red)
    _backdrop(art, red)
    _presidium(art)
    _valance(art, red)
    for x in (250, 600, 950):
        canvas.glow(x, 40, 230, (255, 240, 205), 0.32)
    _audience(art)


def _drapes(art: Art, red: Colour) -> None:
    """Hang the folded cloth at the back of the stage and lay the stage's floor.

    Args:
        art: the picture.
        red: the cloth's colour.
    """
    canvas, wood = art.canvas, art.palette.wood
    canvas.gradient(150, 50, 900, 390, (darker(red, 0.34), darker(red, 0.12)))
    for index in range(30):
        canvas.rect(150 + index * 30, 50, 13, 390, glass(darker(red, 0.5), 62))
    canvas.polygon([(150, 398), (1050, 398), (1100, 448), (100, 448)], lighter(wood, 0.22))
    canvas.rect(100, 448, 1000, 44, darker(wood, 0.22))
    canvas.rect(100, 448, 1000, 6, lighter(wood, 0.4))


def _backdrop(art: Art, red: Colour) -> None:
    """Hang the board that would carry the title of the meeting; it stays without words.

    Args:
        art: the picture.
        red: the drapes' colour.
    """
    canvas, palette = art.canvas, art.palette
    board = mix(palette.second, palette.dark, 0.25)
    canvas.rect(338, 112, 524, 186, darker(red, 0.5), radius=6)
    canvas.rect(330, 104, 524, 186, board, radius=6)
    canvas.ring(592, 152, 33, _GOLD, 5)
    canvas.disc(592, 152, 18, lighter(_GOLD, 0.35))
    for width, y in ((330, 204), (230, 232), (150, 258)):
        canvas.rect(592 - width / 2, y, width, 13, lighter(board, 0.72 if y < 230 else 0.45), radius=6)


def _presidium(art: Art) -> None:
    """Seat the chairing people at their table and put a speaker at the rostrum.

    Args:
        art: the picture.
    """
    canvas, palette, rng = art.canvas, art.palette, art.rng
    for x in range(540, 900, 78):
        look = somebody(rng, palette, dress=rng.choice(("shirt", "tunic")))
        bust(canvas, x + rng.uniform(-6, 6), 532, 208, look, Pose(FORWARD))
    cloth = lighter(palette.paper, 0.3)
    canvas.rect(490, 386, 420, 50, darker(cloth, 0.1))
    canvas.rect(482, 378, 436, 12, cloth, radius=4)
    blooms = (palette.leaf, WHITE, lighter(palette.accent, 0.25), _GOLD)
    for x in (560, 700, 840):
        flowers(canvas, rng, x, 381, 34, blooms)
    bust(canvas, 310, 494, 226, somebody(rng, palette, top=palette.dark), Pose(((-0.12, -0.55), (0.2, -0.62))))
    canvas.polygon([(266, 332), (356, 332), (346, 438), (276, 438)], darker(palette.wood, 0.08))
    canvas.rect(258, 322, 106, 15, lighter(palette.wood, 0.15), radius=4)
    canvas.disc(311, 380, 18, lighter(_GOLD, 0.1))
    canvas.line([(330, 322), (336, 290)], palette.dark, 3)
    for x in range(140, 1080, 94):
        flowers(canvas, rng, x, 492, 30, (darker(palette.leaf, 0.1), *blooms[1:]))


def _valance(art: Art, red: Colour) -> None:
    """Hang the scalloped cloth over the stage and the gathered curtains at its sides.

    Args:
        art: the picture.
        red: the cloth's colour.
    """
    canvas = art.canvas
    for side in (-1, 1):
        edge = 600 + side * 450
        for index in range(4):
            inner = edge - side * (130 - index * 34)
            fold = bend((inner, 40), (inner + side * 6, 280), (edge + side * 8, 452))
            canvas.polygon([(edge + side * 12, 40), *fold, (edge + side * 12, 452)], darker(red, 0.02 + 0.11 * (index % 2)))
    for index in range(10):
        cx = 150 + 45 + index * 90
        canvas.chord((cx, 58, 48, 50), (0, 180), _GOLD)
        canvas.chord((cx, 56, 48, 44), (0, 180), darker(red, 0.06 * (index % 2)))
    canvas.rect(130, 26, 940, 32, darker(red, 0.12), radius=4)
    canvas.rect(130, 26, 940, 7, _GOLD, radius=3)


def _audience(art: Art) -> None:
    """Fill the hall with rows of people, larger towards us.

    Args:
        art: the picture.
    """
    canvas, palette, rng = art.canvas, art.palette, art.rng
    chair = mix(rng.choice((palette.second, palette.accent, palette.wood)), palette.dark, 0.3)
    for row, (y, w) in enumerate(((560, 44), (612, 54), (676, 67), (756, 84), (862, 106))):
        step = 1.36 * w
        x = 600 - step * 14 + (row % 2) * step / 2
        tone = darker(mix(chair, palette.wall, 0.3 - 0.075 * row), 0.1)
        while x < WIDTH + w:
            # An aisle leads up to the stage.
            if abs(x - 600) > 0.6 * step and x > -w:
                seated(canvas, x + rng.uniform(-3, 3), y + rng.uniform(-3, 3), w, somebody(rng, palette), tone)
            x += step


def performance(art: Art) -> None:
    """Draw an evening of songs and dances on a lit stage.

    Args:
        art: the picture.
    """
    canvas, palette, rng = art.canvas, art.palette, art.rng
    hue = rng.choice((palette.second, palette.accent, mix(palette.accent, palette.second, 0.5)))
    deep = darker(hue, 0.62)
    canvas.gradient(0, 0, WIDTH, 560, (deep, mix(hue, palette.third, 0.18)))
    _lotus(art, hue)
    canvas.gradient(0, 545, WIDTH, 255, (lighter(mix(hue, palette.wood, 0.6), 0.2), darker(hue, 0.5)))
    canvas.rect(0, 545, WIDTH, 5, lighter(hue, 0.45))
    canvas.glow(600, 600, 470, (255, 238, 200), 0.5)
    for x, spread in ((160, 330), (430, 520), (770, 680), (1040, 870)):
        beam = glass((255, 240, 205), 30)
        canvas.polygon([(x - 12, 0), (x + 12, 0), (spread + 110, 632), (spread - 110, 632)], beam)
        canvas.chord((spread, 633, 110, 26), (0, 180), beam)
        canvas.rect(x - 20, 0, 40, 24, darker(deep, 0.5), radius=5)
    _dancers(art)
    _wings(art, deep)
    _crowd(art, darker(deep, 0.55))


def _lotus(art: Art, hue: Colour) -> None:
    """Paint a large lotus of light on the backdrop.

    Args:
        art: the picture.
        hue: the stage's colour.
    """
    petal = mix(lighter(hue, 0.55), art.palette.third, 0.3)
    for index, angle in enumerate((-76, 76, -51, 51, -26, 26, 0)):
        dx, dy = math.sin(math.radians(angle)), -math.cos(math.radians(angle))
        length = 300 + 34 * index
        tip = (600 + dx * length, 548 + dy * length)
        middle = (600 + dx * length * 0.45, 548 + dy * length * 0.45)
        wide = 0.2 * length
        one = bend((600, 548), (middle[0] - dy * wide, middle[1] + dx * wide), tip)
        two = bend(tip, (middle[0] + dy * wide, middle[1] - dx * wide), (600, 548))
        art.canvas.polygon(one + two, glass(petal, 40 + 5 * index))


def _dancers(art: Art) -> None:
    """Put a singer in the middle and dancers with fans on both sides.

    Args:
        art: the picture.
    """
    canvas, palette, rng = art.canvas, art.palette, art.rng
    silk = rng.choice((palette.third, lighter(palette.accent, 0.25), palette.paper))
    for x, y, h in ((225, 610, 268), (975, 610, 268), (375, 650, 300), (825, 650, 300)):
        side = -1 if x < 600 else 1
        high, low = (0.2 * side, -1.0), (-0.23 * side, -0.62)
        pose = Pose((high, low) if side < 0 else (low, high), STANDING, 0.03 * side)
        shadow(canvas, x, y + 4, 0.22 * h)
        look = somebody(rng, palette, cut="bun", dress="tunic", top=silk)
        for dx, dy in (high, low):
            fan = (x + (dx + pose.lean) * h, y + dy * h, 0.17 * h, 0.17 * h)
            start = 215 if dy < -0.8 else 150 if dx < 0 else 300
            tint = palette.accent if silk != palette.accent else palette.third
            canvas.chord(fan, (start, start + 160), lighter(tint, 0.15))
        person(canvas, x, y, h, look, pose)
    singer = somebody(rng, palette, cut="long", dress="tunic", top=lighter(palette.accent, 0.05))
    shadow(canvas, 600, 686, 86)
    person(canvas, 600, 682, 350, singer, Pose(((-0.28, -0.62), (0.07, -0.8))))
    canvas.line([(622, 410), (611, 388)], palette.dark, 9)
    canvas.disc(610, 385, 9, lighter(palette.dark, 0.35))


def _wings(art: Art, deep: Colour) -> None:
    """Hang the curtains at both sides of the stage.

    Args:
        art: the picture.
        deep: the darkest colour of the stage.
    """
    red = darker(art.rng.choice(_REDS), 0.2)
    for side in (-1, 1):
        edge = 600 + side * 600
        for index in range(5):
            inner = edge - side * (150 - index * 30)
            fold = bend((inner, 0), (inner + side * 40, 330), (inner + side * 16, 620))
            tone = mix(red, deep, 0.12 + 0.24 * (index % 2))
            art.canvas.polygon([(edge + side * 10, 0), *fold, (edge + side * 10, 620)], tone)


def _crowd(art: Art, ink: Colour) -> None:
    """Put the dark heads of the audience along the foot of the picture.

    Args:
        art: the picture.
        ink: their colour.
    """
    canvas, rng = art.canvas, art.rng
    for row, (y, w) in enumerate(((770, 62), (826, 84))):
        tone = lighter(ink, 0.09 - 0.07 * row)
        x = -20.0 - 40 * row
        while x < WIDTH + 60:
            look = somebody(rng, art.palette, view="back", hair=tone, skin=tone)
            drop = rng.uniform(-10, 10)
            head(canvas, x, y - 0.95 * w + drop, 0.33 * w, look)
            canvas.rect(x - 0.5 * w, y - 0.6 * w + drop, w, 2 * w, tone, radius=0.36 * w)
            x += w * rng.uniform(1.1, 1.4)
