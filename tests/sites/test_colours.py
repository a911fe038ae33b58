"""Accent colours: white text must be readable on them."""

import re

import pytest
from django.core.exceptions import ValidationError

from sites.colours import (
    DARK_PAPER,
    DARK_RAISED,
    DEFAULT_ACCENT,
    MINIMUM_CONTRAST,
    STRONG_CONTRAST,
    WHITE,
    contrast,
    darkened_to_pass,
    palette,
    validate_accent,
)

PALE = ["#ffffff", "#ffff00", "#ff9900", "#7cb342", "#00bcd4", "#f06292", "#777777", "#9e9e9e"]


@pytest.mark.parametrize(
    ("colour", "ratio"), [("#000000", 21), ("#ffffff", 1), ("#767676", 4.54), ("#777777", 4.48), ("#ff0000", 4.0)]
)
def test_contrast_is_the_one_that_wcag_defines(colour, ratio):
    assert contrast(colour, WHITE) == pytest.approx(ratio, abs=0.005)


@pytest.mark.parametrize("colour", [DEFAULT_ACCENT, "#0B6B4F", "#9c1f1b", "#767676", "#000000"])
def test_dark_colour_is_accepted(colour):
    validate_accent(colour)


@pytest.mark.parametrize("colour", PALE)
def test_pale_colour_is_refused_with_the_nearest_shade_that_works(colour):
    with pytest.raises(ValidationError) as refusal:
        validate_accent(colour)

    assert refusal.value.code == "colour_contrast"
    assert darkened_to_pass(colour) in refusal.value.message


@pytest.mark.parametrize("colour", PALE)
def test_suggested_shade_is_accepted(colour):
    validate_accent(darkened_to_pass(colour))


@pytest.mark.parametrize("colour", PALE)
def test_suggested_shade_is_no_darker_than_it_must_be(colour):
    assert contrast(darkened_to_pass(colour), WHITE) < MINIMUM_CONTRAST + 0.35


@pytest.mark.parametrize("colour", PALE)
def test_suggested_shade_keeps_the_hue(colour):
    def order(shade):
        channels = re.findall("..", shade[1:])
        return [first <= second for first in channels for second in channels]

    assert all(
        after or not before for before, after in zip(order(colour), order(darkened_to_pass(colour)), strict=True)
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "red",
        "#fff",
        "b3261e",
        "#b3261",
        "#b3261e0",
        "#b3261g",
        "#b3261e\n",
        " #b3261e",
        "#b3261e;}",
        "#１２３４５６",
    ],
)
def test_anything_but_six_hexadecimal_digits_is_refused_with_an_example(text):
    with pytest.raises(ValidationError) as refusal:
        validate_accent(text)

    assert refusal.value.code == "colour_shape"
    assert DEFAULT_ACCENT in refusal.value.message


ACCENTS = [DEFAULT_ACCENT, "#0b6b4f", "#000000", "#0000ff", "#6a1b9a", "#767676", "#ff0000", "#5d4037"]


@pytest.mark.parametrize("accent", [accent for accent in ACCENTS if contrast(accent, WHITE) >= MINIMUM_CONTRAST])
def test_colours_that_follow_can_be_read(accent):
    light, dark = palette(accent)["light"], palette(accent)["dark"]

    for ground in (WHITE, light["soft"], light["faint"]):
        assert contrast(light["strong"], ground) >= MINIMUM_CONTRAST
    for ground in (DARK_PAPER, DARK_RAISED):
        assert contrast(dark["strong"], ground) >= STRONG_CONTRAST
    for ground in (dark["soft"], dark["faint"]):
        assert contrast(dark["strong"], ground) >= MINIMUM_CONTRAST
    for names in (light, dark):
        assert contrast(WHITE, names["deep"]) >= MINIMUM_CONTRAST
        assert contrast(WHITE, names["accent"]) >= MINIMUM_CONTRAST
