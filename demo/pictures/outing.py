"""Together outside: a football match and tree planting."""

import math

from .art import HEIGHT, WIDTH, Art
from .canvas import Canvas
from .colour import WHITE, Colour, darker, from_hex, glass, lighter, mix
from .figures import Pose, person, somebody
from .geometry import Point, bend
from .nature import birds, bush, hills, sky, sun, tree
from .props import shadow

# Where the leaves of a young tree grow from its stem, in shares of its height, and their directions.
_SHOOTS = (
    *((0.4, 200), (0.46, -22), (0.54, 212), (0.6, -34), (0.67, 216)),
    *((0.72, -40), (0.76, 232), (0.78, -56), (0.78, -92)),
)

# Where a player's hands and feet are when running and when kicking, to the right.
_RUN = Pose(((-0.24, -0.58), (0.26, -0.64)), ((-0.24, -0.12), (0.17, 0.0)), lean=0.07)
_KICK = Pose(((-0.3, -0.7), (0.24, -0.58)), ((-0.07, 0.0), (0.3, -0.12)), lean=-0.05)


def match(art: Art) -> None:
    """Draw a football match in a stadium.

    Args:
        art: the picture.
    """
    canvas, palette, rng = art.canvas, art.palette, art.rng
    sky(art, 260, clouds=3)
    _stand(art)
    grass = mix(palette.leaf, from_hex("5FA04E"), 0.5)
    for index in range(12):
        # The mown stripes run towards a point far behind the stand.
        left, right = -900 + index * 250, -900 + (index + 1) * 250
        near, far = lighter(grass, 0.1 * (index % 2)), 0.42
        top = [600 + (side - 600) * far for side in (left, right)]
        canvas.polygon([(top[0], 430), (top[1], 430), (right, HEIGHT), (left, HEIGHT)], near)
    line = lighter(grass, 0.8)
    canvas.rect(0, 452, WIDTH, 4, line)
    canvas.oval(600, 620, 250, 84, line)
    canvas.oval(600, 620, 244, 79, lighter(grass, 0.05))
    canvas.line([(600, 452), (600, HEIGHT)], line, 6, blunt=True)
    _goal(art, 60, 560)
    _players(art)


