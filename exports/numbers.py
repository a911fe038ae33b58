"""New primary keys before there are rows.

With all numbers known beforehand every reference can be written as the row is, in one pass and in any order.
"""

from django.db import connection


def allocate(model, count):
    """Take numbers out of the sequence of a model's table; nobody else will ever get them.

    Args:
        model: a model with an automatic primary key.
        count: how many.

    Returns:
        list of int, ascending.
    """
    if not count:
        return []
    with connection.cursor() as cursor:
        take = _from_postgresql if connection.vendor == "postgresql" else _from_sqlite
        return take(cursor, model._meta.db_table, model._meta.pk.column, count)


def _from_postgresql(cursor, table, column, count):
    cursor.execute(
        "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
        [connection.ops.quote_name(table), column, count],
    )
    return sorted(number for (number,) in cursor.fetchall())


def _from_sqlite(cursor, table, _column, count):
    # AUTOINCREMENT never gives a number again that this table of SQLite's has passed.
    cursor.execute("UPDATE sqlite_sequence SET seq = seq + %s WHERE name = %s", [count, table])
    if not cursor.rowcount:
        cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, count])
    cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
    last = cursor.fetchone()[0]
    return list(range(last - count + 1, last + 1))
