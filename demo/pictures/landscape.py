"""Land and water: a river with palms, the sea, terraced mountains, tea hills."""

import math

from .art import HEIGHT, WIDTH, Art
from .colour import Colour, darker, from_hex, lighter, mix
from .figures import Pose, bust, somebody
from .geometry import Point, along, band, bend, ridge, smooth
from .nature import birds, bush, frond, glitter, hills, palm, ripples, sky, sun, tree
from .vessels import basket_boat, fishing_boat, sampan


def river(art: Art) -> None:
    """Draw a river with coconut palms on its banks and a rowing boat.

    Args:
        art: the picture.
    """
    canvas, palette, rng = art.canvas, art.palette, art.rng
    sky(art, 420, clouds=3)
    place = rng.uniform(430, 700)
    sun(art, place, rng.uniform(190, 300), 44)
    far = palette.far(palette.leaf, 0.55)
    for x in range(-20, WIDTH + 40, 46):
        bush(canvas, rng, x, 424, rng.uniform(34, 58), mix(far, palette.leaf, 0.12 * (x % 3)))
    for _ in range(7):
        palm(canvas, rng, rng.uniform(320, 900), 424, rng.uniform(90, 140), darker(far, 0.1))
    water = palette.water
    near = mix(water, palette.light.sky_low, 0.26)
    canvas.gradient(0, 420, WIDTH, HEIGHT - 420, (mix(water, palette.light.sky_low, 0.7), near))
    canvas.rect(0, 418, WIDTH, 9, darker(far, 0.16))
    glitter(art, place, 428, 640, palette.light.sun)
    ripples(art, (0, 440, WIDTH, 790), lighter(mix(water, palette.light.sky_low, 0.6), 0.3), 46)
    _bank(art)
    sampan(art, rng.uniform(330, 520), 640, 330)
    sampan(art, rng.uniform(560, 700), 476, 110)
    _hyacinths(art)


def _bank(art: Art) -> None:
    """Put the near bank on the right, with a thatched house and palms.

    Args:
        art: the picture.
    """
    canvas, palette, rng = art.canvas, art.palette, art.rng
    soil = mix(palette.wood, palette.leaf, 0.35)
    shore = bend((740, 560), (930, 470), (1260, 470)) + bend((1260, 640), (960, 640), (740, 560))
    canvas.polygon([(px, py + 10) for px, py in shore], darker(soil, 0.4))
    canvas.polygon(shore, mix(palette.leaf, soil, 0.3))
    canvas.rect(956, 408, 168, 100, lighter(palette.wood, 0.35))
    canvas.rect(1020, 436, 42, 72, darker(palette.wood, 0.45))
    canvas.rect(1078, 436, 30, 30, darker(palette.wood, 0.35))
    straw = mix(palette.third, palette.wood, 0.6)
    canvas.polygon([(924, 420), (986, 336), (1096, 336), (1158, 420)], straw)
    for index in range(8):
        canvas.line([(990 + index * 15, 342), (940 + index * 29, 416)], darker(straw, 0.16), 3)
    for x, h in ((905, 330), (1160, 430), (830, 400)):
        palm(canvas, rng, x + rng.uniform(-14, 14), 520 + (x % 40), h, palette.leaf)
    for x in range(790, WIDTH, 74):
        bush(canvas, rng, x, 566 + (x % 22), rng.uniform(30, 46), darker(palette.leaf, 0.1 + 0.1 * (x % 2)))
    # A palm close by frames the picture on the other side.
    palm(canvas, rng, 30, 830, 720, darker(palette.leaf, 0.12), sway=(0.0, 0.1))


def _hyacinths(art: Art) -> None:
    """Let water hyacinths drift in the foreground.

    Args:
        art: the picture.
    """
    canvas, palette, rng = art.canvas, art.palette, art.rng
    for _ in range(4):
        x, y = rng.uniform(240, WIDTH - 40), rng.uniform(716, 782)
        for index in range(9):
            dx = (index - 4) * 17 + rng.uniform(-4, 4)
            canvas.oval(x + dx, y + rng.uniform(-5, 5), 15, 8, darker(palette.leaf, 0.08 * (index % 3)))
        for dx in (-30, 22):
            canvas.line([(x + dx, y - 4), (x + dx + 2, y - 28)], darker(palette.leaf, 0.1), 4)
            canvas.oval(x + dx + 2, y - 34, 8, 13, lighter(mix(palette.second, palette.accent, 0.4), 0.45))