def _stand(art: Art) -> None:
    """Build the stand with its roof, its floodlights and its spectators.

    Args:
        art: the picture.
    """
    canvas, palette, rng = art.canvas, art.palette, art.rng
    concrete = mix(palette.second, palette.light.sky_low, 0.5)
    for x in (110, 1090):
        canvas.rect(x - 5, 40, 10, 220, lighter(palette.dark, 0.4))
        canvas.rect(x - 52, 22, 104, 46, lighter(palette.dark, 0.3), radius=5)
        for index in range(8):
            lamp = (x - 39 + index % 4 * 26, 35 + index // 4 * 20)
            canvas.disc(*lamp, 8, (255, 250, 226))
        canvas.glow(x, 45, 150, (255, 248, 216), 0.6)
    canvas.polygon([(0, 176), (WIDTH, 176), (WIDTH, 420), (0, 420)], darker(concrete, 0.25))
    colours = [mix(colour, concrete, 0.12) for colour in (*palette.clothes, palette.accent, palette.third)]
    for row in range(9):
        y = 214 + row * 22
        canvas.rect(0, y + 9, WIDTH, 13, darker(concrete, 0.34 - 0.02 * row))
        for seat in range(62):
            if rng.random() < 0.86:
                x = seat * 19.7 + (row % 2) * 9 + rng.uniform(-2, 2)
                canvas.rect(x - 7, y + 5, 14, 15, rng.choice(colours), radius=5)
                canvas.disc(x, y, 5.6, rng.choice((from_hex("D8A582"), from_hex("33302F"), from_hex("B98563"))))
    for x in (200, 600, 1000):
        canvas.polygon([(x - 16, 196), (x + 16, 196), (x + 24, 410), (x - 24, 410)], lighter(concrete, 0.2))
    canvas.polygon([(0, 128), (WIDTH, 128), (WIDTH, 198), (0, 198)], lighter(concrete, 0.35))
    canvas.rect(0, 122, WIDTH, 14, mix(palette.accent, concrete, 0.15))
    for index in range(8):
        board = (palette.accent, palette.paper, palette.second, palette.third)[index % 4]
        canvas.rect(index * 150, 404, 148, 34, board)
        canvas.rect(index * 150 + 34, 416, 80, 9, glass(WHITE if index % 4 != 1 else palette.second, 120), radius=4)


def _goal(art: Art, x: float, y: float) -> None:
    """Put up a goal.

    Args:
        art: the picture.
        x: the nearer post.
        y: the ground at that post.
    """
    canvas = art.canvas
    net = glass(WHITE, 130)

    def mesh(across: float, down: float) -> Point:
        # From the crossbar the net slopes down and back, away from the pitch.
        return x + 92 * across - 74 * down, y - 168 - 62 * across + 152 * down

    for index in range(9):
        share = index / 8
        canvas.line([mesh(share, 0), mesh(share, 1)], net, 2, blunt=True)
        canvas.line([mesh(0, share), mesh(1, share)], net, 2, blunt=True)
    for px, py in ((x, y), (x + 92, y - 62)):
        canvas.line([(px, py), (px, py - 168)], WHITE, 8)
    canvas.line([(x, y - 168), (x + 92, y - 230)], WHITE, 8)


def _players(art: Art) -> None:
    """Put the players of two teams on the pitch.

    Args:
        art: the picture.
    """
    canvas, palette, rng = art.canvas, art.palette, art.rng
    home, away = rng.sample((palette.accent, palette.second, palette.third, WHITE), 2)
    places = (
        (330, 520, 150, away, _RUN),
        (880, 512, 146, home, _RUN),
        (1080, 560, 176, away, _RUN),
        (700, 600, 196, away, _RUN),
        (250, 700, 250, home, _RUN),
        (960, 740, 280, away, _RUN),
        (520, 760, 300, home, _KICK),
    )
    for x, y, h, shirt, pose in places:
        x += rng.uniform(-24, 24)
        view = "right" if shirt == home else "left"
        shorts = WHITE if shirt == home and WHITE not in (home, away) else darker(palette.dark, 0.2)
        look = somebody(rng, palette, cut="short", dress="kit", view=view, top=shirt, bottom=shorts)
        pose = pose if shirt == home else _turned(pose)
        shadow(canvas, x, y + 4, 0.3 * h, 48)
        person(canvas, x, y, h, look, pose)
    ball = (660 + rng.uniform(-10, 20), 726)
    shadow(canvas, ball[0], 752, 26, 48)
    canvas.disc(*ball, 22, WHITE)
    for dx, dy in ((0, 0), (-15, -9), (14, -11), (2, 17), (-16, 10), (17, 8)):
        canvas.disc(ball[0] + dx, ball[1] + dy, 5.5 if dx or dy else 7.5, palette.dark)


def _turned(pose: Pose) -> Pose:
    """Mirror a pose.

    Args:
        pose: the pose to the right.

    Returns:
        The same pose to the left.
    """
    hands = ((-pose.hands[1][0], pose.hands[1][1]), (-pose.hands[0][0], pose.hands[0][1]))
    feet = ((-pose.feet[1][0], pose.feet[1][1]), (-pose.feet[0][0], pose.feet[0][1]))
    return Pose(hands, feet, -pose.lean)


def planting(art: Art) -> None:
    """Draw people planting trees.

    Args:
        art: the picture.
    """
    canvas, palette, rng = art.canvas, art.palette, art.rng
    sky(art, 480, clouds=4)
    sun(art, rng.uniform(150, 1050), rng.uniform(90, 190), 44)
    birds(art, [(rng.uniform(200, 1000), rng.uniform(80, 220)) for _ in range(3)], 16)
    for index, (level, rise) in enumerate(((330, 50), (400, 34))):
        hills(art, level, rise, 3, palette.far(mix(palette.leaf, palette.second, 0.35), 0.62 - 0.22 * index))
    for x in range(20, WIDTH, 84):
        tree(canvas, rng, x + rng.uniform(-20, 20), 496, rng.uniform(90, 150), palette.far(palette.leaf, 0.25))
    grass = mix(palette.leaf, palette.third, 0.25)
    canvas.gradient(0, 488, WIDTH, HEIGHT - 488, (lighter(grass, 0.2), darker(grass, 0.04)))
    for x, y in ((120, 548), (330, 540), (560, 552), (800, 542), (1040, 550)):
        _sapling(art, x + rng.uniform(-20, 20), y, 84)
    for x, y, h in ((440, 560, 148), (930, 566, 156)):
        shadow(canvas, x, y, 0.22 * h)
        pose = Pose(((-0.3, -0.42), (-0.16, -0.5)), ((-0.1, 0.0), (0.1, 0.0)), lean=-0.1)
        person(canvas, x, y, h, somebody(rng, palette, view="left"), pose)
        canvas.line([(x - 0.14 * h, y - 0.62 * h), (x - 0.4 * h, y - 0.06 * h)], palette.wood, 5)
    _planters(art)


def _sapling(art: Art, x: float, y: float, h: float) -> None:
    """Draw a young tree tied to a stake.

    Args:
        art: the picture.
        x: its foot, across.
        y: its foot, down.
        h: its height.
    """
    canvas, palette = art.canvas, art.palette
    soil = darker(mix(palette.wood, palette.accent, 0.15), 0.3)
    canvas.chord((x, y + 0.03 * h, 0.34 * h, 0.13 * h), (180, 360), soil)
    canvas.oval(x, y + 0.03 * h, 0.34 * h, 0.05 * h, soil)
    canvas.line([(x + 0.07 * h, y - 0.02 * h), (x + 0.07 * h, y - 0.66 * h)], lighter(palette.wood, 0.3), 0.03 * h)
    canvas.line([(x, y - 0.05 * h), (x, y - 0.78 * h)], darker(palette.leaf, 0.42), 0.034 * h)
    for index, (rise, angle) in enumerate(_SHOOTS):
        colour = darker(palette.leaf, 0.16 - 0.02 * index)
        _leaf(canvas, (x, y - rise * h), angle, 0.2 * h * (1.25 - 0.4 * rise), colour)


def _leaf(canvas: Canvas, root: Point, angle: float, length: float, colour: Colour) -> None:
    """Draw a pointed leaf.

    Args:
        canvas: where to draw.
        root: where it grows from.
        angle: its direction in degrees, 0 to the right, -90 upwards.
        length: how long it is.
        colour: its colour.
    """
    dx, dy = math.cos(math.radians(angle)) * length, math.sin(math.radians(angle)) * length
    tip, middle = (root[0] + dx, root[1] + dy), (root[0] + 0.45 * dx, root[1] + 0.45 * dy)
    one = bend(root, (middle[0] - 0.55 * dy, middle[1] + 0.55 * dx), tip, 8)
    two = bend(tip, (middle[0] + 0.55 * dy, middle[1] - 0.55 * dx), root, 8)
    canvas.polygon(one + two, colour)
    canvas.line([root, (root[0] + 0.8 * dx, root[1] + 0.8 * dy)], lighter(colour, 0.15), 0.05 * length)


def _planters(art: Art) -> None:
    """Put the people in front: one digs, one holds a sapling, one waters.

    Args:
        art: the picture.
    """
    canvas, palette, rng = art.canvas, art.palette, art.rng
    shirt = rng.choice((palette.second, palette.accent, palette.paper))
    left, middle, right = 240, 640, 1000
    for x in (left, middle, right):
        shadow(canvas, x, 742, 96, 34)
    digger = somebody(rng, palette, view="right", top=shirt, hat=rng.choice(("cap", "cone")))
    canvas.line([(left + 24, 466), (left + 132, 728)], lighter(palette.wood, 0.1), 11)
    canvas.polygon([(left + 116, 700), (left + 142, 690), (left + 164, 742), (left + 142, 758)], lighter(palette.dark, 0.35))
    person(canvas, left, 738, 360, digger, Pose(((0.1, -0.66), (0.15, -0.5)), ((-0.12, 0.0), (0.12, 0.0)), lean=0.08))
    _sapling(art, 490, 752, 270)
    holder = somebody(rng, palette, view="left", top=shirt, hat=rng.choice(("", "cone")))
    pose = Pose(((-0.3, -0.45), (-0.2, -0.36)), ((-0.1, 0.0), (0.12, 0.0)), lean=-0.13)
    person(canvas, middle, 744, 350, holder, pose)
    _sapling(art, 806, 752, 150)
    gardener = somebody(rng, palette, view="left", top=shirt, hat=rng.choice(("cap", "")))
    person(canvas, right, 740, 366, gardener, Pose(((-0.24, -0.52), (0.13, -0.45))))
    _watering_can(art, right - 98, 560)
    for x in (40, 1160):
        bush(canvas, rng, x, 806, 92, darker(palette.leaf, 0.2))


def _watering_can(art: Art, x: float, y: float) -> None:
    """Draw a watering can that pours to the left.

    Args:
        art: the picture.
        x: its middle.
        y: its middle, down.
    """
    canvas = art.canvas
    tin: Colour = lighter(art.palette.second, 0.25)
    canvas.ring(x + 24, y - 14, 34, darker(tin, 0.2), 7)
    canvas.polygon([(x - 34, y - 26), (x + 32, y - 20), (x + 36, y + 44), (x - 36, y + 38)], tin)
    canvas.line([(x - 30, y + 20), (x - 78, y - 18)], tin, 12)
    canvas.polygon([(x - 92, y - 22), (x - 70, y - 38), (x - 68, y - 12), (x - 80, y - 2)], darker(tin, 0.15))
    for index in range(5):
        drop = (x - 90 - 4 * index, y + 2 + 22 * index)
        canvas.oval(*drop, 3.5, 7, lighter(art.palette.second, 0.6))


