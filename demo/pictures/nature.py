"""Skies, hills, trees, palms and water, shared by the scenes in the open."""

import math
from collections.abc import Sequence
from random import Random

from .art import HEIGHT, WIDTH, Art
from .canvas import Canvas
from .colour import WHITE, Colour, darker, glass, lighter, mix
from .geometry import Point, bend, ridge

# The round masses of a tree's leaves, in shares of its height; the last is the topmost.
_CROWNS = (
    ((-0.17, -0.56, 0.2), (0.18, -0.55, 0.19), (0.0, -0.74, 0.25)),
    ((0.0, -0.52, 0.22), (0.1, -0.66, 0.21), (-0.05, -0.8, 0.2)),
    ((-0.22, -0.62, 0.17), (0.24, -0.6, 0.18), (0.1, -0.76, 0.19), (-0.07, -0.75, 0.21)),
)

# The direction and the shade of a palm's fronds; those behind are darker and come first.
_FRONDS = (
    *((-168, 0.2), (-12, 0.2), (-100, 0.16)),
    *((-145, 0.0), (-35, 0.0), (-118, 0.06), (-66, 0.06), (-190, 0.08), (8, 0.08)),
)


def sky(art: Art, horizon: float, clouds: int = 3) -> None:
    """Paint the sky with a few flat clouds.

    Args:
        art: the picture.
        horizon: where the sky ends.
        clouds: how many clouds to set into it.
    """
    light = art.palette.light
    art.canvas.gradient(0, 0, WIDTH, horizon, (light.sky_high, light.sky_low))
    for _ in range(clouds):
        depth = art.rng.uniform(0.14, 0.58)
        tone = mix(mix(light.sky_high, light.sky_low, depth), WHITE, 0.42)
        cloud(art, art.rng.uniform(40, WIDTH - 40), horizon * depth, art.rng.uniform(60, 120), tone)


def cloud(art: Art, x: float, y: float, w: float, colour: Colour) -> None:
    """Paint one cloud with a level underside.

    Args:
        art: the picture.
        x: its middle.
        y: its underside.
        w: half its width.
        colour: its colour.
    """
    canvas = art.canvas
    canvas.rect(x - w, y - 0.24 * w, 2 * w, 0.24 * w, colour, radius=0.12 * w)
    for dx, r in ((-0.42, 0.26), (0.02, 0.38), (0.45, 0.24)):
        r *= art.rng.uniform(0.85, 1.1)
        canvas.chord((x + dx * w, y - 0.1 * w, r * w * 1.2, r * w), (180, 360), colour)


def sun(art: Art, x: float, y: float, r: float) -> None:
    """Paint the sun and its glow.

    Args:
        art: the picture.
        x: its middle, across.
        y: its middle, down.
        r: its radius.
    """
    colour = art.palette.light.sun
    art.canvas.glow(x, y, r * 5, colour, 0.75)
    art.canvas.disc(x, y, r, lighter(colour, 0.3))


def hills(art: Art, level: float, rise: float, peaks: int, colour: Colour) -> list[Point]:
    """Paint a range of hills down to the foot of the picture.

    Args:
        art: the picture.
        level: the mean height of its skyline.
        rise: how far the skyline departs from that.
        peaks: how many hills there are.
        colour: their colour.

    Returns:
        The skyline.
    """
    line = ridge(art.rng, -40, WIDTH + 40, level, rise, peaks)
    art.canvas.polygon([*line, (WIDTH + 60, HEIGHT), (-60, HEIGHT)], colour)
    return line


def tree(canvas: Canvas, rng: Random, x: float, y: float, h: float, colour: Colour) -> None:
    """Draw a broad-leaved tree.

    Args:
        canvas: where to draw.
        rng: the source of chance.
        x: the foot of the trunk, across.
        y: the foot of the trunk, down.
        h: the tree's height.
        colour: its leaves' colour.
    """
    trunk = darker(mix(colour, (130, 96, 70), 0.75), 0.2)
    canvas.line([(x, y), (x, y - 0.6 * h)], trunk, 0.05 * h, blunt=True)
    side = rng.choice((-1, 1))
    canvas.line([(x, y - 0.34 * h), (x + side * 0.13 * h, y - 0.52 * h)], trunk, 0.026 * h)
    crowns = rng.choice(_CROWNS)
    placed = [(x + side * dx * h, y + dy * h, r * h * rng.uniform(0.92, 1.1)) for dx, dy, r in crowns]
    for cx, cy, r in placed:
        canvas.disc(cx, cy, r, darker(colour, 0.14))
    for cx, cy, r in placed:
        canvas.disc(cx - 0.12 * r, cy - 0.12 * r, 0.84 * r, colour)
    top_x, top_y, top_r = placed[-1]
    canvas.disc(top_x - 0.28 * top_r, top_y - 0.26 * top_r, 0.46 * top_r, lighter(colour, 0.13))


