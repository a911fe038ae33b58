"""One row as JSON and back, with nothing lost: microseconds, ids of blocks and the order of keys stay."""

import datetime
import decimal
import json
import uuid

from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from wagtail.fields import StreamField

_AS_TEXT = (datetime.datetime, datetime.date, datetime.time, uuid.UUID, decimal.Decimal)


def fields_of(kind):
    """Return the fields of a kind that are exported: those of its own table alone, its parents' are in theirs."""
    fields = kind.model._meta.local_concrete_fields
    return [field for field in fields if kind.fields is None or field.name in kind.fields]


def encode(kind, values):
    """Return a row as a dict that `json.dumps` takes.

    Args:
        kind: a Kind.
        values: the row's values in the order of `fields_of`.
    """
    pairs = zip(fields_of(kind), values, strict=True)
    return {field.attname: _encoded(field, value) for field, value in pairs}


def _encoded(field, value):
    if isinstance(field, StreamField):
        # As it stands in the database; what no block reads any more comes along.
        return field.get_prep_value(value)
    if isinstance(value, datetime.datetime | datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, _AS_TEXT):
        return str(value)
    if isinstance(field, models.FileField):
        return str(value or "")
    return value


def decode(kind, row):
    """Return {attname: value} for the database from what `encode` gave.

    Raises:
        ValueError: for a row that is not of this kind, or with a value that its field does not take.
    """
    fields = fields_of(kind)
    if not isinstance(row, dict) or row.keys() != {field.attname for field in fields}:
        raise ValueError(f"{kind.label}: other fields than expected")
    return {field.attname: _decoded(kind, field, row[field.attname]) for field in fields}


def _decoded(kind, field, value):
    if value is None or isinstance(field, StreamField | models.JSONField | models.FileField):
        return value
    try:
        # The number of another row is taken as that row's own field takes it.
        return field.target_field.to_python(value) if field.is_relation else field.to_python(value)
    except (ValidationError, TypeError, ValueError, OverflowError) as error:
        raise ValueError(f"{kind.label}.{field.name}: {value!r}") from error


def to_line(row):
    """Return a row as one line of a file."""
    return json.dumps(row, cls=DjangoJSONEncoder, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
