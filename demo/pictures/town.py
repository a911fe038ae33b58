"""Where people live: workers' housing blocks and a decorated street."""

from .art import HEIGHT, WIDTH, Art
from .colour import WHITE, Colour, darker, from_hex, lighter, mix
from .figures import FORWARD, Pose, head, person, somebody
from .geometry import smooth
from .nature import bush, sky, sun, tree
from .props import bunting, shadow


def housing(art: Art) -> None:
    """Draw blocks of flats for workers, with trees and people in front.

    Args:
        art: the picture.
    """
    canvas, palette, rng = art.canvas, art.palette, art.rng
    sky(art, 600, clouds=4)
    sun(art, rng.uniform(120, 380), rng.uniform(90, 170), 36)
    faces = [lighter(palette.third, 0.62), lighter(palette.second, 0.6), lighter(palette.accent, 0.62), palette.paper]
    rng.shuffle(faces)
    _block(art, (40, 270, 240, 340), palette.far(faces[0], 0.5), 5)
    _block(art, (880, 250, 270, 360), palette.far(faces[1], 0.42), 5)
    _block(art, (250, 150, 640, 460), faces[2], 7)
    grass = mix(palette.leaf, palette.third, 0.22)
    canvas.gradient(0, 604, WIDTH, HEIGHT - 604, (lighter(grass, 0.12), darker(grass, 0.08)))
    path = mix(palette.floor, palette.paper, 0.4)
    canvas.polygon([(520, 610), (620, 610), (860, HEIGHT), (330, HEIGHT)], path)
    canvas.polygon([(0, 640), (WIDTH, 640), (WIDTH, 668), (0, 668)], path)
    for x in (90, 210, 930, 1090):
        tree(canvas, rng, x + rng.uniform(-24, 24), 640, rng.uniform(170, 240), palette.leaf)
    for x in (300, 400, 470, 690, 790):
        bush(canvas, rng, x, 634, rng.uniform(34, 48), darker(palette.leaf, 0.08))
    _neighbours(art)
    for x in (60, 1130):
        tree(canvas, rng, x, 820, rng.uniform(330, 380), darker(palette.leaf, 0.16))


def _block(art: Art, box: tuple[float, float, float, float], face: Colour, bays: int) -> None:
    """Draw a block of flats.

    Args:
        art: the picture.
        box: its left edge, upper edge, width and height.
        face: the colour of its walls.
        bays: how many balconies there are on a floor.
    """
    canvas, palette = art.canvas, art.palette
    x, y, w, h = box
    canvas.rect(x, y, w, h, face)
    canvas.rect(x + w * 0.94, y, w * 0.06, h, darker(face, 0.12))
    canvas.rect(x - 8, y - 12, w + 16, 18, darker(face, 0.16), radius=3)
    for share in (0.2, 0.7):
        canvas.rect(x + share * w, y - 46, 44, 36, mix(palette.second, face, 0.5), radius=8)
    floors = round(h / 84)
    bay, storey = w * 0.94 / bays, h / floors
    for floor in range(floors):
        for index in range(bays):
            stairs = index == bays // 2
            place = (x + index * bay, y + floor * storey, bay, storey)
            if floor == floors - 1:
                _entrance(art, place, face, stairs)
            elif stairs:
                canvas.rect(place[0] + bay * 0.2, place[1] + storey * 0.2, bay * 0.6, storey * 0.5, mix(face, palette.light.sky_high, 0.7))
            else:
                _balcony(art, place, face)


def _balcony(art: Art, place: tuple[float, float, float, float], face: Colour) -> None:
    """Draw a flat's balcony with its door, its railing and perhaps some washing.

    Args:
        art: the picture.
        place: the left edge, upper edge, width and height of the flat's front.
        face: the colour of the walls.
    """
    canvas, palette, rng = art.canvas, art.palette, art.rng
    x, y, w, h = place
    glassy = mix(mix(palette.second, palette.dark, 0.3), face, 0.25)
    lit = rng.random() < 0.25
    pane = mix(from_hex("FFDF9E"), face, 0.15) if lit else glassy
    canvas.rect(x + 0.12 * w, y + 0.14 * h, 0.76 * w, 0.78 * h, darker(face, 0.1))
    canvas.rect(x + 0.18 * w, y + 0.22 * h, 0.24 * w, 0.62 * h, pane)
    canvas.rect(x + 0.52 * w, y + 0.26 * h, 0.3 * w, 0.3 * h, pane)
    if rng.random() < 0.4:
        for index in range(3):
            cloth = mix(rng.choice(palette.clothes), face, 0.15)
            canvas.rect(x + (0.5 + 0.12 * index) * w, y + 0.3 * h, 0.1 * w, 0.26 * h, cloth, radius=1.5)
    rail = mix(darker(face, 0.2), palette.accent, 0.3)
    canvas.rect(x + 0.08 * w, y + 0.62 * h, 0.84 * w, 0.27 * h, mix(face, rail, 0.4))
    canvas.rect(x + 0.08 * w, y + 0.6 * h, 0.84 * w, 0.05 * h, rail)
    for index in range(1, 8):
        canvas.rect(x + (0.08 + 0.105 * index) * w, y + 0.64 * h, 0.018 * w, 0.26 * h, rail)
    canvas.rect(x + 0.05 * w, y + 0.88 * h, 0.9 * w, 0.06 * h, lighter(face, 0.4))
    if rng.random() < 0.35:
        for index in range(3):
            canvas.disc(x + (0.2 + 0.1 * index) * w, y + 0.6 * h, 0.055 * w, mix(palette.leaf, face, 0.15))


