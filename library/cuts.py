"""The cuts of pictures: where each is had, and its size.

What exists is kept in the memory of the process by picture and version of the site, so that a page of twenty pictures
asks the database for none of their some hundred cuts. A cut that was removed moves the versions of the sites that show
it. One that was made elsewhere meanwhile is missed by a few minutes at most, which harms nobody: the address that
makes a cut leads on to the file when there is one.
"""

from dataclasses import dataclass
from functools import cache

from django.urls import reverse
from wagtail.images.models import Filter
from wagtail.images.utils import generate_signature

from core.fragments import standing_at_hand
from core.memory import Memory

from .models import Rendition


@dataclass(frozen=True)
class Cut:
    """One cut of a picture: where it is had, and its size in pixels."""

    url: str
    width: int
    height: int


@dataclass(frozen=True)
class _Known:
    """The cuts of a picture {spec: Cut}, as long as it is in the same state."""

    state: tuple
    cuts: dict


_memory = Memory(5000, lifetime=300)


def forget(image_id):
    """Ask for the cuts of a picture again when they are needed next."""
    _memory.forget(_key(image_id))


def cuts_of(image, specs):
    """Return the cuts of a picture, without making any.

    Args:
        image: a LibraryImage.
        specs: filter specs.

    Returns:
        dict of spec → Cut, in the order of the specs.
    """
    known = _memory.get(_key(image.pk)) if _is_known(image) else _existing([image])[image.pk]
    for spec in specs:
        if spec not in known.cuts:
            known.cuts[spec] = _promised(image, spec)
    return {spec: known.cuts[spec] for spec in specs}


def prefetch_cuts(images):
    """Ask for the cuts of some pictures in one query; for those that are known already, in none.

    Args:
        images: iterable of LibraryImages; the same picture may come as several instances.
    """
    unknown = [image for image in images if not _is_known(image)]
    if unknown:
        _existing(unknown)


def _existing(images):
    """Ask for the cuts that pictures have, and keep them; return {primary key: _Known}."""
    images = {image.pk: image for image in images}
    found = {pk: {} for pk in images}
    storage = Rendition._meta.get_field("file").storage
    rows = Rendition.objects.filter(image__in=images).values_list(
        "image_id", "filter_spec", "focal_point_key", "file", "width", "height"
    )
    for image_id, spec, focal_point_key, name, width, height in rows:
        if focal_point_key == _filter(spec).get_cache_key(images[image_id]):
            found[image_id][spec] = Cut(storage.url(name), width, height)
    return {pk: _memory.put(_key(pk), _Known(_state(image), found[pk])) for pk, image in images.items()}


def address_of(image_id, file_name, spec):
    """Return the signed path at which a cut of a picture is made when it is asked for.

    The original's file name stands in it although nobody reads it: a replaced file gives another address.
    """
    name = file_name.rpartition("/")[2]
    return reverse("picture", args=(generate_signature(image_id, spec), image_id, spec, name))


def _is_known(image):
    known = _memory.get(_key(image.pk))
    return known is not None and known.state == _state(image)


def _key(image_id):
    return standing_at_hand(), image_id


def _promised(image, spec):
    """Return the Cut that somebody will make by asking for it."""
    width, height = (round(side) for side in _filter(spec).get_transform(image).size)
    return Cut(address_of(image.pk, image.file.name, spec), width, height)


def _state(image):
    """Return what the cuts of a picture depend on; a replaced file has another name (LibraryImage.get_upload_to)."""
    x, y = image.focal_point_x, image.focal_point_y
    return image.file.name, x, y, image.focal_point_width, image.focal_point_height


@cache
def _filter(spec):
    """Return the Filter of a spec, of which there are as many as the places name; it parses its spec once."""
    return Filter(spec=spec)
