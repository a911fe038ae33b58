"""Small things that several types of schema.org are made of."""

from django.utils import timezone


def said(**values):
    """Return {name: value} without what nobody said; `type` and `id` stand for JSON-LD's own keys."""
    own = {"type": "@type", "id": "@id"}
    return {own.get(name, name): value for name, value in values.items() if value not in (None, "", [])}


def moment(value):
    """Write an aware datetime in local time with its offset, or a date; None for none."""
    if value is None:
        return None
    if hasattr(value, "hour"):
        return timezone.localtime(value).isoformat(timespec="seconds")
    return value.isoformat()


def image_object(picture):
    """Return the ImageObject of a Picture, or None."""
    if picture is None:
        return None
    return said(
        type="ImageObject",
        url=picture.address,
        width=picture.width,
        height=picture.height,
        caption=picture.alternative_text,
    )
