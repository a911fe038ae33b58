"""People: simple rounded figures without faces, standing, walking, working or seen from behind."""

import math
from dataclasses import dataclass, replace
from random import Random

from .canvas import Canvas
from .colour import Colour, darker, from_hex, lighter
from .geometry import Point, joint, smooth
from .palette import Palette

SKINS = tuple(from_hex(text) for text in ("E2B08C", "D29C78", "C98F69", "EBC19F"))
HAIRS = tuple(from_hex(text) for text in ("2B2A30", "3A2F2B", "24262E", "4A4446"))
STRAW = from_hex("E9D3A1")

# Hands and feet are given from the point between the feet, in shares of the figure's height.
HANGING: tuple[Point, Point] = ((-0.15, -0.43), (0.15, -0.43))
FORWARD: tuple[Point, Point] = ((-0.07, -0.56), (0.07, -0.56))
STANDING: tuple[Point, Point] = ((-0.05, 0.0), (0.05, 0.0))


@dataclass(frozen=True)
class Look:
    """What a person looks like.

    ``cut`` is the hair: short, long or bun. ``hat`` is helmet, cap, cone or nothing. ``dress`` is shirt,
    tunic (the long áo dài), coat, vest or kit (for sports). ``view`` is front, left, right or back.
    """

    skin: Colour
    hair: Colour
    top: Colour
    bottom: Colour
    cut: str
    hat: str = ""
    hat_colour: Colour = STRAW
    dress: str = "shirt"
    view: str = "front"


@dataclass(frozen=True)
class Pose:
    """How a person stands: hands, feet, and how far the shoulders lean out over the hips."""

    hands: tuple[Point, Point] = HANGING
    feet: tuple[Point, Point] = STANDING
    lean: float = 0.0


def somebody(rng: Random, palette: Palette, **fixed: object) -> Look:
    """Make up a person.

    Args:
        rng: the source of chance.
        palette: the colours of the picture.
        fixed: fields of ``Look`` that are not left to chance.

    Returns:
        The look.
    """
    look = Look(
        skin=rng.choice(SKINS),
        hair=rng.choice(HAIRS),
        top=rng.choice(palette.clothes),
        bottom=darker(palette.dark, rng.uniform(0.0, 0.35)),
        cut=rng.choice(("short", "short", "long", "bun")),
    )
    return replace(look, **fixed)


@dataclass(frozen=True)
class _Frame:
    """A figure's own measure, placed on the canvas."""

    canvas: Canvas
    x: float
    y: float
    h: float
    lean: float

    def at(self, dx: float, dy: float) -> Point:
        """Find a point of the body; what is above the hips follows the lean.

        Args:
            dx: from the middle, in shares of the height.
            dy: from the ground (negative is up), in shares of the height.

        Returns:
            The point on the canvas.
        """
        lift = max(0.0, (-dy - 0.46) / 0.36)
        return self.x + (dx + self.lean * lift) * self.h, self.y + dy * self.h


def person(canvas: Canvas, x: float, y: float, h: float, look: Look, pose: Pose | None = None) -> None:
    """Draw a person from head to foot.

    Args:
        canvas: where to draw.
        x: the point between the feet, across.
        y: the ground under the feet.
        h: the person's height.
        look: what the person looks like.
        pose: how the person stands; upright with hanging arms when not given.
    """
    pose = pose or Pose()
    frame = _Frame(canvas, x, y, h, pose.lean)
    _legs(frame, look, pose)
    if look.dress in ("tunic", "coat"):
        hem, flare = (-0.12, 0.112) if look.dress == "tunic" else (-0.27, 0.125)
        skirt = [frame.at(dx, dy) for dx, dy in ((-0.09, -0.6), (0.09, -0.6), (flare, hem), (-flare, hem))]
        canvas.polygon(skirt, darker(look.top, 0.05))
    bust(canvas, x, y, h, look, pose)


def bust(canvas: Canvas, x: float, y: float, h: float, look: Look, pose: Pose | None = None) -> None:
    """Draw a person from the hips upwards, for somebody behind a table.

    Args:
        canvas: where to draw.
        x: the middle of the person.
        y: where the feet would be.
        h: the height the person would have standing.
        look: what the person looks like.
        pose: where the hands are; hanging when not given.
    """
    pose = pose or Pose()
    frame = _Frame(canvas, x, y, h, pose.lean)
    if look.cut == "long" and look.view != "back":
        left, top = frame.at(-0.085, -0.93)
        canvas.rect(left, top, 0.17 * h, 0.19 * h, look.hair, radius=0.06 * h)
    _torso(frame, look)
    _arms(frame, look, pose)
    cx, cy = frame.at(0, -0.915)
    head(canvas, cx, cy, 0.075 * h, look)