def _entrance(art: Art, place: tuple[float, float, float, float], face: Colour, stairs: bool) -> None:
    """Draw a part of the ground floor.

    Args:
        art: the picture.
        place: its left edge, upper edge, width and height.
        face: the colour of the walls.
        stairs: whether the way in to the stairs is here; otherwise there is a window.
    """
    canvas, palette = art.canvas, art.palette
    x, y, w, h = place
    canvas.rect(x, y + 0.06 * h, w + 1, 0.94 * h, darker(face, 0.12))
    if stairs:
        canvas.rect(x + 0.14 * w, y + 0.24 * h, 0.72 * w, 0.76 * h, mix(palette.dark, face, 0.25))
        canvas.rect(x - 0.02 * w, y + 0.1 * h, 1.04 * w, 0.14 * h, mix(palette.accent, face, 0.2), radius=3)
    else:
        canvas.rect(x + 0.16 * w, y + 0.3 * h, 0.68 * w, 0.4 * h, mix(palette.second, face, 0.35))
        canvas.rect(x + 0.48 * w, y + 0.3 * h, 0.04 * w, 0.4 * h, lighter(face, 0.3))


def _neighbours(art: Art) -> None:
    """Put people on the path: a family, and some who chat.

    Args:
        art: the picture.
    """
    canvas, palette, rng = art.canvas, art.palette, art.rng
    start = rng.uniform(440, 560)
    group = (
        (start, 758, 232, "front", Pose(((-0.15, -0.43), (0.19, -0.46)))),
        (start + 70, 762, 138, "front", Pose(((-0.2, -0.76), (0.2, -0.74)))),
        (start + 138, 756, 220, "front", Pose(((-0.18, -0.48), (0.15, -0.43)))),
        (790, 716, 196, "right", Pose(FORWARD)),
        (868, 716, 188, "left", Pose(((-0.2, -0.62), (0.13, -0.45)))),
    )
    for x, y, h, view, pose in group:
        shadow(canvas, x, y + 2, 0.24 * h)
        person(canvas, x, y, h, somebody(rng, palette, view=view), pose)


def street(art: Art) -> None:
    """Draw a street with trees, bunting and motorbikes.

    Args:
        art: the picture.
    """
    canvas, palette, rng = art.canvas, art.palette, art.rng
    sky(art, 600, clouds=3)
    x = -30.0
    while x < WIDTH:
        w = rng.uniform(128, 186)
        _house(art, x, w, rng.uniform(350, 500))
        x += w
    pavement = mix(palette.floor, palette.paper, 0.45)
    canvas.rect(0, 606, WIDTH, 66, pavement)
    canvas.rect(0, 666, WIDTH, 10, darker(pavement, 0.2))
    road = mix(from_hex("8C8F96"), palette.light.cast, 0.2)
    canvas.gradient(0, 676, WIDTH, HEIGHT - 676, (darker(road, 0.1), road))
    for x in range(-40, WIDTH, 170):
        canvas.rect(x, 738, 92, 8, lighter(road, 0.6))
    for x in (130, 470, 810, 1120):
        tree(canvas, rng, x + rng.uniform(-30, 30), 648, rng.uniform(250, 310), palette.leaf)
    for x in (300, 705, 985):
        view = rng.choice(("left", "right"))
        stride = ((-0.11, 0.0), (0.11, 0.0))
        person(canvas, x + rng.uniform(-50, 50), 660, rng.uniform(178, 196), somebody(rng, palette, view=view), Pose(feet=stride))
    colours = (palette.accent, palette.third, palette.paper, palette.leaf, lighter(palette.second, 0.3))
    for y, sag in ((60, 66), (150, 76)):
        bunting(canvas, (-30, y), (600, y - 20), sag, colours)
        bunting(canvas, (600, y - 20), (1230, y + 10), sag, colours)
    canvas.rect(595, 24, 9, 600, darker(palette.dark, 0.05))
    canvas.rect(583, 612, 33, 16, darker(palette.dark, 0.05), radius=3)
    for x in (rng.uniform(150, 420), rng.uniform(720, 1020)):
        _motorbike(art, x, 776)


