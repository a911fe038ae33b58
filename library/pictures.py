"""The places where pictures stand on a page, and the cuts that each place needs.

A place fixes how many cuts a picture can have there, so no page and no editor can ask for another one. A page never
waits for a cut: what exists is linked as a file, what does not is linked by a signed address that makes it when the
first reader asks (sites.views.PictureView), so that formats which nobody's browser wants are never made.
"""

from dataclasses import dataclass

MIME_TYPES = {"avif": "image/avif", "webp": "image/webp", "jpeg": "image/jpeg", "png": "image/png"}


@dataclass(frozen=True)
class Place:
    """What a place on a page shows of a picture.

    Attributes:
        cuts: Wagtail's resize operations, the narrowest first.
        sizes: the `sizes` attribute: how wide the place is on which screen.
        formats: modern formats, the best first; each has all cuts.
        fallback: format for every other browser; it has one cut, the last but one.
    """

    cuts: tuple
    sizes: str = "100vw"
    formats: tuple = ("webp",)
    fallback: str = "jpeg"

    @property
    def plain_cut(self):
        """The one cut that old browsers get."""
        return self.cuts[max(len(self.cuts) - 2, 0)]

    @property
    def specs(self):
        """All filter specs that a picture can have in this place."""
        modern = [f"{cut}|format-{name}" for name in self.formats for cut in self.cuts]
        return [*modern, f"{self.plain_cut}|format-{self.fallback}"]


# AVIF only where a picture is large: small ones gain little from it, and it takes ten times WebP's time to make.
_LARGE = ("avif", "webp")

PLACES = {
    # The lead story of a front page.
    "lead": Place(("fill-480x270", "fill-800x450", "fill-1280x720"), "(min-width: 60rem) 44rem, 100vw", _LARGE),
    # A picture beside or above a title in a list.
    "card": Place(("fill-240x160", "fill-480x320", "fill-720x480"), "(min-width: 40rem) 17rem, 30vw"),
    # A small square-ish one in a side list.
    "thumb": Place(("fill-120x80", "fill-240x160"), "7rem"),
    # A cover or a picture in a text, uncut.
    "figure": Place(("width-480", "width-800", "width-1280"), "(min-width: 48rem) 45rem, 100vw", _LARGE),
    "gallery": Place(("fill-360x240", "fill-720x480"), "(min-width: 48rem) 22rem, 50vw"),
    # What a gallery's picture opens.
    "whole": Place(("max-1600x1600",)),
    "poster": Place(("fill-640x360", "fill-1280x720"), "(min-width: 48rem) 45rem, 100vw"),
    "banner": Place(("width-800", "width-1600"), "100vw", _LARGE),
    "logo": Place(("max-120x120", "max-240x240"), "6rem", fallback="png"),
}
# What stands on no page: the icon in the browser's tab, the card that social networks show, the logo that feeds and
# search engines show. A transparent logo gets a white ground: what shows a JPEG has no ground of its own.
ICON = "fill-64x64|format-png"
CARD = "fill-1200x630|format-jpeg"
LOGO = "max-600x600|format-jpeg"
FEED_LOGO = "max-144x144|format-jpeg"  # RSS allows no wider picture of a channel