def _legs(frame: _Frame, look: Look, pose: Pose) -> None:
    """Draw the legs and shoes.

    Args:
        frame: the figure's measure.
        look: what the person looks like.
        pose: where the feet are.
    """
    h = frame.h
    cloth = lighter(look.top, 0.75) if look.dress == "tunic" else look.bottom
    for side, (dx, dy) in zip((-1, 1), pose.feet, strict=True):
        hip, foot = frame.at(0.045 * side, -0.46), (frame.x + dx * h, frame.y + (dy - 0.02) * h)
        forward = {"left": 1.0, "right": -1.0}.get(look.view, -side)
        knee = joint(hip, foot, 0.2205 * h, forward)
        toe = {"left": -0.02, "right": 0.02}.get(look.view, 0.008 * side)
        frame.canvas.oval(foot[0] + toe * h, foot[1] + 0.006 * h, 0.042 * h, 0.02 * h, darker(look.bottom, 0.5))
        if look.dress == "kit":
            frame.canvas.line([hip, knee, foot], look.skin, 0.062 * h)
            sock = ((knee[0] + foot[0]) / 2, (knee[1] + foot[1]) / 2)
            frame.canvas.line([sock, foot], look.top, 0.064 * h)
            frame.canvas.line([hip, (hip[0] * 0.3 + knee[0] * 0.7, hip[1] * 0.3 + knee[1] * 0.7)], cloth, 0.096 * h)
        else:
            frame.canvas.line([hip, knee, foot], cloth, 0.078 * h)


def _torso(frame: _Frame, look: Look) -> None:
    """Draw the neck and the clothes on the body.

    Args:
        frame: the figure's measure.
        look: what the person looks like.
    """
    canvas, h = frame.canvas, frame.h
    canvas.line([frame.at(0, -0.87), frame.at(0, -0.80)], darker(look.skin, 0.1), 0.055 * h)
    outline = ((-0.05, -0.832), (0.05, -0.832), (0.112, -0.8), (0.122, -0.74), (0.096, -0.62), (0.1, -0.47))
    half = [frame.at(dx, dy) for dx, dy in outline]
    other = [frame.at(-dx, dy) for dx, dy in reversed(outline[1:])]
    canvas.polygon(smooth(half + other), look.top)
    if look.dress == "vest":
        stripe = lighter(look.top, 0.65)
        for side in (-1, 1):
            ends = [frame.at(0.05 * side, -0.81), frame.at(0.055 * side, -0.47)]
            canvas.line(ends, stripe, 0.022 * h, blunt=True)
        canvas.line([frame.at(-0.096, -0.58), frame.at(0.096, -0.58)], stripe, 0.022 * h, blunt=True)
    if look.view == "front" and look.dress != "vest":
        collar = [frame.at(-0.032, -0.832), frame.at(0.032, -0.832), frame.at(0, -0.77)]
        canvas.polygon(collar, look.skin if look.dress == "shirt" else lighter(look.top, 0.45))


def _arms(frame: _Frame, look: Look, pose: Pose) -> None:
    """Draw the arms over the body.

    Args:
        frame: the figure's measure.
        look: what the person looks like.
        pose: where the hands are.
    """
    canvas, h = frame.canvas, frame.h
    # A tone darker than the body, or arms that cross it would vanish.
    sleeve = darker(look.top, 0.1)
    for side, (dx, dy) in zip((-1, 1), pose.hands, strict=True):
        shoulder = frame.at(0.1 * side, -0.79)
        hand = (frame.x + (dx + pose.lean) * h, frame.y + dy * h)
        reach = math.dist(shoulder, hand)
        # An arm that stays close to the body points towards us in part, so it looks shorter.
        half = min(0.185 * h, max(0.11 * h, 0.57 * reach))
        bends = (joint(shoulder, hand, half, 1), joint(shoulder, hand, half, -1))
        # Elbows fall outwards and downwards.
        elbow = max(bends, key=lambda bend: (bend[0] - frame.x) * side + 0.6 * bend[1])
        canvas.line([shoulder, elbow, hand], sleeve, 0.058 * h)
        tip = (hand[0] + (hand[0] - elbow[0]) * 0.16, hand[1] + (hand[1] - elbow[1]) * 0.16)
        canvas.disc(*tip, 0.03 * h, look.skin)


