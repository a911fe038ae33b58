"""Pictures on public pages: `<picture>` with modern formats and a fallback, its size known before it is loaded."""

from django import template
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.images.models import AbstractImage

from library.cuts import cuts_of, prefetch_cuts
from library.pictures import ICON, MIME_TYPES, PLACES

register = template.Library()


@register.simple_tag
def picture_in(image, place, alt=None, eager=False):
    """Print a picture for a place.

    Args:
        image: a LibraryImage, or None for nothing.
        place: key of `library.pictures.PLACES`.
        alt: alternative text; None takes the picture's own, "" says that it only decorates.
        eager: True for what stands at the top of a page, which is loaded first; all others wait until they are near.
    """
    if not image:
        return ""
    place = PLACES[place]
    cuts = cuts_of(image, place.specs)
    fallback = cuts[f"{place.plain_cut}|format-{place.fallback}"]
    attributes = {
        "src": fallback.url,
        "alt": image.default_alt_text if alt is None else alt,
        "width": str(fallback.width),
        "height": str(fallback.height),
        **({"fetchpriority": "high"} if eager else {"loading": "lazy", "decoding": "async"}),
    }
    sources = format_html_join(
        "",
        '<source type="{}" srcset="{}" sizes="{}">',
        (
            (MIME_TYPES[name], _srcset([cuts[f"{cut}|format-{name}"] for cut in place.cuts]), place.sizes)
            for name in place.formats
        ),
    )
    return format_html("<picture>{}<img{}></picture>", sources, flatatt(attributes))


@register.simple_tag
def looks_of(image, place):
    """Return all that a picture's looks in a place depend on, as a key; None for no picture."""
    if not image:
        return None
    # An address stands for its cut, sizes included, and is hashed once; a Cut would be each time.
    return (image.pk, image.default_alt_text, *(cut.url for cut in cuts_of(image, PLACES[place].specs).values()))


def _srcset(cuts):
    """Write the candidates; a small original gives several cuts the same width, of which one is enough."""
    by_width = {cut.width: cut.url for cut in cuts}
    return mark_safe(", ".join(f"{url} {width}w" for width, url in by_width.items()))  # noqa: S308  (own addresses)


@register.simple_tag
def whole_picture(image):
    """Return the Cut that shows a picture as large as readers get it."""
    (spec, *_fallback) = PLACES["whole"].specs
    return cuts_of(image, [spec])[spec]


@register.simple_tag
def icon_of(image):
    """Return the Cut for the browser's tab."""
    return cuts_of(image, [ICON])[ICON]


@register.simple_tag
def prefetch_pictures(*values):
    """Fetch the cuts of all pictures in some values with one query, before the template asks for each.

    Args:
        values: pictures, stream values, or nothing (None, "").
    """
    pictures = [picture for value in values for picture in _pictures_in(value)]
    if pictures:
        prefetch_cuts(pictures)
    return ""


def _pictures_in(value):
    if isinstance(value, AbstractImage):
        yield value
    elif isinstance(value, StreamValue | ListValue):
        bound_blocks = value.bound_blocks if isinstance(value, ListValue) else value
        for block in bound_blocks:
            yield from _pictures_in(block.value)
    elif isinstance(value, StructValue):
        for part in value.values():
            yield from _pictures_in(part)
