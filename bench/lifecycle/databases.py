"""Scratch databases that outlive the processes which work on them: a prepared one, and copies of it."""

import contextlib
import os
import shutil
import tempfile
from pathlib import Path


@contextlib.contextmanager
def scratch_databases():
    """Give the Databases of a run: SQLite files, or, with TEST_DATABASE_URL, databases of that PostgreSQL server."""
    server = os.environ.get("TEST_DATABASE_URL", "")
    with tempfile.TemporaryDirectory(prefix="lifecycle-") as folder:
        databases = _OnServer(server) if server.startswith("postgres") else _InFiles(Path(folder))
        try:
            yield databases
        finally:
            databases.drop()


class _InFiles:
    kind = "SQLite"

    def __init__(self, folder):
        self._folder = folder

    def new(self, name):
        """Return the URL of an empty database."""
        return f"sqlite:///{self._folder / name}.sqlite3"

    def copy(self, name, source):
        """Return the URL of a new database that is a copy of another, which nobody works on."""
        shutil.copy(self._folder / f"{source}.sqlite3", self._folder / f"{name}.sqlite3")
        return self.new(name)

    def drop(self):
        """Remove what was made; the folder does it."""


class _OnServer:
    kind = "PostgreSQL"

    def __init__(self, server):
        self._server = server
        self._names = []

    def new(self, name):
        """As for files."""
        return self._make(name, "template0")

    def copy(self, name, source):
        """As for files."""
        return self._make(name, self._full(source))

    def drop(self):
        """Drop the databases that were made."""
        for name in self._names:
            self._execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def _make(self, name, template):
        name = self._full(name)
        self._execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        self._execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        self._names.append(name)
        return f"{self._server.rpartition('/')[0]}/{name}"

    @staticmethod
    def _full(name):
        # Two runs may use one server at once.
        return f"lifecycle_{os.getpid()}_{name}"

    def _execute(self, statement):
        import psycopg2

        connection = psycopg2.connect(self._server)
        connection.autocommit = True
        try:
            connection.cursor().execute(statement)
        finally:
            connection.close()
