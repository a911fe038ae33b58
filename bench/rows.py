"""Rows by the hundred thousand: COPY on PostgreSQL, INSERT elsewhere, past every event of Django's."""

import csv
import io
from contextlib import contextmanager

from django.core.management.color import no_style
from django.db import connection
from wagtail.fields import StreamField


def write(model, rows):
    """Write rows of a model's own table (not of its parents').

    Args:
        model: a model class.
        rows: iterable of dicts {attname: value}; what is left out has the field's default. A stream is JSON text.
    """
    fields = model._meta.local_concrete_fields
    columns = ", ".join(f'"{field.column}"' for field in fields)
    values = (_values(fields, row) for row in rows)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            lines = io.StringIO()
            csv.writer(lines).writerows(["\\N" if value is None else value for value in row] for row in values)
            lines.seek(0)
            copy = f"""COPY "{model._meta.db_table}" ({columns}) FROM STDIN WITH (FORMAT csv, NULL '\\N')"""
            cursor.copy_expert(copy, lines)
        else:
            marks = ", ".join(["%s"] * len(fields))
            cursor.executemany(f'INSERT INTO "{model._meta.db_table}" ({columns}) VALUES ({marks})', list(values))  # noqa: S608


def _values(fields, row):
    return [_value(field, row[field.attname] if field.attname in row else field.get_default()) for field in fields]


def _value(field, value):
    if isinstance(field, StreamField):
        # JSON as it is stored; the field itself would wrap the text once more.
        return value or "[]"
    return field.get_db_prep_save(value, connection)


def follow_up(*models):
    """Let the sequences of some models go on behind what was written, and the planner know of it."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


# What no constraint hangs on: it may be missing while rows are written that are right by the making.
_INDEXES = """
    SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index
    WHERE indrelid = ANY(%s::regclass[]) AND NOT indisprimary
        AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = indexrelid)
"""


@contextmanager
def without_indexes(*models):
    """Drop the indexes of some models' tables and build them again afterwards: quicker than row by row."""
    dropped = []
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_INDEXES, [[model._meta.db_table for model in models]])
            dropped = cursor.fetchall()
        for name, _definition in dropped:
            cursor.execute(f"DROP INDEX {name}")
    yield
    with connection.cursor() as cursor:
        if dropped:
            cursor.execute("SET maintenance_work_mem = '1GB'")
        for _name, definition in dropped:
            cursor.execute(definition)
