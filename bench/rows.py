"""Rows by the hundred thousand: COPY on PostgreSQL, INSERT elsewhere, past every event of Django's."""

import csv
import io
import re
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


@contextmanager
def without_text_indexes(*models):
    """Drop the GIN indexes of some models' tables and build them again afterwards: quicker than row by row."""
    dropped = []
    if connection.vendor == "postgresql":
        tables = [model._meta.db_table for model in models]
        with connection.cursor() as cursor:
            cursor.execute("SELECT indexname, indexdef FROM pg_indexes WHERE tablename = ANY(%s)", [tables])
            dropped = [row for row in cursor.fetchall() if re.search(r"USING gin\b", row[1])]
            for name, _definition in dropped:
                cursor.execute(f'DROP INDEX "{name}"')
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            if dropped:
                cursor.execute("SET maintenance_work_mem = '1GB'")
            for _name, definition in dropped:
                cursor.execute(definition)