def bush(canvas: Canvas, rng: Random, x: float, y: float, w: float, colour: Colour) -> None:
    """Draw a low round bush.

    Args:
        canvas: where to draw.
        rng: the source of chance.
        x: its middle.
        y: the ground.
        w: half its width.
        colour: its colour.
    """
    for dx, r, tone in ((-0.5, 0.5, 0.12), (0.5, 0.46, 0.16), (0.0, 0.66, 0.0)):
        r *= rng.uniform(0.9, 1.1)
        canvas.chord((x + dx * w, y, r * w, r * w * 1.05), (180, 360), darker(colour, tone))


def palm(
    canvas: Canvas,
    rng: Random,
    x: float,
    y: float,
    h: float,
    colour: Colour,
    sway: tuple[float, float] = (-0.26, 0.26),
    bark: Colour | None = None,
) -> None:
    """Draw a coconut palm.

    Args:
        canvas: where to draw.
        rng: the source of chance.
        x: the foot of the trunk, across.
        y: the foot of the trunk, down.
        h: the palm's height.
        colour: its fronds' colour.
        sway: how far the crown may stand aside from the foot, in shares of the height.
        bark: the trunk's colour; a brown that goes with the fronds when not given.
    """
    aside = rng.uniform(*sway) * h
    top = (x + aside, y - 0.8 * h)
    trunk = bend((x, y), (x - 0.12 * aside, y - 0.5 * h), top)
    bark = bark or darker(mix(colour, (150, 116, 86), 0.7), 0.15)
    left = [(px - h * (0.026 - 0.011 * i / 16), py) for i, (px, py) in enumerate(trunk)]
    right = [(px + h * (0.026 - 0.011 * i / 16), py) for i, (px, py) in enumerate(trunk)]
    canvas.polygon(left + right[::-1], bark)
    for angle, shade in _FRONDS:
        frond(canvas, top, angle + rng.uniform(-7, 7), h * rng.uniform(0.3, 0.38), darker(colour, shade))
    for dx, dy in ((-0.022, 0.022), (0.022, 0.026), (0.0, 0.036)):
        canvas.disc(top[0] + dx * h, top[1] + dy * h, 0.022 * h, mix(bark, (206, 160, 88), 0.5))


def frond(canvas: Canvas, root: Point, angle: float, length: float, colour: Colour) -> None:
    """Draw one feathered, drooping frond of a palm.

    Args:
        canvas: where to draw.
        root: where it grows from.
        angle: the direction it sets out in, in degrees (0 is right, -90 is up).
        length: how long it is.
        colour: its colour.
    """
    dx, dy = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    tip = (root[0] + dx * length * 1.02, root[1] + dy * length * 0.75 + 0.42 * length)
    control = (root[0] + dx * length * 0.62, root[1] + dy * length * 0.9 - 0.12 * length)
    spine = bend(root, control, tip, steps=14)
    upper, lower = [], []
    for index, (px, py) in enumerate(spine):
        width = length * 0.17 * math.sin(math.pi * min(1.0, (index + 1.4) / 15.4)) ** 0.8
        upper.append((px, py - 0.28 * width))
        # Every other point hangs down: leaflets.
        lower.append((px + 0.2 * dx * width, py + width * (1.0 if index % 2 else 0.42)))
    canvas.polygon(upper + lower[::-1], colour)
    canvas.line(spine[:-2], lighter(colour, 0.16), 0.016 * length)


def ripples(art: Art, box: tuple[float, float, float, float], colour: Colour, count: int) -> None:
    """Lay short level strokes over water; they grow longer and thicker towards us.

    Args:
        art: the picture.
        box: the left, upper, right and lower edges of the water.
        colour: the strokes' colour.
        count: how many strokes.
    """
    left, top, right, bottom = box
    for _ in range(count):
        depth = art.rng.random()
        y = top + (bottom - top) * depth**1.4
        half = 10 + 50 * depth * art.rng.uniform(0.5, 1.2)
        x = art.rng.uniform(left, right)
        art.canvas.rect(x - half, y, 2 * half, 2 + 4 * depth, glass(colour, 120), radius=2)


def glitter(art: Art, x: float, top: float, bottom: float, colour: Colour) -> None:
    """Lay the sun's path over water.

    Args:
        art: the picture.
        x: the place under the sun.
        top: the horizon.
        bottom: where the path ends.
        colour: its colour.
    """
    y, gap = top + 4, 7.0
    while y < bottom:
        half = (14 + 0.22 * (y - top)) * art.rng.uniform(0.55, 1.3)
        shift = art.rng.uniform(-12, 12)
        art.canvas.rect(x + shift - half, y, 2 * half, 3 + (y - top) * 0.012, glass(colour, 150), radius=2)
        y, gap = y + gap, gap * 1.09


def birds(art: Art, places: Sequence[Point], span: float) -> None:
    """Draw a few distant birds.

    Args:
        art: the picture.
        places: where they are.
        span: half the span of their wings.
    """
    ink = mix(art.palette.dark, art.palette.light.sky_high, 0.35)
    for x, y in places:
        for side in (-1, 1):
            wing = bend((x, y), (x + side * 0.45 * span, y - 0.6 * span), (x + side * span, y - 0.12 * span), 8)
            art.canvas.line(wing, ink, 0.13 * span)
