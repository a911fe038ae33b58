"""Whose each row is, and what a request did to the rows of others.

Nothing here knows a model: the rows of a federation are those that its set-up made, in every table that the installed
apps have, so a model added later is watched without a change here.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache

from django.apps import apps
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from wagtail.models import ReferenceIndex, Revision

_WRITES = re.compile(r'\s*(?:INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM)\s+["`]?(\w+)', re.IGNORECASE)

# Who is signed in is no federation's data, and the words of the text index repeat what the rows say.
UNWATCHED = {"django_session", "wagtailsearch_indexentry_fts", "wagtailsearch_indexentry"}
# Words for all: using a tag of that name does not touch anybody's work.
SHARED = {"taggit_tag"}
# What one row says of another; a revision's references stand inside its JSON and are read from there.
_REVISION = Revision._meta.db_table


@cache
def models_by_table():
    """Return {table: model} of everything installed, many-to-many tables included."""
    return {
        model._meta.db_table: model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy and model._meta.db_table not in UNWATCHED
    }


def rows_of(table):
    """Return {primary key: {column: value}} of all rows of a table."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608  (a table of our own)
        columns = [column[0] for column in cursor.description]
        key = columns.index(models_by_table()[table]._meta.pk.column)
        return {row[key]: dict(zip(columns, row, strict=True)) for row in cursor.fetchall()}


def everything():
    """Return {table: {primary key: row}} of the whole database."""
    return {table: rows_of(table) for table in models_by_table()}


def made_since(before):
    """Return {table: {primary key: row}} of the rows that are there now and were not in `before`."""
    return {
        table: {key: row for key, row in rows.items() if key not in before[table]}
        for table, rows in everything().items()
    }


@dataclass
class WriteWatch:
    """A wrapper for `connection.execute_wrapper` that notes which tables were written to."""

    tables: set = field(default_factory=set)

    def __call__(self, execute, sql, params, many, context):
        if match := _WRITES.match(sql):
            self.tables.add(match.group(1))
        return execute(sql, params, many, context)

    @property
    def written(self):
        """The tables written to, without those that are not watched."""
        return self.tables & models_by_table().keys()


def write_leaks(tables, before, foreign, mark):
    """Return what happened to a foreign side, as readable lines.

    Args:
        tables: names of the tables written to.
        before: {table: {primary key: row}} of the whole database as it was.
        foreign: {table: {primary key: row}} of the rows of the foreign side.
        mark: the foreign side's Mark.
    """
    leaks = []
    for table in sorted(tables):
        now = rows_of(table)
        for key in before[table].keys() - now.keys():
            if key in foreign[table]:
                leaks.append(f"DELETED {table} {key}")
        for key, row in now.items():
            old = before[table].get(key)
            if old == row:
                continue
            if key in foreign[table]:
                columns = sorted(name for name in row if row[name] != old[name])
                leaks.append(f"CHANGED {table} {key} ({', '.join(columns)})")
            else:
                leaks += [f"{text} from {table} {key}" for text in _links(table, old or {}, row, foreign, mark)]
    return leaks


def _links(table, old, row, foreign, mark):
    """Name the ways in which a row that is not foreign has come to hold something foreign."""
    changed = {name: value for name, value in row.items() if value is not None and old.get(name) != value}
    model = models_by_table()[table]
    for column, target in _foreign_keys(model).items():
        if changed.get(column) in foreign[target]:
            yield f"LINK {column} to {target} {changed[column]}"
    for type_column, key_column in _generic_keys(model):
        if key_column in changed and _is_foreign(row[type_column], row[key_column], foreign):
            yield f"LINK {key_column} to {row[key_column]} of content type {row[type_column]}"
    for place in ("wagtailcore_page", "wagtailcore_collection"):
        if table == place and "path" in changed and _is_below(changed["path"], foreign[place]):
            yield f"PLACED below a foreign {place}"
    for name, value in changed.items():
        # Dictionaries and lists are what PostgreSQL gives for JSON.
        if isinstance(value, str | dict | list) and mark.pattern.search(str(value).encode()):
            yield f"COPIED {name}"
    if table == _REVISION and "content" in changed:
        for target, key in references(Revision.objects.get(pk=row["id"]).as_object()):
            if _is_foreign(target, key, foreign):
                yield f"REFERENCE to {key} of content type {target}"


@cache
def _foreign_keys(model):
    """Return {column: table it points to} of a model's foreign keys."""
    fields = (field for field in model._meta.local_fields if field.is_relation and field.related_model)
    targets = {field.column: field.related_model._meta.db_table for field in fields}
    return {column: table for column, table in targets.items() if table in models_by_table() and table not in SHARED}


@cache
def _generic_keys(model):
    """Return [(column of the content type, column of the key)] of a model's generic links."""
    pairs = set()
    for link in model._meta.private_fields:
        if isinstance(link, GenericForeignKey):
            pairs.add((model._meta.get_field(link.ct_field).column, model._meta.get_field(link.fk_field).column))
    if model is ReferenceIndex:
        pairs.add(("to_content_type_id", "to_object_id"))
    return sorted(pairs)


def _is_foreign(content_type_id, key, foreign):
    model = ContentType.objects.get_for_id(content_type_id).model_class() if content_type_id else None
    # A page's own table and that of Page hold the same key.
    tables = [parent._meta.db_table for parent in [model, *model._meta.get_parent_list()]] if model else []
    return any(str(own) == str(key) for table in tables if table not in SHARED for own in foreign.get(table, ()))


def _is_below(path, foreign_rows):
    return any(path.startswith(row["path"]) for row in foreign_rows.values())


def references(instance):
    """Return {(content type id, primary key)} of what an object refers to: fields, StreamField, rich text.

    Wagtail keeps this function to itself; tests/isolation/test_rows.py fails when it changes.
    """
    found = set()
    for reference in ReferenceIndex._extract_references_from_object(instance):
        found.add((reference[0], reference[1]))
    return found


def summary(rows):
    """Return {table: number of rows}, empty tables left out."""
    counts = defaultdict(int)
    for table, found in rows.items():
        if found:
            counts[table] += len(found)
    return dict(counts)
