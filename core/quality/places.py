"""Places in a page: walking over its blocks, and naming a place in words."""

from django.core.exceptions import FieldDoesNotExist
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.fields import StreamField


def stream_fields(page):
    """Return the StreamFields of a page, in the order of its class."""
    return [field for field in page._meta.concrete_fields if isinstance(field, StreamField)]


def parts(value, path):
    """Walk over a block's value and all in it.

    Args:
        value: the value of a StreamField or of a block.
        path: its content path.

    Yields:
        (content path, value): the value itself first, then what it holds, from first to last.
    """
    yield path, value
    for step, child in steps(value):
        yield from parts(child, f"{path}.{step}")


def steps(value):
    """Return (step of the content path, value) of the parts of a block's value; none for what holds no blocks."""
    if isinstance(value, StreamValue):
        return [(block.id, block.value) for block in value]
    if isinstance(value, ListValue):
        return [(block.id, block.value) for block in value.bound_blocks]
    if isinstance(value, StructValue):
        return list(value.items())
    return []


def place_of(page, path):
    """Return the name of a place in words, e.g. “Body, block 3 (Picture)”.

    Args:
        page: a Page.
        path: a content path in it.
    """
    name, *rest = path.split(".")
    try:
        label = capfirst(str(page._meta.get_field(name).verbose_name))
    except (FieldDoesNotExist, AttributeError):
        # Rows of an inline panel are reached by a relation, which has the name of their model.
        return capfirst(str(page._meta.get_field(name).related_model._meta.verbose_name))
    value = getattr(page, name)
    if not rest or not isinstance(value, StreamValue):
        return label
    for number, block in enumerate(value, start=1):
        if str(block.id) == rest[0]:
            return _("%(field)s, block %(number)d (%(kind)s)") % {
                "field": label,
                "number": number,
                "kind": block.block.label,
            }
    return label
