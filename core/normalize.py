"""Bringing a model instance's text into the form of `core.text` before it is validated or stored."""

from django.db import models
from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.contrib.typed_table_block.blocks import TypedTable
from wagtail.fields import StreamField
from wagtail.rich_text import RichText

from .text import clean_text


def _clean_block(value):
    """Return a block's value with its text cleaned; choosers, numbers and dates come back as they are."""
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, RichText):
        return RichText(clean_text(value.source))
    if isinstance(value, StreamValue):
        for child in value:
            child.value = _clean_block(child.value)
    elif isinstance(value, ListValue):
        for child in value.bound_blocks:
            child.value = _clean_block(child.value)
    elif isinstance(value, StructValue):
        for name in value:
            value[name] = _clean_block(value[name])
    elif isinstance(value, TypedTable):
        _clean_table(value)
    return value


def _clean_table(table):
    table.caption = clean_text(table.caption or "")
    for column in table.columns:
        column["heading"] = clean_text(column["heading"] or "")
    for row in table.row_data:
        row["values"] = [_clean_block(cell) for cell in row["values"]]


def normalize_instance(instance):
    """Clean every text and StreamField value of a model instance in place.

    Choices and passwords are left alone; on keys and addresses, which are ASCII, it has no effect.

    Args:
        instance: a model instance, saved or not; deferred fields are not loaded for this.
    """
    deferred = instance.get_deferred_fields()
    for field in instance._meta.concrete_fields:
        if field.attname in deferred or field.choices or field.name == "password":
            continue
        value = getattr(instance, field.attname)
        if isinstance(field, StreamField):
            if value:
                _clean_block(value)
        elif isinstance(field, models.CharField | models.TextField) and isinstance(value, str):
            setattr(instance, field.attname, clean_text(value))


class NormalizedText(models.Model):
    """Mixin for models that are no pages: text is cleaned when validated and again when stored."""

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        # Commands and imports may save without validating.
        normalize_instance(self)
        super().save(*args, **kwargs)

    def clean(self):
        normalize_instance(self)
        super().clean()
