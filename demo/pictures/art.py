"""A picture in the making: the surface, the colours and the source of chance, handed about together."""

import hashlib
from dataclasses import dataclass
from random import Random

from .canvas import Canvas
from .palette import Palette, choose

# Every scene is composed in these units; the finished size only changes the scale.
WIDTH, HEIGHT = 1200, 800


@dataclass(frozen=True)
class Art:
    """What a scene needs in order to be drawn."""

    canvas: Canvas
    palette: Palette
    rng: Random


def chance(*words: str) -> Random:
    """Make a source of chance that is the same for the same words, on every machine and in every run.

    Args:
        words: what the chance depends on.

    Returns:
        The source.
    """
    # Python's own hash of a text differs from run to run.
    return Random(hashlib.sha256("|".join(words).encode()).digest())


def begin(scene: str, seed: str, size: tuple[int, int]) -> Art:
    """Lay out an empty picture.

    Args:
        scene: what it is going to show.
        seed: what makes it differ from other pictures of the same scene.
        size: its width and height in pixels.

    Returns:
        The picture.
    """
    rng = chance(scene, seed)
    palette = choose(rng)
    return Art(Canvas(size, (WIDTH, HEIGHT), palette.wall), palette, rng)
