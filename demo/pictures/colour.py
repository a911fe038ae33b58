"""Plain arithmetic on colours: parsing, mixing, lightening, darkening."""

Colour = tuple[int, int, int]
Ink = tuple[int, int, int] | tuple[int, int, int, int]

WHITE: Colour = (255, 255, 255)
# Shadows lean to a blue-black: pure black looks dead in a flat picture.
NIGHT: Colour = (22, 30, 46)


def from_hex(text: str) -> Colour:
    """Read a colour written the way style sheets write it.

    Args:
        text: six hexadecimal digits, with or without a leading ``#``.

    Returns:
        The colour as red, green and blue.

    Raises:
        ValueError: when the text is not such a colour.
    """
    digits = text.removeprefix("#")
    if len(digits) != 6:
        raise ValueError(f"not a colour of six hexadecimal digits: {text!r}")
    red, green, blue = bytes.fromhex(digits)
    return red, green, blue


def mix(first: Colour, second: Colour, share: float) -> Colour:
    """Mix two colours.

    Args:
        first: the colour to start from.
        second: the colour to move towards.
        share: how much of the second colour, 0 to 1.

    Returns:
        The mixed colour.
    """
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return red, green, blue


def lighter(colour: Colour, share: float) -> Colour:
    """Move a colour towards white.

    Args:
        colour: the colour to start from.
        share: how far, 0 to 1.

    Returns:
        The lighter colour.
    """
    return mix(colour, WHITE, share)


def darker(colour: Colour, share: float) -> Colour:
    """Move a colour towards the blue-black of a shadow.

    Args:
        colour: the colour to start from.
        share: how far, 0 to 1.

    Returns:
        The darker colour.
    """
    return mix(colour, NIGHT, share)


def glass(colour: Colour, alpha: int) -> Ink:
    """Make a colour translucent.

    Args:
        colour: the colour.
        alpha: 0 for invisible, 255 for opaque.

    Returns:
        The colour with its alpha channel.
    """
    return (*colour, alpha)
