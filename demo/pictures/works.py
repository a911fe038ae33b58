"""Sites in the open: a building site and a port."""

from .art import HEIGHT, WIDTH, Art
from .colour import Colour, darker, from_hex, glass, lighter, mix
from .figures import Look, Pose, person, somebody
from .nature import birds, hills, ripples, sky, sun
from .props import shadow
from .vessels import container_ship, containers

_SAFETY = tuple(from_hex(text) for text in ("F2C14E", "F4F1EA", "4F8DB8", "E8793A"))


def building_site(art: Art) -> None:
    """Draw a building site: a concrete frame, a crane, workers with a plan.

    Args:
        art: the picture.
    """
    canvas, palette, rng = art.canvas, art.palette, art.rng
    sky(art, 620, clouds=4)
    sun(art, rng.uniform(380, 560), rng.uniform(120, 220), 38)
    for index in range(13):
        x, high = index * 100 - 40, rng.uniform(90, 250)
        canvas.rect(x, 620 - high, 84, high, palette.far(palette.second, rng.uniform(0.7, 0.82)))
    ground = mix(from_hex("C9AE8C"), palette.light.cast, 0.25)
    canvas.gradient(0, 600, WIDTH, 200, (ground, lighter(ground, 0.2)))
    _crane(art, 500)
    _frame(art)
    _materials(art, ground)
    _crew(art)


def _frame(art: Art) -> None:
    """Draw the concrete frame with its scaffold.

    Args:
        art: the picture.
    """
    canvas, palette, rng = art.canvas, art.palette, art.rng
    concrete = mix(from_hex("C8C4BC"), palette.light.cast, 0.2)
    floors = rng.randint(4, 5)
    top = 620 - floors * 92
    canvas.rect(640, top, 500, floors * 92, darker(palette.second, 0.35))
    for floor in range(floors):
        y = 620 - floor * 92
        canvas.gradient(640, y - 78, 500, 78, (darker(concrete, 0.5), darker(concrete, 0.28)))
        for x in range(640, 1141, 100):
            canvas.rect(x - 10, y - 78, 20, 78, concrete)
            canvas.rect(x + 4, y - 78, 6, 78, darker(concrete, 0.12))
        if floor < floors - 2:
            for x in range(650, 1100, 100):
                if rng.random() < 0.75:
                    canvas.rect(x + 4, y - 62, 72, 62, mix(palette.accent, concrete, 0.42))
                    canvas.rect(x + 22, y - 48, 36, 36, lighter(palette.light.sky_high, 0.3))
        canvas.rect(626, y - 92, 528, 16, lighter(concrete, 0.22))
        canvas.rect(626, y - 80, 528, 4, darker(concrete, 0.16))
    for x in range(640, 1141, 100):
        for bar in (-6, 0, 6):
            canvas.rect(x + bar, top - 34, 3, 36, darker(palette.accent, 0.3))
    pole = mix(palette.third, concrete, 0.15)
    for x in range(600, 700, 48):
        canvas.rect(x, top - 20, 6, 640 - top, pole)
    for y in range(int(top), 620, 46):
        canvas.rect(594, y, 108, 6, pole)
        canvas.line([(602, y), (650, y + 46)], darker(pole, 0.1), 3)
    canvas.rect(586, top + 92, 124, 92, glass(palette.leaf, 120))


