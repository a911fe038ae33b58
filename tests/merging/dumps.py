"""Everything that the database holds, to be compared before and after."""

from tests.isolation.rows import models_by_table, rows_of

# What happened stays written down, and what is made of other rows anew may have another key.
HISTORY = (
    "wagtailcore_modellogentry",
    "wagtailcore_pagelogentry",
    "sites_historyline",
    "merging_",
    "jobs_",
    "django_",
)
_DERIVED_KEYS = {"wagtailcore_referenceindex": {"id"}, "wagtailsearch_indexentry": {"id"}}


def everything():
    """Return {table: sorted list of rows} of all that a merger has to give back."""
    dump = {}
    for table in models_by_table():
        if not table.startswith(HISTORY):
            left_out = _DERIVED_KEYS.get(table, set())
            rows = [{name: str(row[name]) for name in row if name not in left_out} for row in rows_of(table).values()]
            dump[table] = sorted(rows, key=repr)
    return dump


def differences(before, after):
    """Return readable lines of what is not the same in two dumps."""
    found = []
    for table, rows in before.items():
        for row in rows:
            if row not in after[table]:
                found.append(f"- {table} {row}")
        for row in after[table]:
            if row not in rows:
                found.append(f"+ {table} {row}")
    return found
