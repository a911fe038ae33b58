"""Things that several scenes share: windows, lamps, plants, flowers, boxes, bunting."""

from random import Random

from .art import WIDTH, Art
from .canvas import Canvas
from .colour import WHITE, Colour, darker, glass, lighter, mix
from .geometry import Point, bend


def room(art: Art, floor: float) -> None:
    """Paint an empty room: a wall, a skirting board and a floor.

    Args:
        art: the picture.
        floor: where the wall meets the floor.
    """
    canvas, palette = art.canvas, art.palette
    canvas.gradient(0, 0, WIDTH, floor, (lighter(palette.wall, 0.25), palette.wall))
    canvas.gradient(0, floor, WIDTH, 800 - floor, (darker(palette.floor, 0.06), lighter(palette.floor, 0.12)))
    canvas.rect(0, floor - 12, WIDTH, 12, lighter(palette.wall, 0.45))


def window(art: Art, x: float, y: float, w: float, h: float, panes: int = 2) -> None:
    """Draw a window with the sky and some greenery outside.

    Args:
        art: the picture.
        x: its left edge.
        y: its upper edge.
        w: its width.
        h: its height.
        panes: how many panes stand side by side.
    """
    canvas, light = art.canvas, art.palette.light
    canvas.rect(x - 10, y - 10, w + 20, h + 20, lighter(art.palette.wall, 0.6), radius=4)
    canvas.gradient(x, y, w, h, (light.sky_high, light.sky_low))
    green = art.palette.far(art.palette.leaf, 0.45)
    for step in range(4):
        r = art.rng.uniform(0.1, 0.2) * min(w, h)
        cx = x + w * (0.14 + 0.24 * step)
        canvas.chord((cx, y + h, min(r * 1.25, cx - x, x + w - cx), r), (180, 360), mix(green, WHITE, 0.1 * (step % 2)))
    for index in range(1, panes):
        canvas.rect(x + w * index / panes - 4, y, 8, h, lighter(art.palette.wall, 0.6))
    canvas.polygon([(x, y + h * 0.5), (x + w * 0.45, y), (x + w * 0.62, y), (x, y + h * 0.72)], glass(WHITE, 46))
    canvas.rect(x - 18, y + h + 6, w + 36, 12, lighter(art.palette.wall, 0.75), radius=3)


def pendant(art: Art, x: float, drop: float, colour: Colour) -> None:
    """Draw a hanging lamp and its light.

    Args:
        art: the picture.
        x: where it hangs.
        drop: how far down its lower edge is.
        colour: the shade's colour.
    """
    canvas = art.canvas
    canvas.glow(x, drop, 150, (255, 244, 214), 0.55)
    canvas.line([(x, 0), (x, drop - 36)], darker(colour, 0.4), 3, blunt=True)
    canvas.oval(x, drop, 15, 9, (255, 248, 226))
    canvas.chord((x, drop, 48, 42), (180, 360), colour)


def plant(canvas: Canvas, x: float, y: float, h: float, leaf: Colour, pot: Colour) -> None:
    """Draw a plant in a pot.

    Args:
        canvas: where to draw.
        x: its middle.
        y: the floor.
        h: its height with the pot.
        leaf: its leaves' colour.
        pot: the pot's colour.
    """
    base = y - 0.3 * h
    for index, (dx, dy) in enumerate(((-0.34, -0.3), (0.34, -0.34), (-0.2, -0.55), (0.22, -0.58), (0.0, -0.7))):
        tip = (x + dx * h, base + dy * h)
        wide = 0.11 * h
        middle = (x + dx * h * 0.62, base + dy * h * 0.45)
        one = bend((x, base), (middle[0] - wide, middle[1]), tip, 8)
        two = bend(tip, (middle[0] + wide, middle[1]), (x, base), 8)
        canvas.polygon(one + two, darker(leaf, 0.18 - 0.045 * index))
    canvas.polygon([(x - 0.15 * h, base), (x + 0.15 * h, base), (x + 0.11 * h, y), (x - 0.11 * h, y)], pot)
    canvas.rect(x - 0.17 * h, base - 0.02 * h, 0.34 * h, 0.06 * h, lighter(pot, 0.15), radius=0.02 * h)


def flowers(canvas: Canvas, rng: Random, x: float, y: float, w: float, colours: tuple[Colour, ...]) -> None:
    """Draw a low arrangement of flowers.

    Args:
        canvas: where to draw.
        rng: the source of chance.
        x: its middle.
        y: what it stands on.
        w: half its width.
        colours: the flowers' colours; the first is the leaves'.
    """
    canvas.chord((x, y, w, 0.62 * w), (180, 360), colours[0])
    for index in range(11):
        dx = (index / 10 - 0.5) * 1.7 * w
        dy = -(0.2 + 0.42 * rng.random()) * w * (1 - 0.5 * abs(dx) / w)
        canvas.disc(x + dx, y + dy, 0.15 * w, colours[1 + index % (len(colours) - 1)])


def gift(canvas: Canvas, x: float, y: float, w: float, h: float, colours: tuple[Colour, Colour]) -> None:
    """Draw a wrapped box with a bow.

    Args:
        canvas: where to draw.
        x: its middle.
        y: what it stands on.
        w: its width.
        h: its height.
        colours: the paper's and the ribbon's colours.
    """
    paper, ribbon = colours
    left, top = x - w / 2, y - h
    canvas.rect(left, top, w, h, paper, radius=4)
    canvas.rect(left + 0.72 * w, top, 0.28 * w, h, darker(paper, 0.09), radius=4)
    canvas.rect(left - 0.03 * w, top, 1.06 * w, 0.22 * h, lighter(paper, 0.12), radius=4)
    canvas.rect(x - 0.07 * w, top, 0.14 * w, h, ribbon)
    for side in (-1, 1):
        loop = [(x, top), (x + side * 0.12 * w, top - 0.17 * w), (x + side * 0.25 * w, top - 0.1 * w)]
        canvas.blob([*loop, (x + side * 0.2 * w, top - 0.01 * w)], darker(ribbon, 0.05 + 0.05 * side))


def bunting(canvas: Canvas, start: Point, end: Point, sag: float, colours: tuple[Colour, ...]) -> None:
    """Hang a string of plain pennants.

    Args:
        canvas: where to draw.
        start: one end of the string.
        end: its other end.
        sag: how far it hangs down in the middle.
        colours: the pennants' colours, in turn.
    """
    middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2 + 2 * sag)
    count = max(6, round(abs(end[0] - start[0]) / 44))
    string = bend(start, middle, end, steps=2 * count)
    canvas.line(string, (120, 112, 104), 2.5, blunt=True)
    for index in range(count):
        (x0, y0), (x1, y1) = string[2 * index], string[2 * index + 1]
        x1, y1 = x1 + 0.35 * (x1 - x0), y1 + 0.35 * (y1 - y0)
        tip = ((x0 + x1) / 2, (y0 + y1) / 2 + 1.15 * abs(x1 - x0))
        canvas.polygon([(x0, y0), (x1, y1), tip], colours[index % len(colours)])


def shadow(canvas: Canvas, x: float, y: float, w: float, strength: int = 38) -> None:
    """Lay a flat shadow on the ground.

    Args:
        canvas: where to draw.
        x: its middle.
        y: the ground.
        w: half its width.
        strength: how dark it is, 0 to 255.
    """
    canvas.oval(x, y, w, 0.16 * w, glass((24, 30, 44), strength))
