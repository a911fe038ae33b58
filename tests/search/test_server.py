"""A search server as the engine, as far as it can be tried without one.

What would be sent to an Elasticsearch server is built by Wagtail's backend and its client; here the questions are
answered by hand from the documents that would be stored, and must find what the database finds. How a server
answers over the wire is not tried.
"""

import math
from importlib.util import find_spec

import pytest

from search.engines import get_engine
from search.engines.database import DatabaseEngine
from search.engines.server import STEP, ServerEngine
from search.models import Document
from search.narrowing import Narrowing
from search.query import parse
from tests import builders
from tests.requirements import require
from tests.search import quality


@pytest.fixture
def engine(settings):
    """The engine of a server at an address where none is."""
    require(find_spec("elasticsearch"), "The client of Elasticsearch (requirements/dev.in)")
    settings.WAGTAILSEARCH_BACKENDS = {
        **settings.WAGTAILSEARCH_BACKENDS,
        "readers": {
            "BACKEND": "wagtail.search.backends.elasticsearch8",
            "URLS": ["http://127.0.0.1:9"],
            "INDEX_PREFIX": "cms_",
            "AUTO_UPDATE": False,
        },
    }
    settings.SITE_SEARCH = {"ENGINE": "search.engines.server.ServerEngine", "backend": "readers"}
    return get_engine()


def stored(engine):
    """Return {primary key: document as it would be sent} of everything."""
    mapping = engine.backend.mapping_class(Document)
    return {document.pk: mapping.get_document(document) for document in Document.objects.select_related("entry")}


def score(asked, document):
    """Answer one query of Elasticsearch's language for a document: the sum of the boosts that hold, or None."""
    (kind, said), *rest = asked.items()
    assert not rest, asked
    return _KINDS[kind](said, document)


def _bool(said, document):
    must = [score(asked, document) for name in ("must", "filter") for asked in _list(said.get(name, []))]
    should = [score(asked, document) for asked in _list(said.get("should", []))]
    if None in must or (should and set(should) == {None}):
        return None
    return sum(must) + sum(found or 0 for found in should)


def _match(said, document):
    ((name, wanted),) = said.items()
    query = wanted["query"] if isinstance(wanted, dict) else wanted
    value = document[name]
    words = value.split() if isinstance(value, str) else value
    return (wanted.get("boost", 1) if isinstance(wanted, dict) else 1) if query in words else None


def _nested(said, document):
    prefix = f"{said['path']}."
    return score(said["query"], {f"{prefix}{name}": value for name, value in document[said["path"]].items()})


def _term(said, document):
    ((name, wanted),) = said.items()
    return 0 if document[name] == wanted else None


def _terms(said, document):
    ((name, wanted),) = said.items()
    return 0 if document[name] in wanted else None


def _range(said, document):
    ((name, limits),) = said.items()
    holds = {"gte": lambda a, b: a >= b, "lt": lambda a, b: a < b}
    return 0 if all(holds[sign](document[name], limit) for sign, limit in limits.items()) else None


def _list(value):
    return value if isinstance(value, list) else [value]


_KINDS = {"bool": _bool, "match": _match, "nested": _nested, "term": _term, "terms": _terms, "range": _range}


def test_server_is_asked_what_the_database_is_asked(engine, an_giang):
    quality.load()
    documents = stored(engine)
    categories = list(an_giang.news.categories.all())
    narrowings = [
        Narrowing(an_giang.site),
        Narrowing(an_giang.site, kind="seminar"),
        Narrowing(an_giang.site, categories=categories[:1], start=builders.local(2024, 1, 1)),
    ]
    for question in quality.questions():
        query = parse(question.q)
        for narrowing in narrowings:
            body = engine._search(query, narrowing)._get_es_body()["query"]
            scores = {pk: score(body, document) for pk, document in documents.items()}
            found = DatabaseEngine().find(query, narrowing).page_ids
            assert {pk for pk, value in scores.items() if value is not None} == set(found), question
            questions = [int(math.log(scores[pk], STEP)) for pk in found]
            assert questions == sorted(questions, reverse=True), question


def test_published_page_is_sent_and_a_deleted_one_taken_back(
    engine, an_giang, monkeypatch, django_capture_on_commit_callbacks
):
    sent, gone = [], []
    monkeypatch.setattr(engine.backend, "bulk", lambda client, actions, index: sent.append((index, actions)))
    monkeypatch.setattr(engine.backend, "delete", lambda document: gone.append(document.pk))

    with django_capture_on_commit_callbacks(execute=True):
        page = builders.news(an_giang.news, title="Vườn xoài")
    with django_capture_on_commit_callbacks(execute=True):
        key = page.pk
        page.delete()

    index, actions = sent[-1]
    assert index == "cms_search_document"
    assert [action["_id"] for action in actions] == [str(key)]
    assert "2vuon_xoai" in actions[0]["terms"].split()
    assert gone == [key]


def test_reader_is_answered_by_the_database_while_the_server_is_down(engine, an_giang, visit, caplog):
    builders.news(an_giang.news, title="Vườn xoài")

    response = visit(an_giang.host, "/tim-kiem/", data={"q": "vuon xoai"})

    assert isinstance(get_engine(), ServerEngine)
    assert [result.page.title for result in response.context["results"]] == ["Vườn xoài"]
    assert "The search server did not answer" in caplog.text
