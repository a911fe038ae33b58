"""A federation's accent colour: a valid one that white text can be read on, and the colours that follow from it."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

HEX = re.compile(r"#[0-9a-fA-F]{6}", re.ASCII)
MINIMUM_CONTRAST = 4.5  # WCAG 2.2, success criterion 1.4.3, level AA
STRONG_CONTRAST = 7  # for the accent as text on a dark ground: level AAA, since tinted letters look thinner there
DEFAULT_ACCENT = "#b3261e"
WHITE, BLACK = "#ffffff", "#000000"
# The grounds of a dark page, the same as in cms/static/css/site.css.
DARK_PAPER, DARK_RAISED = "#14181c", "#1d2329"


def _luminance(colour):
    """Return the relative luminance (0 to 1) of "#rrggbb" as WCAG 2.2 defines it."""
    channels = (channel / 255 for channel in _channels(colour))
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    """Return the WCAG contrast ratio (1 to 21) of two colours "#rrggbb"."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def mixed(colour, towards, percent):
    """Mix "#rrggbb" with `percent` of another. Done here, since browsers before 2023 have no color-mix()."""
    pairs = zip(_channels(colour), _channels(towards), strict=True)
    return "#" + "".join(f"{round(one + (other - one) * percent / 100):02x}" for one, other in pairs)


def _channels(colour):
    return [int(colour[start : start + 2], 16) for start in (1, 3, 5)]


def darkened_to_pass(colour):
    """Return the lightest darker shade of "#rrggbb" that white text can be read on."""
    red, green, blue = _channels(colour)
    for percent in range(100, -1, -1):
        shade = "#" + "".join(f"{channel * percent // 100:02x}" for channel in (red, green, blue))
        if contrast(shade, WHITE) >= MINIMUM_CONTRAST:
            return shade
    return BLACK


def lightened_to_pass(colour, ground, ratio):
    """Return the darkest tint of "#rrggbb" that has a contrast of `ratio` to a dark ground."""
    tints = (mixed(colour, WHITE, percent) for percent in range(101))
    return next((tint for tint in tints if contrast(tint, ground) >= ratio), WHITE)


def palette(accent):
    """Return the colours that follow from an accent colour, for light and for dark pages.

    Args:
        accent: "#rrggbb" that white text can be read on.

    Returns:
        {"light": names → colours, "dark": the same names}. `accent` carries white text; `strong` is read on the page's
        ground; `line`, `soft` and `faint` are borders and grounds; `veil` and `haze` lie over a banner; `deep` is the
        ground of the foot.
    """
    deep = mixed(accent, BLACK, 45)
    veils = {"veil": mixed(accent, BLACK, 25) + "e6", "haze": mixed(accent, BLACK, 25) + "26"}
    return {
        "light": {
            "accent": accent,
            "strong": mixed(accent, BLACK, 25),
            "line": mixed(accent, WHITE, 70),
            "soft": mixed(accent, WHITE, 90),
            "faint": mixed(accent, WHITE, 96),
            "deep": deep,
            **veils,
        },
        "dark": {
            "accent": accent,
            "strong": lightened_to_pass(accent, DARK_RAISED, STRONG_CONTRAST),
            "line": mixed(accent, DARK_PAPER, 30),
            "soft": mixed(accent, DARK_PAPER, 70),
            "faint": mixed(accent, DARK_PAPER, 86),
            "deep": mixed(accent, BLACK, 70),
            **veils,
        },
    }


def validate_accent(value):
    """Raise ValidationError unless `value` is "#rrggbb" with enough contrast to white; say which shade would do."""
    if not HEX.fullmatch(value):
        raise ValidationError(
            _("Enter a colour as # and six digits or letters a–f, e.g. %(example)s.") % {"example": DEFAULT_ACCENT},
            code="colour_shape",
        )
    if contrast(value, WHITE) < MINIMUM_CONTRAST:
        raise ValidationError(
            _("White text cannot be read on %(colour)s. The nearest shade that works: %(shade)s.")
            % {"colour": value, "shade": darkened_to_pass(value)},
            code="colour_contrast",
        )
