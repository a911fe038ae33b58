"""Pictures as other programs show them: the card of a shared link, a feed's item, a logo."""

from dataclasses import dataclass

from library.cuts import cuts_of
from library.pictures import CARD

CONTENT_TYPE = "image/jpeg"


@dataclass(frozen=True)
class Picture:
    """One cut of a picture with its full address."""

    address: str
    width: int
    height: int
    alternative_text: str


def cut(image, spec, publisher):
    """Return a cut of a picture; it is made when somebody asks for its address.

    Args:
        image: a LibraryImage or None.
        spec: filter specification, e.g. library.pictures.CARD.
        publisher: the Publisher whose host the address is on.

    Returns:
        Picture, or None when there is no picture.
    """
    if image is None:
        return None
    made = cuts_of(image, [spec])[spec]
    return Picture(publisher.address(made.url), made.width, made.height, image.default_alt_text)


def card_of(page, publisher):
    """Return the cut of a page's own cover picture, or None."""
    return cut(getattr(page, "cover", None), CARD, publisher)
