"""A federation's accent colour: a valid one, and one that white text can be read on."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

HEX = re.compile(r"#[0-9a-fA-F]{6}", re.ASCII)
MINIMUM_CONTRAST = 4.5  # WCAG 2.2, success criterion 1.4.3, level AA
DEFAULT_ACCENT = "#b3261e"


def _luminance(colour):
    """Return the relative luminance (0 to 1) of "#rrggbb" as WCAG 2.2 defines it."""
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast_with_white(colour):
    """Return the WCAG contrast ratio (1 to 21) of "#rrggbb" and white."""
    return 1.05 / (_luminance(colour) + 0.05)


def darkened_to_pass(colour):
    """Return the lightest darker shade of "#rrggbb" that white text can be read on."""
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    for percent in range(100, -1, -1):
        shade = "#" + "".join(f"{channel * percent // 100:02x}" for channel in (red, green, blue))
        if contrast_with_white(shade) >= MINIMUM_CONTRAST:
            return shade
    return "#000000"


def validate_accent(value):
    """Raise ValidationError unless `value` is "#rrggbb" with enough contrast to white; say which shade would do."""
    if not HEX.fullmatch(value):
        raise ValidationError(
            _("Enter a colour as # and six digits or letters a–f, e.g. %(example)s.") % {"example": DEFAULT_ACCENT},
            code="colour_shape",
        )
    if contrast_with_white(value) < MINIMUM_CONTRAST:
        raise ValidationError(
            _("White text cannot be read on %(colour)s. The nearest shade that works: %(shade)s.")
            % {"colour": value, "shade": darkened_to_pass(value)},
            code="colour_contrast",
        )
