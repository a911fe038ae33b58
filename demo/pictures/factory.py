"""A sewing hall."""

from .art import HEIGHT, WIDTH, Art
from .colour import WHITE, Colour, darker, from_hex, glass, lighter, mix
from .figures import Look, Pose, bust, person, somebody
from .geometry import along, smooth
from .nature import birds, hills, sky
from .props import shadow, window


def factory(art: Art) -> None:
    """Draw a sewing hall with rows of workers at their machines.

    Args:
        art: the picture.
    """
    canvas, palette, rng = art.canvas, art.palette, art.rng
    canvas.gradient(0, 0, WIDTH, 400, (lighter(palette.wall, 0.1), lighter(palette.wall, 0.4)))
    canvas.gradient(0, 380, WIDTH, HEIGHT - 380, (darker(palette.floor, 0.05), lighter(palette.floor, 0.15)))
    for x in range(70, 1100, 182):
        window(art, x, 150, 140, 110)
    _roof(art)
    uniform = rng.choice((palette.second, palette.accent, palette.leaf, lighter(palette.second, 0.35)))
    for y, h, step, shift in ((440, 190, 158, 40), (560, 262, 226, 100), (742, 358, 312, 10)):
        for index in range(9):
            _station(art, shift + index * step - step / 2, y, h, uniform)
        if y == 560:
            _inspector(art, uniform)


def _roof(art: Art) -> None:
    """Draw the beams of the roof and the long lamps under them.

    Args:
        art: the picture.
    """
    canvas, palette = art.canvas, art.palette
    steel = mix(palette.second, palette.wall, 0.62)
    canvas.polygon([(0, 0), (WIDTH, 0), (WIDTH, 40), (600, 96), (0, 40)], darker(steel, 0.08))
    for index, y in enumerate((48, 84, 112)):
        tone = mix(steel, palette.wall, 0.25 * index)
        canvas.rect(0, y, WIDTH, 10 - 2 * index, tone)
    for far, near in ((430, 140), (600, 600), (770, 1060)):
        lamp = [(far - 7, 118), (far + 7, 118), (near + 34, 10), (near - 34, 10)]
        canvas.polygon(lamp, (255, 250, 232))
        canvas.glow((far + near) / 2, 64, 190, (255, 248, 222), 0.5)
    for x in (32, 1168):
        canvas.rect(x - 20, 0, 40, 420, steel)
        canvas.rect(x + 6, 0, 14, 420, darker(steel, 0.1))


def _station(art: Art, x: float, y: float, h: float, uniform: Colour) -> None:
    """Draw a worker at a sewing machine.

    Args:
        art: the picture.
        x: the middle of the worker.
        y: the top of the table.
        h: the worker's height, standing.
        uniform: the colour of the working clothes.
    """
    canvas, palette, rng = art.canvas, art.palette, art.rng
    cut = rng.choice(("long", "bun", "short"))
    cap = lighter(uniform, 0.35)
    look = somebody(rng, palette, top=uniform, cut=cut, hat="cap", hat_colour=cap)
    bust(canvas, x, y + 0.5 * h, h, look, Pose(((-0.13, -0.53), (0.08, -0.53)), lean=rng.uniform(-0.02, 0.02)))
    cloths = (palette.third, palette.accent, palette.paper, palette.second, lighter(palette.leaf, 0.3))
    cloth = rng.choice([colour for colour in cloths if colour != uniform])
    wide = 0.34 * h
    steel, body = (214, 218, 220), (238, 238, 234)
    for leg in (-0.8, 0.8):
        canvas.rect(x + leg * wide - 0.02 * h, y, 0.04 * h, 0.4 * h, lighter(palette.dark, 0.35))
    canvas.rect(x - wide, y, 2 * wide, 0.05 * h, lighter(palette.wood, 0.4), radius=0.015 * h)
    canvas.rect(x - wide + 0.03 * h, y + 0.05 * h, 2 * wide - 0.06 * h, 0.05 * h, darker(palette.wood, 0.05))
    # The machine: foot, pillar, arm, needle head and wheel.
    left = x + 0.02 * h
    canvas.rect(left, y - 0.035 * h, 0.28 * h, 0.035 * h, steel, radius=0.01 * h)
    canvas.rect(left + 0.19 * h, y - 0.17 * h, 0.085 * h, 0.15 * h, body, radius=0.02 * h)
    canvas.rect(left, y - 0.185 * h, 0.27 * h, 0.07 * h, body, radius=0.03 * h)
    canvas.rect(left, y - 0.15 * h, 0.06 * h, 0.075 * h, darker(body, 0.08), radius=0.015 * h)
    canvas.rect(left + 0.022 * h, y - 0.08 * h, 0.012 * h, 0.05 * h, lighter(palette.dark, 0.4))
    canvas.oval(left + 0.285 * h, y - 0.15 * h, 0.022 * h, 0.045 * h, palette.accent)
    fall = [(x - 0.2 * h, y - 0.03 * h), (x + 0.06 * h, y - 0.04 * h), (x + 0.05 * h, y + 0.05 * h)]
    fall += [(x - 0.02 * h, y + 0.19 * h), (x - 0.16 * h, y + 0.22 * h), (x - 0.24 * h, y + 0.08 * h)]
    canvas.blob(fall, cloth)
    canvas.line([(x - 0.1 * h, y + 0.02 * h), (x - 0.12 * h, y + 0.18 * h)], darker(cloth, 0.12), 0.012 * h)


def _inspector(art: Art, uniform: Colour) -> None:
    """Draw somebody who walks between the rows with a list.

    Args:
        art: the picture.
        uniform: the colour of the workers' clothes, which this person's differ from.
    """
    canvas, palette, rng = art.canvas, art.palette, art.rng
    x = rng.choice((330, 870))
    top = palette.paper if uniform != palette.paper else palette.second
    person(canvas, x, 720, 330, somebody(rng, palette, top=top, view="right"), Pose(((0.02, -0.55), (0.14, -0.57))))
    canvas.polygon([(x + 22, 510), (x + 66, 498), (x + 74, 548), (x + 30, 560)], lighter(palette.third, 0.2))
    canvas.polygon([(x + 27, 513), (x + 62, 504), (x + 69, 544), (x + 34, 554)], WHITE)
