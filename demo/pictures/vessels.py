"""Boats and ships."""

from .art import Art
from .colour import Colour, darker, glass, lighter, mix
from .figures import Pose, bust, somebody
from .geometry import bend


def sampan(art: Art, x: float, y: float, w: float) -> None:
    """Draw a narrow river boat with somebody rowing at its stern.

    Args:
        art: the picture.
        x: its middle.
        y: the waterline.
        w: its length.
    """
    canvas, palette, rng = art.canvas, art.palette, art.rng
    hull = darker(palette.wood, 0.35)
    canvas.oval(x, y + 0.03 * w, 0.46 * w, 0.035 * w, glass(darker(palette.dark, 0.2), 70))
    rower = somebody(rng, palette, hat="cone", view="left", cut="long")
    stern = x + 0.3 * w
    bust(canvas, stern, y + 0.16 * w, 0.5 * w, rower, Pose(((-0.2, -0.58), (0.04, -0.6)), lean=-0.06))
    canvas.line([(stern - 0.13 * w, y - 0.16 * w), (stern + 0.14 * w, y + 0.09 * w)], lighter(palette.wood, 0.2), 0.012 * w)
    for dx, r in ((-0.2, 0.055), (-0.1, 0.065), (0.0, 0.058)):
        for bump in range(3):
            fruit = rng.choice((palette.third, palette.leaf, palette.accent))
            canvas.disc(x + (dx + bump * 0.03) * w, y - (0.05 + 0.02 * (bump % 2)) * w, r * 0.55 * w, fruit)
    rim = bend((x - 0.5 * w, y - 0.115 * w), (x, y + 0.035 * w), (x + 0.5 * w, y - 0.1 * w))
    keel = bend((x + 0.5 * w, y - 0.1 * w), (x + 0.02 * w, y + 0.13 * w), (x - 0.5 * w, y - 0.115 * w))
    canvas.polygon(rim + keel, hull)
    canvas.line(rim, lighter(hull, 0.25), 0.014 * w)


def fishing_boat(art: Art, x: float, y: float, w: float, paint: Colour) -> None:
    """Draw a wooden fishing boat with a high bow, a cabin and a mast.

    Args:
        art: the picture.
        x: its middle.
        y: the waterline.
        w: its length.
        paint: the hull's colour.
    """
    canvas, palette = art.canvas, art.palette
    mast = darker(palette.wood, 0.35)
    canvas.oval(x, y + 0.02 * w, 0.44 * w, 0.03 * w, glass(darker(paint, 0.6), 60))
    canvas.rect(x - 0.05 * w, y - 0.62 * w, 0.018 * w, 0.5 * w, mast)
    for end in (-0.44, 0.36):
        canvas.line([(x - 0.04 * w, y - 0.6 * w), (x + end * w, y - 0.2 * w)], glass(mast, 200), max(1.5, 0.006 * w), blunt=True)
    canvas.polygon([(x - 0.032 * w, y - 0.61 * w), (x + 0.08 * w, y - 0.575 * w), (x - 0.032 * w, y - 0.54 * w)], palette.third)
    canvas.rect(x + 0.06 * w, y - 0.36 * w, 0.26 * w, 0.22 * w, lighter(palette.paper, 0.3), radius=0.012 * w)
    canvas.rect(x + 0.035 * w, y - 0.39 * w, 0.31 * w, 0.04 * w, palette.accent, radius=0.01 * w)
    for index in range(3):
        canvas.rect(x + (0.085 + 0.075 * index) * w, y - 0.31 * w, 0.05 * w, 0.06 * w, mix(palette.second, palette.dark, 0.3))
    for dx, r in ((-0.24, 0.05), (-0.17, 0.06), (-0.1, 0.05)):
        canvas.disc(x + dx * w, y - 0.15 * w, r * w, mix(palette.leaf, palette.dark, 0.25))
    deck = bend((x - 0.5 * w, y - 0.27 * w), (x - 0.12 * w, y - 0.09 * w), (x + 0.46 * w, y - 0.19 * w))
    side = [(x + 0.4 * w, y), (x - 0.34 * w, y)]
    canvas.polygon(deck + side, paint)
    canvas.polygon([(x + 0.42 * w, y - 0.05 * w), (x + 0.4 * w, y), (x - 0.34 * w, y), (x - 0.375 * w, y - 0.05 * w)], darker(palette.accent, 0.15))
    canvas.line([(px, py + 0.03 * w) for px, py in deck[1:-1]], lighter(paint, 0.65), 0.016 * w)
    canvas.disc(x - 0.36 * w, y - 0.12 * w, 0.018 * w, lighter(paint, 0.7))


