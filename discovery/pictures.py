"""Pictures as other programs show them: the card of a shared link, a feed's item, a logo."""

from dataclasses import dataclass

from wagtail.images.models import SourceImageIOError

CARD = "fill-1200x630|format-jpeg"
# A transparent logo gets a white ground: what shows a JPEG has no ground of its own.
LOGO = "max-600x600|format-jpeg"
# RSS allows no wider picture of a channel.
FEED_LOGO = "max-144x144|format-jpeg"

CONTENT_TYPE = "image/jpeg"


@dataclass(frozen=True)
class Picture:
    """One cut of a picture with its full address."""

    address: str
    width: int
    height: int
    alternative_text: str


def cut(image, spec, publisher):
    """Return a cut of a picture, made at the first request for it.

    Args:
        image: a LibraryImage or None.
        spec: filter specification, e.g. CARD.
        publisher: the Publisher whose host the address is on.

    Returns:
        Picture, or None when there is no picture or its file is gone.
    """
    if image is None:
        return None
    try:
        rendition = image.get_rendition(spec)
    except SourceImageIOError:
        return None
    return Picture(
        address=publisher.address(rendition.url),
        width=rendition.width,
        height=rendition.height,
        alternative_text=image.default_alt_text,
    )


def card_of(page, publisher):
    """Return the cut of a page's own cover picture, or None."""
    return cut(getattr(page, "cover", None), CARD, publisher)