def head(canvas: Canvas, cx: float, cy: float, r: float, look: Look) -> None:
    """Draw a head with its hair and hat.

    Args:
        canvas: where to draw.
        cx: the middle of the head, across.
        cy: the middle of the head, down.
        r: half the height of the head.
        look: what the person looks like.
    """
    turn = {"left": -0.22, "right": 0.22}.get(look.view, 0.0) * r
    if look.cut == "bun":
        canvas.disc(cx - turn * 3.2, cy - (1.0 if not turn else 0.35) * r, 0.42 * r, look.hair)
    if look.view == "back":
        canvas.oval(cx, cy, 0.92 * r, r, look.hair)
        if look.cut == "long":
            sides = ((0.92, -0.2), (0.86, 0.9), (0.62, 1.62), (0.2, 1.78))
            tress = [(cx + dx * r, cy + dy * r) for dx, dy in sides]
            canvas.blob(tress + [(2 * cx - px, py) for px, py in reversed(tress)], look.hair)
    elif look.cut == "short" and not turn:
        canvas.oval(cx, cy, 0.88 * r, r, look.skin)
        canvas.chord((cx, cy - 0.06 * r, 0.95 * r, 1.02 * r), (182, 358), look.hair)
        canvas.oval(cx, cy + 0.22 * r, 0.76 * r, 0.66 * r, look.skin)
    elif look.cut == "short":
        canvas.oval(cx, cy, 0.86 * r, r, look.skin)
        canvas.oval(cx - 0.6 * turn, cy - 0.17 * r, 0.88 * r, 0.9 * r, look.hair)
        canvas.oval(cx + 1.25 * turn, cy + 0.2 * r, 0.7 * r, 0.78 * r, look.skin)
    else:
        canvas.oval(cx, cy - 0.04 * r, 0.96 * r, 1.03 * r, look.hair)
        canvas.oval(cx + turn, cy + 0.16 * r, 0.74 * r, 0.8 * r, look.skin)
    _hat(canvas, cx, cy, r, look)


def _hat(canvas: Canvas, cx: float, cy: float, r: float, look: Look) -> None:
    """Draw what a person wears on the head.

    Args:
        canvas: where to draw.
        cx: the middle of the head, across.
        cy: the middle of the head, down.
        r: half the height of the head.
        look: what the person looks like.
    """
    turn = {"left": -1.0, "right": 1.0}.get(look.view, 0.0) * r
    colour, shade = look.hat_colour, darker(look.hat_colour, 0.14)
    if look.hat == "helmet":
        canvas.chord((cx, cy - 0.2 * r, 1.12 * r, 1.08 * r), (180, 360), colour)
        canvas.rect(cx - 1.2 * r + turn * 0.2, cy - 0.3 * r, 2.4 * r, 0.24 * r, shade, radius=0.12 * r)
        canvas.rect(cx - 0.16 * r, cy - 1.34 * r, 0.32 * r, 1.0 * r, lighter(colour, 0.35), radius=0.14 * r)
    elif look.hat == "cap":
        canvas.chord((cx, cy - 0.22 * r, 1.02 * r, 0.98 * r), (180, 360), colour)
        reach = 0.9 * r if turn else 1.0 * r
        canvas.rect(cx - reach + turn * 0.75, cy - 0.34 * r, 2 * reach, 0.2 * r, shade, radius=0.1 * r)
    elif look.hat == "cone":
        rim = cy - 0.12 * r
        canvas.oval(cx, rim, 1.75 * r, 0.3 * r, darker(colour, 0.2))
        canvas.polygon([(cx - 1.75 * r, rim), (cx, cy - 1.65 * r), (cx + 1.75 * r, rim)], colour)
        canvas.polygon([(cx, cy - 1.65 * r), (cx + 1.75 * r, rim), (cx + 0.5 * r, rim)], shade)


def seated(canvas: Canvas, x: float, y: float, w: float, look: Look, chair: Colour) -> None:
    """Draw somebody who sits with the back to us, from the back of the chair upwards.

    Args:
        canvas: where to draw.
        x: the middle of the person.
        y: the lower edge of the chair's back.
        w: the width of the shoulders.
        look: what the person looks like.
        chair: the colour of the chair.
    """
    look = replace(look, view="back")
    canvas.rect(x - 0.12 * w, y - 1.5 * w, 0.24 * w, 0.4 * w, darker(look.skin, 0.08))
    canvas.rect(x - 0.5 * w, y - 1.26 * w, w, 1.3 * w, look.top, radius=0.34 * w)
    canvas.rect(x - 0.15 * w, y - 1.29 * w, 0.3 * w, 0.1 * w, lighter(look.top, 0.25), radius=0.05 * w)
    head(canvas, x, y - 1.62 * w, 0.31 * w, look)
    canvas.rect(x - 0.46 * w, y - 0.78 * w, 0.92 * w, 0.85 * w, chair, radius=0.14 * w)
    canvas.rect(x - 0.46 * w, y - 0.78 * w, 0.92 * w, 0.1 * w, lighter(chair, 0.18), radius=0.05 * w)