def basket_boat(art: Art, x: float, y: float, w: float) -> None:
    """Draw a round woven boat lying on the beach.

    Args:
        art: the picture.
        x: its middle.
        y: the sand under it.
        w: its width.
    """
    canvas, palette = art.canvas, art.palette
    weave = darker(mix(palette.wood, palette.third, 0.35), 0.12)
    canvas.oval(x, y - 0.02 * w, 0.56 * w, 0.1 * w, glass(darker(palette.dark, 0.3), 50))
    canvas.chord((x, y - 0.3 * w, 0.5 * w, 0.3 * w), (0, 180), weave)
    for step in range(-4, 5):
        rib = bend((x + step * 0.11 * w, y - 0.28 * w), (x + step * 0.115 * w, y - 0.12 * w), (x + step * 0.07 * w, y - 0.03 * w), 6)
        canvas.line(rib, darker(weave, 0.16), 0.012 * w, blunt=True)
    canvas.oval(x, y - 0.3 * w, 0.5 * w, 0.14 * w, lighter(weave, 0.25))
    canvas.oval(x, y - 0.29 * w, 0.44 * w, 0.105 * w, darker(weave, 0.4))


def containers(art: Art, x: float, y: float, w: float, h: float, columns: int, rows: int) -> None:
    """Stack containers.

    Args:
        art: the picture.
        x: the left edge of the stack.
        y: its foot.
        w: the width of one container.
        h: the height of one container.
        columns: how many stand side by side.
        rows: how many stand on top of each other at most.
    """
    canvas, palette, rng = art.canvas, art.palette, art.rng
    paints = (palette.accent, palette.second, palette.third, palette.leaf, lighter(palette.second, 0.35), palette.dark)
    for column in range(columns):
        for row in range(rng.randint(max(1, rows - 2), rows)):
            paint = mix(rng.choice(paints), palette.paper, 0.1)
            left, top = x + column * (w + 3), y - (row + 1) * h
            canvas.rect(left, top, w, h - 2, paint, radius=2)
            ribs = round(w / 13)
            for rib in range(1, ribs):
                canvas.rect(left + rib * w / ribs, top + 0.12 * h, 0.03 * w, 0.7 * h, darker(paint, 0.12))
            canvas.rect(left, top, w, 0.08 * h, lighter(paint, 0.2))


def container_ship(art: Art, x: float, y: float) -> None:
    """Draw a loaded ship lying at the quay.

    Args:
        art: the picture.
        x: its bow.
        y: the waterline.
    """
    canvas, palette = art.canvas, art.palette
    hull = mix(palette.dark, palette.second, 0.35)
    containers(art, x + 110, y - 92, 92, 34, columns=6, rows=4)
    canvas.rect(x + 700, y - 262, 110, 180, lighter(palette.paper, 0.4), radius=4)
    canvas.rect(x + 688, y - 270, 134, 18, lighter(palette.paper, 0.1), radius=3)
    for row in range(4):
        for index in range(4):
            canvas.rect(x + 712 + index * 24, y - 238 + row * 36, 14, 14, mix(palette.second, palette.dark, 0.2), radius=2)
    canvas.rect(x + 760, y - 320, 34, 54, palette.accent, radius=3)
    deck = [(x - 10, y - 118), (x + 70, y - 92), (x + 850, y - 92), (x + 872, y - 108), (x + 850, y + 40), (x + 60, y + 40)]
    canvas.polygon(deck, hull)
    canvas.polygon([(x + 45, y + 4), (x + 855, y + 4), (x + 850, y + 40), (x + 60, y + 40)], darker(palette.accent, 0.2))
    canvas.rect(x + 42, y - 4, 812, 6, lighter(hull, 0.7))
