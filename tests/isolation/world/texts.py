"""Putting markers into every text of an object, whatever its fields are."""

from django.db import models

# The tree, the address and what Wagtail keeps in step by itself.
_KEPT = {"path", "url_path", "slug", "draft_title", "translation_key", "file_hash", "title"}


def fill(instance, mark, kind, skip=()):
    """Put the marker into each free text field that is empty or longer than it; return the instance.

    Args:
        instance: any model instance.
        mark: a Mark.
        kind: what to call the instance; the field's name is added.
        skip: names of fields to leave alone.
    """
    for field in instance._meta.concrete_fields:
        is_text = isinstance(field, models.CharField | models.TextField)
        is_plain = type(field) in (models.CharField, models.TextField)
        if not (is_text and is_plain) or field.choices or field.name in _KEPT or field.name in skip:
            continue
        text = mark.text(f"{kind}-{field.name.replace('_', '-')}")
        if field.max_length is None or len(text) <= field.max_length:
            setattr(instance, field.name, text)
    return instance
