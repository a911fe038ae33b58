"""An open coal mine."""

from .art import HEIGHT, WIDTH, Art
from .colour import Colour, darker, from_hex, lighter, mix
from .figures import Pose, person, somebody
from .geometry import smooth
from .nature import birds, hills, sky
from .props import shadow


def coal_mine(art: Art) -> None:
    """Draw an open coal mine with a conveyor, a lorry and two miners.

    Args:
        art: the picture.
    """
    canvas, palette, rng = art.canvas, art.palette, art.rng
    sky(art, 420, clouds=3)
    birds(art, [(rng.uniform(200, 900), rng.uniform(80, 160)) for _ in range(3)], 16)
    hills(art, 300, 46, 3, palette.far(mix(palette.leaf, palette.second, 0.5), 0.66))
    hills(art, 350, 34, 4, palette.far(mix(palette.leaf, palette.dark, 0.3), 0.42))
    coal = mix(from_hex("3A3A42"), palette.dark, rng.uniform(0.1, 0.5))
    _benches(art, coal)
    _silo(art)
    _conveyor(art, coal)
    _lorry(art, rng.uniform(700, 850), 690, palette.third, coal)
    brink = smooth([(-20, 726), (200, 706), (520, 738), (860, 720), (1240, 748)], closed=False)
    canvas.polygon([*brink, (1240, HEIGHT), (-20, HEIGHT)], lighter(coal, 0.05))
    for x, h, view in ((130, 330, "right"), (306, 316, "left")):
        _miner(art, x, 772, h, view)


def _benches(art: Art, coal: Colour) -> None:
    """Cut the mine into steps.

    Args:
        art: the picture.
        coal: the colour of the coal face.
    """
    canvas, rng = art.canvas, art.rng
    earth = mix(from_hex("B09A84"), art.palette.light.cast, 0.25)
    base = [rng.uniform(-14, 14) for _ in range(8)]
    for step in range(7):
        level = 392 + 52 * step + 4 * step**1.5
        # Every step follows the one above, so that the cut looks dug and not grown.
        points = [
            (index * 186 - 50, level + swing - 38 * (1 - step / 7) * abs(index - 3.5) / 1.6)
            for index, swing in enumerate(base)
        ]
        face = mix(mix(earth, coal, min(1.0, 0.15 + 0.16 * step)), art.palette.light.sky_low, 0.26 - 0.04 * step)
        line = smooth(points, closed=False)
        canvas.polygon([*line, (WIDTH + 60, HEIGHT), (-60, HEIGHT)], lighter(face, 0.2))
        under = [(x, y + 13 + 2 * step) for x, y in line]
        canvas.polygon([*under, (WIDTH + 60, HEIGHT), (-60, HEIGHT)], face)


def _silo(art: Art) -> None:
    """Put up the tower that the conveyor feeds.

    Args:
        art: the picture.
    """
    canvas, palette = art.canvas, art.palette
    steel = mix(palette.second, palette.light.sky_low, 0.42)
    for x in (960, 1010, 1085, 1135):
        canvas.rect(x, 440, 14, 150, darker(steel, 0.32))
    canvas.line([(966, 580), (1140, 470)], darker(steel, 0.25), 6)
    canvas.line([(966, 470), (1140, 580)], darker(steel, 0.25), 6)
    canvas.rect(938, 250, 234, 196, steel, radius=8)
    canvas.rect(1092, 250, 80, 196, darker(steel, 0.1), radius=8)
    for x in range(966, 1160, 34):
        canvas.rect(x, 258, 3, 180, darker(steel, 0.16))
    canvas.polygon([(926, 254), (1055, 196), (1184, 254)], darker(steel, 0.22))
    canvas.rect(938, 330, 234, 26, mix(palette.accent, steel, 0.15))
    canvas.polygon([(1010, 446), (1100, 446), (1076, 500), (1034, 500)], darker(steel, 0.4))
    for x in (984, 1024, 1064, 1104):
        canvas.rect(x, 284, 20, 24, lighter(palette.third, 0.4), radius=3)


