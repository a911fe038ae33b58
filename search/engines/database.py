"""The engine that needs no other server: PostgreSQL's GIN index, SQLite's FTS5.

Both are asked the same boolean questions about the same terms (search.terms, search.ranking).
"""

from collections import Counter

from django.db import connection
from django.db.models import Case, Value, When
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

        Every question is asked for a list's worth of documents, in any order. Where there are no more, those are its
        answers. Of the first question with more, and of the later ones too if they are narrowed down, the newest are
        looked for; what comes after a question that fills the list alone is not looked at.
        """
        questions = tiers(query)
        found, frequent = _sampled(questions, narrowing)
        if frequent:
            asked = frequent if narrowing.is_narrow else frequent[:1]
            found += _newest({number: questions[number] for number in asked}, narrowing)
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


def _sampled(questions, narrowing):
    """Ask all questions for a list's worth of documents, in one query.

    Unless the answers are narrowed down afterwards, the database leaves out the questions behind the first one with
    more answers.

    Returns:
        (found, frequent): (page_id, shown_at, number of the question) of the questions that are answered by it, as far
        as they keep to the Narrowing; the numbers of the others, which more documents answer.
    """
    kept = Case(When(**narrowing.lookups(), then=True), default=False)
    everywhere = site_term(narrowing.site.pk)
    querysets = [
        _answers(number, All((everywhere, expression)), MAX_HITS + 1).annotate(kept=kept)
        for number, expression in enumerate(questions)
    ]
    rows = _asked(querysets, stop_above=None if narrowing.is_narrow else MAX_HITS)
    amounts = Counter(tier for _page_id, _shown_at, tier, _kept in rows)
    frequent = [number for number in sorted(amounts) if amounts[number] > MAX_HITS]
    return [row[:3] for row in rows if row[3] and row[2] not in frequent], frequent


def _newest(questions, narrowing):
    """Return (page_id, shown_at, number of the question) of the newest answers to questions with very many.

    They are looked for in the newest years first. What fills the list from there is looked for no further; of all
    others so many documents are ranked that no word costs more as the site grows.

    Args:
        questions: {number: expression}.
        narrowing: the Narrowing.
    """
    years = _recent_years(narrowing.site)
    found = _ranked(questions, narrowing, _some_year(narrowing.site, years)) if years else []
    amounts = Counter(tier for _page_id, _shown_at, tier in found)
    rest = {number: expression for number, expression in questions.items() if amounts[number] <= MAX_HITS}
    return found + (_ranked(rest, narrowing, site_term(narrowing.site.pk)) if rest else [])


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
    return _asked(
        _answers(number, All((where, expression)), CANDIDATES)
        .filter(**narrowing.lookups())
        .newest_first()[: MAX_HITS + 1]
        for number, expression in questions.items()
    )


def _answers(number, expression, limit):
    """Return the queryset of entries that answer one question, at most `limit`, as (page_id, shown_at, tier) rows."""
    matching = RawSQL(_MATCHING[connection.vendor], [_written(expression), limit])  # noqa: S611  (the text is ours)
    return (
        Entry.objects.filter(page_id__in=matching)
        .annotate(tier=Value(number))
        .values_list("page_id", "shown_at", "tier")
    )


def _asked(querysets, stop_above=None):
    """Return the rows of some querysets, in one query.

    Args:
        querysets: of rows of the same columns.
        stop_above: a number of rows; when one queryset has more, the database does not ask the ones behind it.
    """
    branches, parameters = [], []
    for number, queryset in enumerate(querysets):
        sql, values = queryset.query.sql_with_params()
        before = [_at_most(stop_above, one) for one in range(number) if stop_above]
        condition = f" WHERE {' AND '.join(before)}" if before else ""
        branches.append(f"branch_{number} AS (SELECT * FROM ({sql}) AS asked{condition})")  # noqa: S608  (made by the ORM)
        parameters += values
    union = " UNION ALL ".join(f"SELECT * FROM branch_{number}" for number in range(len(branches)))  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(f"WITH {', '.join(branches)} {union}", parameters)
        return cursor.fetchall()


def _at_most(rows, branch):
    return f"(SELECT COUNT(*) FROM branch_{branch}) <= {rows:d}"  # noqa: S608  (two numbers)


def _written(expression):
    """Write an expression in the language of the database."""
    every, some, quote = _SIGNS[connection.vendor]
    if isinstance(expression, str):
        return f"{quote}{expression}{quote}"
    sign = every if isinstance(expression, All) else some
    return "(" + sign.join(map(_written, expression.operands)) + ")"
