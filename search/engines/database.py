"""The engine that needs no other server: PostgreSQL's GIN index, SQLite's FTS5.

Both are asked the same boolean questions about the same terms (search.terms, search.ranking).
"""

from django.db import connection
from django.db.models import Value
from django.db.models.expressions import RawSQL
from django.utils import timezone

from catalogue.models import Entry
from search.ranking import All, Either, tiers
from search.terms import site_term, year_term

from . import MAX_HITS, Hits

# A site's newest entries, in whole years: where a frequent word is looked for first.
RECENT = 1000
# Of what answers a question, so many documents at most are ranked.
CANDIDATES = 3000

# The LIMIT keeps PostgreSQL, too, from reading every document of the site by date, one after another, instead of
# asking the index: it believes that a page of results fills itself soon.
_MATCHING = {
    "postgresql": "SELECT entry_id FROM search_document WHERE terms @@ %s::tsquery LIMIT %s",
    "sqlite": "SELECT rowid FROM search_document_fts WHERE search_document_fts MATCH %s LIMIT %s",
}
# How an expression is written: sign for all, sign for one of them, quotation mark.
_SIGNS = {"postgresql": (" & ", " | ", "'"), "sqlite": (" AND ", " OR ", '"')}


class DatabaseEngine:
    """Finds documents in the database's own text index."""

    def find(self, query, narrowing):
        """Return the Hits of a Query inside a Narrowing, in a few database queries.

        What every question finds among the newest entries comes first. A word that fills the list from there, in the
        way that counts most, is not looked for further. All others are looked for on the whole site, and so many
        documents of each question ranked that no word costs more as the site grows; of one that is more frequent
        still, the newest are among them.
        """
        questions = tiers(query)
        years = _recent_years(narrowing.site)
        found = _ranked(questions, narrowing, _some_year(narrowing.site, years)) if years else []
        best = sum(tier == 0 for _page_id, _shown_at, tier in found)
        if best <= MAX_HITS:
            found += _ranked(questions, narrowing, site_term(narrowing.site.pk))
        # One page answers several questions: the best of them counts.
        hits = {}
        for page_id, shown_at, tier in sorted(found, key=lambda hit: hit[2], reverse=True):
            hits[page_id] = (-tier, shown_at, page_id)
        ids = sorted(hits, key=hits.get, reverse=True)
        return Hits(ids[:MAX_HITS], has_more=len(ids) > MAX_HITS)

    def store(self, page_ids):
        """Nothing to do: the index is the database's own."""

    def remove(self, document):
        """Nothing to do: the index is the database's own."""

    def rebuild(self):
        """Nothing to do: the index is the database's own."""


def _recent_years(site):
    """Return the local years that a site's newest entries lie in; none when all of its entries are so few."""
    moments = Entry.objects.of_site(site).newest_first().values_list("shown_at", flat=True)
    oldest = moments[RECENT : RECENT + 1].first()
    if oldest is None:
        return []
    return range(timezone.localtime(oldest).year, timezone.localtime(moments[0]).year + 1)


def _some_year(site, years):
    terms = tuple(year_term(site.pk, year) for year in years)
    return terms[0] if len(terms) == 1 else Either(terms)


def _ranked(questions, narrowing, where):
    """Return (page_id, shown_at, number of the question) of the newest answers to each question, in one query."""
    branches, parameters = [], []
    for number, expression in enumerate(questions):
        sql, values = _tier(number, All((where, expression)), narrowing).query.sql_with_params()
        branches.append(f"SELECT * FROM ({sql}) AS tier_{number}")  # noqa: S608  (made by the ORM)
        parameters += values
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(branches), parameters)
        return cursor.fetchall()


def _tier(number, expression, narrowing):
    """Return the queryset of the entries that answer one question, as (page_id, shown_at, tier) rows."""
    matching = RawSQL(_MATCHING[connection.vendor], [_written(expression), CANDIDATES])  # noqa: S611  (the text is ours)
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