def _house(art: Art, x: float, w: float, h: float) -> None:
    """Draw a narrow town house with a shop on the ground floor.

    Args:
        art: the picture.
        x: its left edge.
        w: its width.
        h: its height.
    """
    canvas, palette, rng = art.canvas, art.palette, art.rng
    tints = (palette.third, palette.accent, palette.second, palette.leaf, palette.paper, palette.wood)
    face = mix(lighter(rng.choice(tints), rng.uniform(0.45, 0.66)), palette.light.cast, 0.15)
    top = 608 - h
    canvas.rect(x, top, w + 1, h, face)
    canvas.rect(x + w - 8, top, 9, h, darker(face, 0.1))
    if rng.random() < 0.5:
        roof = mix(palette.accent, palette.wood, 0.4)
        canvas.polygon([(x - 8, top + 4), (x + 18, top - 42), (x + w - 18, top - 42), (x + w + 8, top + 4)], roof)
    else:
        canvas.rect(x - 5, top - 10, w + 10, 18, darker(face, 0.14), radius=3)
        canvas.chord((x + w / 2, top - 8, w * 0.26, 26), (180, 360), darker(face, 0.14))
    shutter = mix(rng.choice((palette.second, palette.leaf, palette.dark)), face, 0.2)
    storeys = max(1, int((h - 130) // 105))
    for storey in range(storeys):
        y = 608 - 226 - storey * 105
        for share in (0.12, 0.56):
            canvas.rect(x + share * w, y, 0.32 * w, 68, lighter(face, 0.5), radius=3)
            canvas.rect(x + share * w + 5, y + 5, 0.32 * w - 10, 60, shutter)
            canvas.rect(x + (share + 0.15) * w, y + 5, 4, 60, lighter(face, 0.4))
        canvas.rect(x + 0.06 * w, y + 74, 0.88 * w, 7, darker(face, 0.2), radius=2)
    canvas.rect(x + 0.1 * w, 508, 0.8 * w, 100, mix(palette.dark, face, 0.3))
    canvas.rect(x + 0.18 * w, 524, 0.3 * w, 84, mix(from_hex("FFE3AE"), face, 0.25))
    awning = rng.choice((palette.accent, palette.second, palette.third, palette.leaf))
    stripe = w * 0.92 / 8
    for index in range(8):
        tone = awning if index % 2 else lighter(palette.paper, 0.3)
        left = x + 0.04 * w + index * stripe
        canvas.rect(left, 488, stripe + 0.5, 30, tone)
        canvas.chord((left + stripe / 2, 517, stripe / 2, 9), (0, 180), tone)


def _motorbike(art: Art, x: float, y: float) -> None:
    """Draw somebody riding a motorbike to the right.

    Args:
        art: the picture.
        x: the middle of the motorbike.
        y: the road.
    """
    canvas, palette, rng = art.canvas, art.palette, art.rng
    paint = rng.choice((palette.accent, palette.second, palette.third, palette.paper))
    helmet = rng.choice((palette.third, palette.second, WHITE))
    rider = somebody(rng, palette, view="right", cut="short", hat="helmet", hat_colour=helmet)
    shadow(canvas, x, y, 92, 50)
    for dx in (-58, 62):
        canvas.disc(x + dx, y - 27, 27, darker(palette.dark, 0.4))
        canvas.disc(x + dx, y - 27, 14, lighter(palette.dark, 0.6))
    canvas.line([(x + 62, y - 27), (x + 42, y - 92)], lighter(palette.dark, 0.35), 9)
    body = [(x - 84, y - 62), (x - 30, y - 72), (x, y - 42), (x + 34, y - 62), (x + 50, y - 92), (x + 58, y - 60), (x + 26, y - 24)]
    canvas.polygon(smooth([*body, (x - 40, y - 28)]), paint)
    canvas.line([(x - 78, y - 76), (x - 8, y - 72)], darker(palette.dark, 0.2), 15)
    canvas.line([(x - 34, y - 84), (x + 14, y - 76), (x + 10, y - 30), (x + 26, y - 26)], rider.bottom, 24)
    canvas.line([(x - 34, y - 90), (x - 22, y - 146)], rider.top, 46)
    canvas.line([(x - 22, y - 152), (x - 20, y - 176)], rider.skin, 16)
    head(canvas, x - 16, y - 192, 24, rider)
    canvas.line([(x - 20, y - 144), (x + 8, y - 108), (x + 42, y - 104)], darker(rider.top, 0.12), 17)
    canvas.disc(x + 46, y - 104, 9, rider.skin)
    canvas.line([(x + 36, y - 98), (x + 52, y - 108)], darker(palette.dark, 0.3), 6)


