"""What a page says to a reader, as plain text: the fields its own type names in Wagtail's `search_fields`.

A new page type is searched by what it declares there, as in Wagtail's own search; nothing here knows a type.
"""

import re

from django.db import models
from wagtail.search import index

from core.text import clean_text

# A safeguard against a book pasted into one page; about 15,000 words.
MAX_CHARACTERS = 100_000

_SPACE = re.compile(r"\s+")


def text_of(page):
    """Return all that a specific page says besides its title, in the order of its search fields."""
    fields = [field for field in type(page).get_search_fields() if field.field_name != "title"]
    pieces = (piece for field in fields for piece in _pieces(field, page))
    lines = (_SPACE.sub(" ", clean_text(piece)).strip() for piece in pieces)
    return "\n".join(line for line in lines if line)[:MAX_CHARACTERS]


def _pieces(field, instance):
    """Yield the texts that one search field gives for an instance."""
    if isinstance(field, index.RelatedFields):
        for related in _related(field.get_value(instance)):
            for sub_field in field.fields:
                yield from _pieces(sub_field, related)
    elif isinstance(field, index.SearchField):
        value = field.get_value(instance)
        yield from map(str, value if isinstance(value, list | tuple) else [value] if value else [])


def _related(value):
    if value is None:
        return []
    return [value] if isinstance(value, models.Model) else value.all()
