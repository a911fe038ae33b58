"""The text index that Django knows nothing of is there, and follows the table of documents."""

import pytest
from django.db import connection

from search.engines.database import DatabaseEngine
from search.models import Document
from search.narrowing import Narrowing
from search.query import parse
from tests import builders


@pytest.fixture
def find(an_giang):
    """Return a function that gives the keys found by the database itself."""
    return lambda q: DatabaseEngine().find(parse(q), Narrowing(an_giang.site)).page_ids


def test_index_follows_rows_written_changed_and_deleted_by_any_means(an_giang, find):
    page = builders.news(an_giang.news, title="Vườn xoài", lead="")
    document = Document.objects.get(pk=page.pk)
    assert find("vườn xoài") == [page.pk]

    Document.objects.filter(pk=page.pk).update(terms=document.terms.replace("xoai", "man"))
    assert (find("vuon xoai"), find("vuon man")) == ([], [page.pk])

    Document.objects.filter(pk=page.pk).delete()
    assert find("vuon man") == []


def test_terms_come_back_from_the_database_as_they_went_in(an_giang):
    page = builders.news(an_giang.news, title="Tọa đàm 147/2024/NĐ-CP")

    terms = Document.objects.get(pk=page.pk).terms.split()

    assert {"1toa\u0323", "2toa_dam", "4147_2024", f"s{an_giang.site.pk}"} <= set(terms)


def test_question_is_answered_by_the_index(an_giang):
    """A plan that reads every document would still be right, and slow on a site of 20,000 pages."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # With a handful of rows a planner prefers to read them all; the index must be one it can use.
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute("EXPLAIN SELECT entry_id FROM search_document WHERE terms @@ '''s1'' & ''4tin'''::tsquery")
            assert "search_document_terms" in str(cursor.fetchall())
        else:
            cursor.execute(
                "EXPLAIN QUERY PLAN SELECT rowid FROM search_document_fts WHERE search_document_fts MATCH %s",
                ['"s1" AND "4tin"'],
            )
            assert "VIRTUAL TABLE INDEX" in str(cursor.fetchall())
