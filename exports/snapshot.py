"""Reading the database as it was at one moment, while everybody else goes on writing."""

from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def snapshot():
    """Have all queries inside see the database as it was at the first of them. Nothing is written inside.

    Inside of a transaction that is open already it is that transaction's view, as the database gives it.
    """
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "postgresql":
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
    else:
        with _without_write_lock(), transaction.atomic():
            yield


@contextmanager
def _without_write_lock():
    """Have SQLite begin as a reader: the settings have transactions take the only writer's place at once."""
    connection.ensure_connection()
    mode, connection.transaction_mode = connection.transaction_mode, None
    try:
        yield
    finally:
        connection.transaction_mode = mode