def _crane(art: Art, x: float) -> None:
    """Draw a tower crane with a load on its hook.

    Args:
        art: the picture.
        x: the middle of its mast.
    """
    canvas, palette, rng = art.canvas, art.palette, art.rng
    paint = mix(palette.third, palette.accent, rng.choice((0.0, 0.35, 0.8)))
    for side in (-13, 13):
        canvas.rect(x + side - 3, 96, 6, 520, paint)
    for index in range(21):
        y, side = 110 + index * 24, 1 if index % 2 else -1
        canvas.line([(x - 13 * side, y), (x + 13 * side, y + 24)], paint, 3.5, blunt=True)
    canvas.rect(x - 34, 596, 68, 28, (196, 192, 184), radius=3)
    canvas.polygon([(x - 13, 96), (x + 13, 96), (x + 2, 22), (x - 2, 22)], paint)
    canvas.rect(x - 190, 92, 760, 6, paint)
    canvas.rect(x + 10, 68, 500, 4, paint)
    for index in range(23):
        left, up = x + 14 + index * 22, index % 2
        canvas.line([(left, 94 if up else 70), (left + 22, 70 if up else 94)], paint, 3, blunt=True)
    for end in (x + 480, x - 180):
        canvas.line([(x, 24), (end, 92)], darker(paint, 0.3), 2.5, blunt=True)
    canvas.rect(x - 190, 92, 66, 46, darker(palette.dark, 0.05), radius=4)
    canvas.rect(x + 14, 98, 38, 42, lighter(paint, 0.2), radius=5)
    canvas.rect(x + 24, 104, 24, 20, lighter(palette.light.sky_high, 0.4), radius=3)
    hook = x + rng.uniform(210, 400)
    drop = rng.uniform(30, 60)
    canvas.rect(hook - 2, 98, 3, drop, palette.dark)
    canvas.line([(hook - 38, 98 + drop + 22), (hook, 98 + drop), (hook + 38, 98 + drop + 22)], palette.dark, 2.5)
    canvas.rect(hook - 46, 120 + drop, 92, 14, mix(palette.accent, palette.wood, 0.3), radius=2)


def _materials(art: Art, ground: Colour) -> None:
    """Put sand, bricks and a barrier on the ground.

    Args:
        art: the picture.
        ground: the colour of the ground.
    """
    canvas, palette = art.canvas, art.palette
    canvas.blob([(-60, 700), (40, 610), (110, 588), (190, 620), (300, 690), (120, 716)], darker(ground, 0.12))
    canvas.blob([(-60, 700), (30, 616), (96, 594), (130, 640), (150, 706)], mix(ground, palette.third, 0.2))
    for row in range(4):
        for index in range(6 - row):
            x = 850 + index * 46 + row * 23
            brick = darker(mix(palette.accent, ground, 0.25), 0.07 * ((index + row) % 3))
            canvas.rect(x, 690 - row * 24, 43, 21, brick, radius=2)
    for x in (1010, 1170):
        canvas.rect(x, 700, 10, 74, darker(palette.dark, 0.1))
    canvas.rect(986, 706, 240, 30, (244, 241, 234), radius=4)
    for index in range(5):
        x = 992 + index * 48
        canvas.polygon([(x + 14, 706), (x + 36, 706), (x + 22, 736), (x, 736)], palette.accent)


def _crew(art: Art) -> None:
    """Put three workers in front, one of them with a plan.

    Args:
        art: the picture.
    """
    canvas, palette, rng = art.canvas, art.palette, art.rng
    poses = (
        (250, 742, 330, "right", Pose(((0.1, -0.5), (0.2, -0.57)))),
        (400, 760, 348, "left", Pose(((-0.14, -0.56), (-0.05, -0.49)))),
        (705, 770, 356, "left", Pose(((-0.34, -0.84), (0.15, -0.45)))),
    )
    for x, y, h, view, pose in poses:
        shadow(canvas, x, y + 4, 0.22 * h)
        person(canvas, x, y, h, _worker(art, view), pose)
    canvas.polygon([(290, 532), (366, 518), (380, 588), (304, 602)], lighter(palette.second, 0.72))
    for y in (540, 556, 572):
        canvas.line([(304, y + 8), (362, y - 3)], lighter(palette.second, 0.25), 3)


def _worker(art: Art, view: str) -> Look:
    """Make up somebody in a safety vest and helmet.

    Args:
        art: the picture.
        view: which way the person looks.

    Returns:
        The look.
    """
    vest = art.rng.choice((from_hex("E8793A"), from_hex("D9A62E"), mix(art.palette.accent, art.palette.third, 0.3)))
    hat = art.rng.choice(_SAFETY)
    return somebody(art.rng, art.palette, view=view, hat="helmet", hat_colour=hat, dress="vest", top=vest)