def sea(art: Art) -> None:
    """Draw the sea with the sun, fishing boats and round boats on the beach.

    Args:
        art: the picture.
    """
    canvas, palette, rng = art.canvas, art.palette, art.rng
    sky(art, 390, clouds=4)
    place = rng.uniform(380, 820)
    sun(art, place, rng.uniform(210, 320), 56)
    birds(art, [(rng.uniform(120, 1080), rng.uniform(70, 260)) for _ in range(5)], 18)
    isle = rng.choice((150, 860))
    for index, shade in enumerate((0.68, 0.56)):
        rise = [(isle - 150 + 90 * index, 392), (isle - 40 + 70 * index, 340 + 14 * index), (isle + 40 + 60 * index, 356)]
        outline = smooth([*rise, (isle + 190 + 40 * index, 392)], closed=False)
        canvas.polygon(outline, palette.far(palette.second, shade))
    water = mix(palette.water, palette.light.sky_high, 0.2)
    canvas.gradient(0, 388, WIDTH, 320, (mix(water, palette.light.sky_low, 0.55), darker(water, 0.06)))
    glitter(art, place, 392, 620, palette.light.sun)
    ripples(art, (0, 400, WIDTH, 640), lighter(water, 0.45), 46)
    paints = [palette.second, mix(palette.leaf, palette.second, 0.4), palette.dark, palette.water]
    rng.shuffle(paints)
    fishing_boat(art, rng.uniform(150, 330), 440, 110, mix(paints[0], water, 0.35))
    fishing_boat(art, rng.uniform(900, 1060), 476, 180, mix(paints[1], water, 0.15))
    fishing_boat(art, rng.uniform(440, 640), 590, 360, paints[2])
    _beach(art, water)


def _beach(art: Art, water: Colour) -> None:
    """Lay the beach in front, with foam at its edge.

    Args:
        art: the picture.
        water: the sea's colour.
    """
    canvas, palette, rng = art.canvas, art.palette, art.rng
    sand = mix(from_hex("EBD6B0"), palette.light.cast, 0.25)
    edge = ridge(rng, -40, WIDTH + 40, 678, 14, 3)
    foot = [(WIDTH + 60, HEIGHT), (-60, HEIGHT)]
    canvas.polygon([(x, y - 20) for x, y in edge] + foot, lighter(water, 0.3))
    canvas.polygon([(x, y - 6) for x, y in edge] + foot, lighter(water, 0.82))
    canvas.polygon([(x, y + 6) for x, y in edge] + foot, darker(sand, 0.12))
    canvas.polygon([(x, y + 22) for x, y in edge] + foot, sand)
    left = rng.uniform(110, 240)
    basket_boat(art, left, 762, 170)
    basket_boat(art, left + 158, 782, 140)
    # Fronds that reach in from a palm outside the picture.
    for angle, length in ((208, 300), (186, 330), (160, 320)):
        frond(canvas, (1250, -30), angle, length, darker(palette.leaf, 0.1 + 0.06 * (angle % 3)))


def mountains(art: Art) -> None:
    """Draw mountains in the mist above terraced fields.

    Args:
        art: the picture.
    """
    canvas, palette, rng = art.canvas, art.palette, art.rng
    sky(art, 460, clouds=2)
    sun(art, rng.uniform(250, 950), rng.uniform(110, 180), 42)
    blue = mix(palette.second, palette.leaf, 0.35)
    for index, (level, rise, peaks) in enumerate(((250, 74, 3), (318, 58, 3), (388, 44, 4))):
        hills(art, level, rise, peaks, palette.far(blue, 0.72 - 0.19 * index))
        canvas.glow(rng.uniform(200, 1000), level + 130, 330, palette.light.sky_low, 0.55)
    line = _terraces(art)
    house = rng.uniform(700, 960)
    for dx in (-190, -110, 120):
        x = house + dx
        tree(canvas, rng, x, along(line, x) + 6, rng.uniform(90, 135), darker(palette.leaf, 0.14))
    _stilt_house(art, house, along(line, house) + 22)


def _terraces(art: Art) -> list[Point]:
    """Cut rice terraces into the slope in front.

    Args:
        art: the picture.

    Returns:
        The upper edge of the fields.
    """
    canvas, palette, rng = art.canvas, art.palette, art.rng
    ripe = rng.choice((palette.third, mix(palette.third, palette.leaf, 0.5), lighter(palette.leaf, 0.12)))
    shift, first = rng.uniform(0, 6), []
    for step in range(13):
        y = 448 + 13 * step + 1.25 * step**2
        swing = 46 - 1.4 * step
        line = [
            (x, y + swing * math.sin(x / 210 + shift + 0.06 * step) + 10 * math.sin(x / 67 + shift * 2 + 0.5 * step))
            for x in range(-40, WIDTH + 60, 20)
        ]
        first = first or line
        field = mix(ripe, palette.leaf, rng.uniform(0.0, 0.75))
        if step > 2 and rng.random() < 0.28:
            # Some fields lie under water and show the sky.
            field = mix(mix(palette.light.sky_low, palette.light.sky_high, 0.55), palette.leaf, 0.22)
        lit, edge = 5 + 0.35 * step, 15 + 1.6 * step
        canvas.polygon(band(line, 0, lit), lighter(field, 0.28))
        canvas.polygon(band(line, lit, edge), mix(field, palette.light.cast, 0.12))
        canvas.polygon(band(line, edge, 110), darker(mix(palette.leaf, field, 0.25), 0.2))
    return first


