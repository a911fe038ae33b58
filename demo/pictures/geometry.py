"""Points and curves, free of any drawing."""

import math
from collections.abc import Sequence
from random import Random

Point = tuple[float, float]


def smooth(points: Sequence[Point], closed: bool = True, steps: int = 8) -> list[Point]:
    """Run a Catmull-Rom curve through the given points.

    Args:
        points: the points the curve passes through.
        closed: whether the last point joins the first again.
        steps: how many points to make of each stretch.

    Returns:
        The points of the curve.
    """
    count = len(points)
    stretches = count if closed else count - 1

    def pick(index: int) -> Point:
        return points[index % count] if closed else points[min(max(index, 0), count - 1)]

    curve = []
    for index in range(stretches):
        around = [pick(index + offset) for offset in (-1, 0, 1, 2)]
        curve.extend(_catmull_rom(around, step / steps) for step in range(steps))
    if not closed:
        curve.append(points[-1])
    return curve


def _catmull_rom(around: Sequence[Point], t: float) -> Point:
    """Find one point of a Catmull-Rom stretch.

    Args:
        around: the point before the stretch, its two ends, the point after it.
        t: how far along the stretch, 0 to 1.

    Returns:
        The point.
    """
    before, start, end, after = around
    x, y = (
        0.5 * (2 * s + (e - b) * t + (2 * b - 5 * s + 4 * e - a) * t**2 + (3 * s - b - 3 * e + a) * t**3)
        for b, s, e, a in zip(before, start, end, after, strict=True)
    )
    return x, y


def bend(start: Point, control: Point, end: Point, steps: int = 16) -> list[Point]:
    """Make a quadratic Bézier curve.

    Args:
        start: where it begins.
        control: the point that pulls it aside.
        end: where it ends.
        steps: how many stretches to cut it into.

    Returns:
        The points of the curve, both ends included.
    """
    curve = []
    for step in range(steps + 1):
        t = step / steps
        weights = ((1 - t) ** 2, 2 * t * (1 - t), t**2)
        x, y = (
            sum(w * v for w, v in zip(weights, axis, strict=True)) for axis in zip(start, control, end, strict=True)
        )
        curve.append((x, y))
    return curve


def joint(start: Point, end: Point, length: float, side: float) -> Point:
    """Find the elbow or knee of a limb whose two halves are equally long.

    Args:
        start: the shoulder or hip.
        end: the hand or foot.
        length: the length of either half.
        side: 1 or -1, the side the joint bends to.

    Returns:
        The joint; halfway when the limb is stretched out.
    """
    dx, dy = end[0] - start[0], end[1] - start[1]
    reach = math.hypot(dx, dy) or 1.0
    height = math.sqrt(max(length**2 - (reach / 2) ** 2, 0.0)) * side
    return (start[0] + dx / 2 - dy / reach * height, start[1] + dy / 2 + dx / reach * height)


def ridge(rng: Random, left: float, right: float, level: float, rise: float, peaks: int) -> list[Point]:
    """Make the skyline of a range of hills.

    Args:
        rng: the source of chance.
        left: where it begins.
        right: where it ends.
        level: the mean height of the line.
        rise: how far it may depart from that.
        peaks: how many ups and downs it has.

    Returns:
        The points of a smooth line.
    """
    step = (right - left) / (2 * peaks)
    points = []
    for index in range(-1, 2 * peaks + 2):
        swing = rise * rng.uniform(0.45, 1.0) * (-1 if index % 2 else 1)
        points.append((left + step * (index + rng.uniform(-0.25, 0.25)), level + swing))
    return smooth(points, closed=False, steps=10)


def along(line: Sequence[Point], x: float) -> float:
    """Find the height of a skyline above a given place.

    Args:
        line: the skyline, from left to right.
        x: the place.

    Returns:
        The height of the nearest point of the line.
    """
    return min(line, key=lambda point: abs(point[0] - x))[1]


def band(line: Sequence[Point], top: float, bottom: float) -> list[Point]:
    """Make a strip that follows a skyline.

    Args:
        line: the skyline.
        top: how far below the skyline the strip begins.
        bottom: how far below the skyline it ends.

    Returns:
        The outline of the strip.
    """
    return [(x, y + top) for x, y in line] + [(x, y + bottom) for x, y in reversed(line)]
