"""The colours a picture is drawn in, chosen by chance from a few sets that go well together."""

from dataclasses import dataclass
from random import Random

from .colour import WHITE, Colour, from_hex, lighter, mix


_DEEP = from_hex("2F7396")


@dataclass(frozen=True)
class Light:
    """The light of a time of day."""

    sky_high: Colour
    sky_low: Colour
    sun: Colour
    cast: Colour
    strength: float


@dataclass(frozen=True)
class Palette:
    """The colours of one picture."""

    accent: Colour
    second: Colour
    third: Colour
    dark: Colour
    leaf: Colour
    wood: Colour
    paper: Colour
    wall: Colour
    floor: Colour
    clothes: tuple[Colour, ...]
    light: Light

    @property
    def water(self) -> Colour:
        """The colour of deep water: always bluish, whatever the second colour is."""
        return mix(self.second, _DEEP, 0.55)

    def far(self, colour: Colour, share: float) -> Colour:
        """Fade a colour into the air, as distance does.

        Args:
            colour: the colour of the thing close by.
            share: how far away it is, 0 to 1.

        Returns:
            The colour it has at that distance.
        """
        return mix(colour, mix(self.light.sky_low, self.light.sky_high, 0.35), share)


def _light(high: str, low: str, sun: str, cast: str, strength: float) -> Light:
    """Make a light from colours in writing.

    Args:
        high: the top of the sky.
        low: the sky at the horizon.
        sun: the sun's disc.
        cast: the tint it lays over everything.
        strength: how strong that tint is, 0 to 1.

    Returns:
        The light.
    """
    return Light(from_hex(high), from_hex(low), from_hex(sun), from_hex(cast), strength)


# Morning, noon, late afternoon, dusk, a thinly clouded day.
_LIGHTS = (
    _light("A9CFE0", "FBEBD0", "FFF6DC", "F6E7CB", 0.05),
    _light("84BEDF", "E3F1F1", "FFFFF4", "E4F1F4", 0.03),
    _light("E7B48C", "FCE6BC", "FFF0C4", "F3BE85", 0.09),
    _light("7787B0", "F4BFA3", "FFE0B8", "B58C9C", 0.09),
    _light("BBCDD4", "EFF0EA", "FFFFFF", "DDE3E0", 0.06),
)

# Accent, second, third, dark, leaf, wood.
_SETS = (
    ("C8553D", "2F6F73", "E3A44B", "24404A", "5F9160", "B5875A"),
    ("D9704A", "2C5F8A", "F0B95B", "20364F", "4B8B70", "BC8C62"),
    ("B5483A", "3F7A58", "E0B04C", "29403C", "6A9A4E", "A97B50"),
    ("C45A72", "30697C", "EDB56B", "2E3650", "59917A", "B98967"),
    ("CC7A2E", "3B5B8C", "E8C25A", "283553", "6F9358", "B08050"),
)

_CLOTHES = ("E8E4DA", "F4F1EA", "6F93A8", "A8C0C6", "D9B382", "8A6F7E", "7E9B76", "46607A")
_FLOORS = ("D8C3A5", "C9BBA8", "BFC6C4", "D2B48F")


def choose(rng: Random) -> Palette:
    """Choose the colours of a picture.

    Args:
        rng: the source of chance.

    Returns:
        The colours.
    """
    accent, second, third, dark, leaf, wood = (from_hex(text) for text in rng.choice(_SETS))
    paper = from_hex("F7F1E6")
    clothes = [from_hex(text) for text in _CLOTHES]
    clothes += [accent, second, third, lighter(second, 0.35), lighter(accent, 0.3)]
    return Palette(
        accent=accent,
        second=second,
        third=third,
        dark=dark,
        leaf=leaf,
        wood=wood,
        paper=paper,
        wall=mix(paper, rng.choice((second, third, leaf, accent)), rng.uniform(0.16, 0.26)),
        floor=mix(from_hex(rng.choice(_FLOORS)), WHITE, rng.uniform(0.0, 0.2)),
        clothes=tuple(clothes),
        light=rng.choice(_LIGHTS),
    )
