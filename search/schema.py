"""The text index of each database under the table of documents.

Django's schema editor knows neither. On SQLite it copies a table to change a column, and the triggers go with the old
one: a later migration of search.Document ends with `RunPython(schema.create, schema.drop)` again; dropping first is
part of creating. tests/search/test_schema.py fails when the triggers are gone.
"""

# PostgreSQL puts what is new on a list first, which every search reads from end to end: it is kept short (kilobytes).
_POSTGRESQL = (
    "CREATE INDEX search_document_terms ON search_document USING gin (terms) WITH (gin_pending_list_limit = 256)",
)
_POSTGRESQL_DROP = ("DROP INDEX IF EXISTS search_document_terms",)

# The FTS5 table keeps no copy of the terms: the triggers tell it of them (https://sqlite.org/fts5.html, "External
# Content Tables"). The tokenizer only parts at spaces: every sign above ASCII belongs to a term, and so does «_».
_SQLITE = (
    "CREATE VIRTUAL TABLE search_document_fts USING fts5(terms, content='search_document', "
    "content_rowid='entry_id', detail='none', tokenize=\"ascii tokenchars '_'\")",
    "CREATE TRIGGER search_document_inserted AFTER INSERT ON search_document BEGIN "
    "INSERT INTO search_document_fts (rowid, terms) VALUES (new.entry_id, new.terms); END",
    "CREATE TRIGGER search_document_deleted AFTER DELETE ON search_document BEGIN "
    "INSERT INTO search_document_fts (search_document_fts, rowid, terms) "
    "VALUES ('delete', old.entry_id, old.terms); END",
    "CREATE TRIGGER search_document_updated AFTER UPDATE ON search_document BEGIN "
    "INSERT INTO search_document_fts (search_document_fts, rowid, terms) "
    "VALUES ('delete', old.entry_id, old.terms); "
    "INSERT INTO search_document_fts (rowid, terms) VALUES (new.entry_id, new.terms); END",
    "INSERT INTO search_document_fts (search_document_fts) VALUES ('rebuild')",
)
_SQLITE_DROP = (
    "DROP TRIGGER IF EXISTS search_document_inserted",
    "DROP TRIGGER IF EXISTS search_document_deleted",
    "DROP TRIGGER IF EXISTS search_document_updated",
    "DROP TABLE IF EXISTS search_document_fts",
)


def create(apps, schema_editor):
    """Create the text index of the database that is migrated; for `migrations.RunPython`."""
    drop(apps, schema_editor)
    _run(schema_editor, {"postgresql": _POSTGRESQL, "sqlite": _SQLITE})


def drop(apps, schema_editor):
    """Take the text index away again."""
    _run(schema_editor, {"postgresql": _POSTGRESQL_DROP, "sqlite": _SQLITE_DROP})


def _run(schema_editor, statements):
    for statement in statements[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)