def port(art: Art) -> None:
    """Draw a port: a ship at the quay, gantry cranes, stacks of containers.

    Args:
        art: the picture.
    """
    canvas, palette, rng = art.canvas, art.palette, art.rng
    sky(art, 470, clouds=4)
    sun(art, rng.uniform(120, 420), rng.uniform(110, 260), 40)
    birds(art, [(rng.uniform(80, 520), rng.uniform(60, 220)) for _ in range(4)], 15)
    hills(art, 430, 30, 3, palette.far(palette.second, 0.66))
    water = mix(palette.second, palette.light.sky_low, 0.45)
    canvas.gradient(0, 462, WIDTH, 200, (mix(water, palette.light.sky_low, 0.4), darker(water, 0.12)))
    ripples(art, (0, 470, WIDTH, 640), lighter(water, 0.5), 40)
    container_ship(art, 90, 606)
    for x in (400, 790):
        _gantry(art, x)
    quay = mix(from_hex("B9B4AB"), palette.light.cast, 0.25)
    canvas.gradient(0, 632, WIDTH, HEIGHT - 632, (quay, lighter(quay, 0.18)))
    canvas.rect(0, 632, WIDTH, 10, darker(quay, 0.25))
    for x in range(30, WIDTH, 150):
        canvas.rect(x, 620, 22, 16, darker(palette.dark, 0.1), radius=5)
    canvas.polygon([(0, 748), (WIDTH, 748), (WIDTH, 754), (0, 754)], lighter(palette.third, 0.2))
    containers(art, 900, 740, 150, 58, columns=3, rows=4)
    _dockers(art)


def _gantry(art: Art, x: float) -> None:
    """Draw a crane that lifts containers from ship to shore.

    Args:
        art: the picture.
        x: its left legs.
    """
    canvas, palette, rng = art.canvas, art.palette, art.rng
    paint = mix(palette.accent, palette.light.sky_low, 0.1)
    shade = darker(paint, 0.2)
    for leg, tone in ((40, shade), (188, shade), (0, paint), (148, paint)):
        canvas.rect(x + leg, 226, 14, 420, tone)
    canvas.line([(x + 7, 560), (x + 155, 420)], paint, 7)
    canvas.rect(x, 412, 162, 14, paint)
    canvas.rect(x - 190, 214, 380, 20, paint)
    canvas.rect(x - 190, 228, 380, 6, shade)
    canvas.polygon([(x + 62, 214), (x + 78, 214), (x + 74, 108), (x + 66, 108)], paint)
    for end in (x - 178, x + 182):
        canvas.line([(x + 70, 112), (end, 216)], shade, 4)
    canvas.rect(x + 96, 176, 100, 40, lighter(palette.paper, 0.2), radius=4)
    trolley = x - rng.uniform(60, 130)
    canvas.rect(trolley - 20, 232, 40, 16, palette.dark, radius=3)
    drop = rng.uniform(60, 120)
    for side in (-14, 14):
        canvas.rect(trolley + side - 1, 246, 2.5, drop, palette.dark)
    canvas.rect(trolley - 50, 246 + drop, 100, 36, palette.second, radius=2)
    for rib in range(5):
        canvas.rect(trolley - 42 + rib * 19, 250 + drop, 4, 28, darker(palette.second, 0.14))


def _dockers(art: Art) -> None:
    """Put two dockers on the quay.

    Args:
        art: the picture.
    """
    canvas, rng = art.canvas, art.rng
    left = rng.uniform(180, 300)
    pointing, listening = Pose(((-0.14, -0.45), (0.33, -0.88))), Pose(((-0.02, -0.56), (0.14, -0.57)))
    for x, h, view, pose in ((left, 250, "right", listening), (left + 104, 262, "right", pointing)):
        shadow(canvas, x, 780, 0.22 * h)
        person(canvas, x, 776, h, _worker(art, view), pose)
