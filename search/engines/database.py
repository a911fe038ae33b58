"""The engine that needs no other server: PostgreSQL's GIN index, SQLite's FTS5.

Both are asked the same boolean questions about the same terms (search.terms, search.ranking).
"""

from django.db import connection
from django.db.models import Value
from django.db.models.expressions import RawSQL

from catalogue.models import Entry
from search.ranking import All, tiers
from search.terms import site_term

from . import MAX_HITS, Hits

# The OFFSET keeps PostgreSQL from reading every document of the site by date, one after another, instead of asking
# the index: it believes that a page of results fills itself soon.
_MATCHING = {
    "postgresql": "SELECT entry_id FROM search_document WHERE terms @@ %s::tsquery OFFSET 0",
    "sqlite": "SELECT rowid FROM search_document_fts WHERE search_document_fts MATCH %s",
}
# How an expression is written: sign for all, sign for one of them, quotation mark.
_SIGNS = {"postgresql": (" & ", " | ", "'"), "sqlite": (" AND ", " OR ", '"')}


class DatabaseEngine:
    """Finds documents in the database's own text index."""

    def find(self, query, narrowing):
        """Return the Hits of a Query inside a Narrowing, in one database query."""
        branches, parameters = [], []
        for number, expression in enumerate(tiers(query)):
            sql, values = _tier(number, expression, narrowing).query.sql_with_params()
            branches.append(f"SELECT * FROM ({sql}) AS tier_{number}")  # noqa: S608  (made by the ORM)
            parameters += values
        # One page answers several questions: the best of them counts.
        hits = " UNION ALL ".join(branches)
        best_first = "GROUP BY page_id, shown_at ORDER BY MIN(tier), shown_at DESC, page_id DESC LIMIT %s"
        sql = f"SELECT page_id FROM ({hits}) AS hits {best_first}"  # noqa: S608  (likewise)
        with connection.cursor() as cursor:
            cursor.execute(sql, [*parameters, MAX_HITS + 1])
            ids = [row[0] for row in cursor.fetchall()]
        return Hits(ids[:MAX_HITS], has_more=len(ids) > MAX_HITS)

    def store(self, page_ids):
        """Nothing to do: the index is the database's own."""

    def remove(self, document):
        """Nothing to do: the index is the database's own."""

    def rebuild(self):
        """Nothing to do: the index is the database's own."""


def _tier(number, expression, narrowing):
    """Return the queryset of the entries that answer one question, as (page_id, shown_at, tier) rows."""
    on_the_site = All((site_term(narrowing.site.pk), expression))
    matching = RawSQL(_MATCHING[connection.vendor], [_written(on_the_site)])  # noqa: S611  (the text is ours)
    entries = Entry.objects.filter(page_id__in=matching, **narrowing.lookups())
    rows = entries.annotate(tier=Value(number)).values_list("page_id", "shown_at", "tier")
    return rows.newest_first()[: MAX_HITS + 1]


def _written(expression):
    """Write an expression in the language of the database."""
    every, some, quote = _SIGNS[connection.vendor]
    if isinstance(expression, str):
        return f"{quote}{expression}{quote}"
    sign = every if isinstance(expression, All) else some
    return "(" + sign.join(map(_written, expression.operands)) + ")"
