"""The engine that asks a search server (Elasticsearch, OpenSearch) through Wagtail's own search backends.

The server is given the very terms that the database keeps, in a field that only parts at spaces, so that it finds the
same pages; neither its analyzers nor its idea of a word matter. The order is the server's: each question of
search.ranking weighs a thousand times as much as the next one, and within one of them the server's own score decides.

The database stays the truth: what the server names is looked up there once more with the same filters, and while the
server does not answer, the database does.
"""

import logging
from functools import cached_property

from django.db import transaction
from wagtail.search.backends import get_search_backend
from wagtail.search.query import And, Boost, Or, PlainText

from search.models import Document
from search.ranking import All, tiers
from search.terms import site_term

from . import Hits
from .database import DatabaseEngine

logger = logging.getLogger(__name__)

# What Wagtail's backends fetch in one request; for more they open a scroll.
MAX_HITS = 100
BATCH = 200
# More than all words of a query together can add to a question's score; twelve questions stay within a float.
STEP = 1000.0


class ServerEngine:
    """Finds documents with a backend of WAGTAILSEARCH_BACKENDS.

    Args:
        backend: its name there. Its AUTO_UPDATE is False: pages and pictures need not be on that server.
    """

    def __init__(self, backend):
        self.name = backend

    @cached_property
    def backend(self):
        """Wagtail's search backend."""
        return get_search_backend(self.name)

    def find(self, query, narrowing):
        """Return the Hits of a Query inside a Narrowing; from the database when the server gives none."""
        try:
            found = self._search(query, narrowing)[:MAX_HITS]
            ids = [document.pk for document in found]
        except Exception:  # each client has exceptions of its own, and a reader must get an answer
            logger.exception("The search server did not answer; the database does.")
            return DatabaseEngine().find(query, narrowing)
        return Hits(ids, has_more=len(ids) == MAX_HITS)

    def _search(self, query, narrowing):
        documents = Document.objects.filter(**narrowing.lookups("entry__")).only("pk")
        expressions = tiers(query)
        weighted = [
            Boost(_as_query(expression), STEP ** (len(expressions) - number))
            for number, expression in enumerate(expressions, 1)
        ]
        asked = And([PlainText(site_term(narrowing.site.pk)), Or(weighted)])
        return self.backend.search(asked, documents, fields=["terms"])

    def store(self, page_ids):
        """Send the documents of some pages once the transaction is through."""
        transaction.on_commit(lambda: self._send(page_ids), robust=True)

    def _send(self, page_ids):
        documents = Document.objects.filter(pk__in=page_ids).select_related("entry")
        self.backend.add_bulk(Document, list(documents))

    def remove(self, document):
        """Take a document off the server once the transaction is through."""
        gone = Document(pk=document.pk)
        transaction.on_commit(lambda: self.backend.delete(gone), robust=True)

    def rebuild(self):
        """Give the server a new index with every document in it."""
        rebuilder = self.backend.rebuilder_class(self.backend.get_index_for_model(Document))
        index = rebuilder.start()
        index.add_model(Document)
        last_pk = 0
        documents = Document.objects.select_related("entry").order_by("pk")
        while batch := list(documents.filter(pk__gt=last_pk)[:BATCH]):
            last_pk = batch[-1].pk
            index.add_items(Document, batch)
        rebuilder.finish()


def _as_query(expression):
    """Return an expression of search.ranking as a query of Wagtail's."""
    if isinstance(expression, str):
        return PlainText(expression)
    operands = [_as_query(operand) for operand in expression.operands]
    return And(operands) if isinstance(expression, All) else Or(operands)