def _conveyor(art: Art, coal: Colour) -> None:
    """Run a conveyor from the floor of the mine up to the tower.

    Args:
        art: the picture.
        coal: the colour of the coal.
    """
    canvas, palette, rng = art.canvas, art.palette, art.rng
    start, end = (470.0, 634.0), (960.0, 292.0)
    frame = mix(palette.accent, palette.dark, 0.12)

    def at(share: float, drop: float = 0.0) -> tuple[float, float]:
        return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share + drop

    for share in (0.2, 0.5, 0.8):
        x, y = at(share, 20)
        foot = 640 - 30 * share
        canvas.line([(x - 4, y), (x - 26, foot)], darker(frame, 0.45), 8)
        canvas.line([(x + 4, y), (x + 26, foot)], darker(frame, 0.45), 8)
    for index in range(30):
        x, y = at(index / 30 + rng.uniform(-0.01, 0.01), -14)
        canvas.disc(x, y, rng.uniform(7, 12), darker(coal, 0.15 * (index % 3)))
    canvas.line([at(0, -4), at(1, -4)], darker(palette.dark, 0.3), 9)
    canvas.line([at(0, 24), at(1, 24)], frame, 6)
    for index in range(20):
        rise = (4, 24) if index % 2 else (24, 4)
        canvas.line([at(index / 20, rise[0]), at((index + 1) / 20, rise[1])], frame, 4, blunt=True)
    canvas.line([at(0, 5), at(1, 5)], lighter(frame, 0.12), 8)
    heap = [(360, 660), (420, 596), (470, 562), (520, 598), (590, 660)]
    canvas.polygon(heap, darker(coal, 0.22))
    canvas.polygon([(470, 562), (520, 598), (590, 660), (500, 660)], darker(coal, 0.42))


def _lorry(art: Art, x: float, y: float, paint: Colour, coal: Colour) -> None:
    """Draw a heavy tipper lorry loaded with coal.

    Args:
        art: the picture.
        x: its middle.
        y: the road under its wheels.
        paint: its colour.
        coal: the colour of its load.
    """
    canvas, palette = art.canvas, art.palette
    shadow(canvas, x, y + 2, 120, 60)
    load = [(x - 96, y - 84), (x - 60, y - 116), (x - 10, y - 122), (x + 40, y - 104), (x + 52, y - 84)]
    canvas.polygon(smooth(load, closed=False), darker(coal, 0.25))
    canvas.polygon([(x - 112, y - 88), (x + 66, y - 88), (x + 40, y - 34), (x - 84, y - 34)], paint)
    canvas.polygon([(x - 112, y - 88), (x + 66, y - 88), (x + 61, y - 76), (x - 106, y - 76)], lighter(paint, 0.25))
    for rib in (-60, -20, 20):
        canvas.rect(x + rib, y - 76, 8, 40, darker(paint, 0.16))
    canvas.rect(x + 50, y - 92, 66, 66, darker(paint, 0.08), radius=8)
    canvas.rect(x + 74, y - 84, 36, 28, lighter(palette.second, 0.7), radius=4)
    canvas.rect(x - 96, y - 38, 214, 16, darker(palette.dark, 0.1), radius=4)
    for wheel in (-66, 78):
        canvas.disc(x + wheel, y - 22, 26, darker(palette.dark, 0.5))
        canvas.disc(x + wheel, y - 22, 11, lighter(palette.dark, 0.55))


def _miner(art: Art, x: float, y: float, h: float, view: str) -> None:
    """Draw a miner with a helmet and its lamp.

    Args:
        art: the picture.
        x: the point between the feet, across.
        y: the ground.
        h: the height.
        view: which way the miner looks.
    """
    canvas, palette, rng = art.canvas, art.palette, art.rng
    look = somebody(
        rng, palette, view=view, cut="short", hat="helmet", dress="vest",
        hat_colour=palette.third, bottom=lighter(palette.second, 0.12), top=mix(palette.accent, palette.third, 0.35),
    )  # fmt: skip
    towards = 1 if view == "right" else -1
    hands = ((-0.14, -0.45), (0.16, -0.62)) if towards > 0 else ((-0.16, -0.6), (0.14, -0.45))
    shadow(canvas, x, y + 4, 0.2 * h, 70)
    person(canvas, x, y, h, look, Pose(hands))
    lamp = (x + towards * 0.045 * h, y - 0.965 * h)
    canvas.glow(*lamp, 0.16 * h, (255, 244, 200), 0.8)
    canvas.disc(*lamp, 0.018 * h, (255, 250, 228))
