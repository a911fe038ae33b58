"""What must be filled in or set right before a page can be handed in or published."""

from dataclasses import dataclass

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from modelcluster.models import get_all_child_relations
from wagtail.blocks import StreamValue
from wagtail.blocks.list_block import ListValue

from .places import place_of, stream_fields


@dataclass(frozen=True)
class Obstacle:
    """One thing that stands between a page and its readers.

    Attributes:
        path: content path of what it is about, "" for the page as a whole.
        place: the same in words.
        message: what is wrong, as the form says it when the page is handed in.
    """

    path: str
    place: str
    message: str


def obstacles_of(page, names):
    """Return what a page lacks, by the rules that Wagtail applies when it is handed in: fields, blocks, rows.

    Args:
        page: a core.pages.SitePage with the values to look at, saved or not.
        names: names of the fields that its form has; others are not the editor's business.

    Returns:
        list of Obstacle, in the order of the page's fields.
    """
    found = [*_of_fields(page, names)]
    for field in stream_fields(page):
        if field.name in names:
            found += _of_stream(page, field)
    for relation in get_all_child_relations(page):
        found += _of_rows(page, relation)
    return [Obstacle(path, place_of(page, path) if path else "", message) for path, message in found]


def _of_fields(page, names):
    """Yield (path, message) of the fields, and of the rules between them."""
    others = {field.name for field in page._meta.get_fields() if field.concrete and field.name not in names}
    # A slug that is left empty is made when the page is stored; an empty parent is one not in the tree yet.
    others.add("slug")
    try:
        page.full_clean(exclude=others)
    except ValidationError as error:
        for name, messages in error.message_dict.items():
            path = "" if name == NON_FIELD_ERRORS else name
            yield from ((path, message) for message in messages)


def _of_stream(page, field):
    value = getattr(page, field.name)
    try:
        field.stream_block.clean(value)
    except ValidationError as error:
        yield from _leaves(error, value, field.name)


def _leaves(error, value, path):
    """Yield (path, message) of the innermost errors of a block."""
    by_part = getattr(error, "block_errors", None)
    if not by_part:
        yield from ((path, message) for message in error.messages)
        return
    for message in getattr(error, "non_block_errors", ()):
        yield path, str(message.message if isinstance(message, ValidationError) else message)
    for key, inner in by_part.items():
        if isinstance(value, StreamValue | ListValue):
            part = value[key] if isinstance(value, StreamValue) else value.bound_blocks[key]
            step, held = part.id, part.value
        else:
            step, held = key, value.get(key)
        yield from _leaves(inner, held, f"{path}.{step}")


def _of_rows(page, relation):
    """Yield (path, message) of the rows of an inline panel; comments are no part of the page."""
    name = relation.get_accessor_name()
    if relation.related_model._meta.app_label == "wagtailcore":
        return
    for row in getattr(page, name).all():
        try:
            row.full_clean(exclude={relation.field.name})
        except ValidationError as error:
            yield from ((name, message) for message in error.messages)