def _stilt_house(art: Art, x: float, y: float) -> None:
    """Draw a house on stilts.

    Args:
        art: the picture.
        x: its middle.
        y: the ground.
    """
    canvas, palette = art.canvas, art.palette
    for dx in (-62, -24, 24, 62):
        canvas.rect(x + dx - 4, y - 40, 8, 42, darker(palette.wood, 0.45))
    canvas.rect(x - 74, y - 92, 148, 56, palette.wood)
    canvas.rect(x - 80, y - 42, 160, 8, darker(palette.wood, 0.3))
    for dx in (-48, 22):
        canvas.rect(x + dx, y - 80, 26, 28, darker(palette.wood, 0.5))
    canvas.polygon([(x - 100, y - 86), (x - 56, y - 146), (x + 56, y - 146), (x + 100, y - 86)], darker(palette.accent, 0.32))
    canvas.polygon([(x - 100, y - 86), (x + 100, y - 86), (x + 94, y - 94), (x - 94, y - 94)], darker(palette.accent, 0.48))


def tea_hills(art: Art) -> None:
    """Draw hills of tea with pickers among the rows.

    Args:
        art: the picture.
    """
    canvas, palette, rng = art.canvas, art.palette, art.rng
    sky(art, 420, clouds=3)
    sun(art, rng.uniform(200, 1000), rng.uniform(120, 200), 44)
    birds(art, [(rng.uniform(200, 1000), rng.uniform(80, 200)) for _ in range(3)], 16)
    for index, (level, rise) in enumerate(((290, 52), (346, 42))):
        hills(art, level, rise, 3 + index, palette.far(mix(palette.leaf, palette.second, 0.45), 0.7 - 0.2 * index))
    green = mix(palette.leaf, from_hex("7FA650"), 0.5)
    for x in (90, 520, 1120):
        tree(canvas, rng, x + rng.uniform(-40, 40), 470, rng.uniform(70, 100), palette.far(palette.leaf, 0.3))
    _tea_slope(art, (300, 430, 560, 60), palette.far(green, 0.26), 26, ())
    _tea_slope(art, (980, 440, 640, 90), palette.far(green, 0.13), 32, (-0.32, 0.12))
    places = [-0.16, 0.14, 0.44]
    rng.shuffle(places)
    _tea_slope(art, (330, 560, 900, 120), green, 44, tuple(places))


def _tea_slope(
    art: Art, hill: tuple[float, float, float, float], green: Colour, gap: float, places: tuple[float, ...]
) -> None:
    """Plant a rounded hill with rows of tea.

    Args:
        art: the picture.
        hill: the top of the hill across and down, its half width, and how far its flanks fall.
        green: the colour of the tea.
        gap: the distance between two rows.
        places: where people pick tea, row by row, in half widths from the top of the hill.
    """
    canvas, rng = art.canvas, art.rng
    cx, top, half, fall = hill
    soil = darker(green, 0.34)
    for row in range(int((HEIGHT - top) / gap) + 3):
        y = top + row * gap
        crest = [
            (cx + half * t / 12, y + fall * (abs(t) / 12) ** 1.8 * 1.6 + row * abs(t) * 0.3) for t in range(-16, 17)
        ]
        if 1 <= row <= len(places):
            _picker(art, crest, cx + half * (places[row - 1] + rng.uniform(-0.06, 0.06)), gap * 4.6)
        canvas.polygon(band(crest, 0, gap * 0.4), soil)
        # Every other point is lower, which gives the hedge its bushy edge.
        hedge = [(x, py + gap * (0.26 if index % 2 else 0.16)) for index, (x, py) in enumerate(smooth(crest, False, 3))]
        canvas.polygon(band(smooth(hedge, False, 4), 0, gap * 0.5), lighter(green, 0.1))
        canvas.polygon(band(crest, gap * 0.34, gap * 1.7), mix(green, soil, 0.14 + 0.1 * (row % 2)))


def _picker(art: Art, crest: list[Point], x: float, h: float) -> None:
    """Put a tea picker behind a row, which hides the legs once it is drawn.

    Args:
        art: the picture.
        crest: the upper edge of the row.
        x: the middle of the person.
        h: the person's height.
    """
    canvas, palette, rng = art.canvas, art.palette, art.rng
    look = somebody(rng, palette, hat="cone", cut="long", view=rng.choice(("left", "right", "front")))
    y = along(crest, x) + 0.6 * h
    bust(canvas, x, y, h, look, Pose(((-0.13, -0.64), (0.13, -0.64))))
    canvas.rect(x - 0.12 * h, y - 0.675 * h, 0.24 * h, 0.2 * h, darker(palette.wood, 0.05), radius=0.02 * h)
    canvas.rect(x - 0.14 * h, y - 0.69 * h, 0.28 * h, 0.03 * h, lighter(palette.wood, 0.25), radius=0.015 * h)
    for dx in (-0.07, 0.0, 0.07):
        canvas.chord((x + dx * h, y - 0.685 * h, 0.055 * h, 0.05 * h), (180, 360), lighter(palette.leaf, 0.15))
