"""Writing rows as they are: no signals, no dates of today, no files touched."""

from django.db import connection

# Rows that are held at once.
BATCH = 200


def insert(model, rows):
    """Write rows of a model's own table, with their primary keys.

    Args:
        model: a model; for one whose parents have tables the rows hold its own columns alone.
        rows: iterable of {attname: value}.
    """
    batch = []
    for row in rows:
        batch.append(model(**row))
        if len(batch) == BATCH:
            _write(model, batch)
            batch = []
    _write(model, batch)


def _write(model, batch):
    if not batch:
        return
    fields = model._meta.local_concrete_fields
    # SQLite takes a limited number of values in one statement.
    size = connection.ops.bulk_batch_size(fields, batch)
    for start in range(0, len(batch), size):
        # What Django's own loading of fixtures comes down to; its public ways write one row at a time, or neither rows
        # of pages nor dates as they were. The round trip (tests/exports/test_round_trip.py) fails when it changes.
        model._base_manager._insert(batch[start : start + size], fields=fields, using=connection.alias, raw=True)


def overwrite(model, row):
    """Write a row over the one with its primary key, which somebody else has made."""
    key = model._meta.pk.attname
    values = {name: value for name, value in row.items() if name != key}
    if values:
        model._base_manager.filter(pk=row[key]).update(**values)


def lacks(model, row):
    """Tell whether a row refers to nothing where it must refer to something, and so cannot stand."""
    relations = [field for field in model._meta.local_concrete_fields if field.is_relation and not field.null]
    return any(row.get(field.attname) is None for field in relations)
