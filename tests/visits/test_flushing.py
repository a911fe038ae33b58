"""Writing to the database: each batch once, whoever is stopped when."""

import datetime
import threading

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests import builders
from visits import flushing
from visits.models import Batch, PageDay, PageTotal, SiteDay, SiteTotal
from visits.tokens import token_for

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("store")]

NOON = 1_772_600_400


@pytest.fixture
def seen(an_giang, reader):
    """Return a function that has the pages of An Giang's seen by some readers."""

    def see(*pages, readers=1, at=NOON):
        for page in pages:
            for number in range(readers):
                token = token_for(an_giang.site.pk, page.pk, an_giang.host)
                assert reader(address=f"198.51.100.{number}").see(token, at).status == 200

    return see


def figures():
    """Return all that is written, as numbers."""
    return {
        "sites": list(SiteTotal.objects.values_list("visits", flat=True)),
        "days": list(SiteDay.objects.values_list("visits", "visitors")),
        "pages": sorted(PageTotal.objects.values_list("visits", flat=True)),
        "page days": sorted(PageDay.objects.values_list("visits", flat=True)),
    }


def test_every_table_gets_its_figures_and_later_batches_are_added(an_giang, article, seen):
    seen(an_giang.home, article, readers=3)
    assert flushing.flush() == 6
    seen(article, readers=5)
    assert flushing.flush() == 2

    assert figures() == {"sites": [8], "days": [(8, 5)], "pages": [3, 5], "page days": [3, 5]}
    assert Batch.objects.count() == 2
    assert flushing.flush() == 0


def test_killed_after_the_commit_counts_nothing_twice(article, seen, store, monkeypatch):
    seen(article, readers=3)
    monkeypatch.setattr(store, "settle", lambda *_arguments: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        flushing.flush()
    monkeypatch.undo()
    before = figures()

    assert flushing.flush() == 0
    assert figures() == before
    assert before["sites"] == [3]
    assert store.take() is None


def test_killed_before_the_commit_loses_nothing(article, seen, monkeypatch):
    seen(article, readers=3)
    monkeypatch.setattr(flushing, "_add", lambda batch: (_ for _ in ()).throw(DatabaseError))
    with pytest.raises(DatabaseError):
        flushing.flush()
    monkeypatch.undo()
    assert not Batch.objects.exists()
    seen(article, readers=4)

    assert flushing.flush() == 3
    assert flushing.flush() == 1
    assert figures()["sites"] == [4]


def test_mistake_of_ours_does_not_end_the_writing(article, seen, monkeypatch, settings, caplog):
    settings.VISIT_FLUSH_SECONDS = 0
    stopped, add, tries = threading.Event(), flushing._add, []

    def fail_once(batch):
        tries.append(batch)
        if len(tries) == 1:
            raise ValueError("a mistake")
        stopped.set()
        return add(batch)

    monkeypatch.setattr(flushing, "_add", fail_once)
    # The connection of now is the test's own.
    monkeypatch.setattr(flushing, "close_old_connections", lambda: None)
    seen(article, readers=3)
    flushing.keep_flushing(stopped)

    assert figures()["sites"] == [3]
    assert "a mistake" in caplog.text


def test_thousand_visits_cost_few_statements(an_giang, seen):
    pages = [builders.news(an_giang.news) for _number in range(10)]
    seen(*pages, readers=100)
    with CaptureQueriesContext(connection) as captured:
        assert flushing.flush() == 1000

    writes = [query["sql"] for query in captured if query["sql"].startswith("INSERT")]
    assert len(writes) == 5
    assert len(captured) <= 12


def test_more_rows_than_one_statement_takes_are_all_written(an_giang, seen, monkeypatch):
    monkeypatch.setattr(flushing, "ROWS", 3)
    pages = [builders.news(an_giang.news) for _number in range(8)]
    seen(*pages)

    assert flushing.flush() == 8
    assert figures()["pages"] == [1] * 8


def test_what_is_too_old_is_removed_and_totals_stay(article, an_giang, settings):
    today = timezone.localdate()
    for ago in (0, settings.VISIT_PAGE_DAYS_KEPT, settings.VISIT_PAGE_DAYS_KEPT + 1):
        day = today - datetime.timedelta(days=ago)
        PageDay.objects.create(site=an_giang.site, page_id=article.pk, day=day, visits=1)
        SiteDay.objects.create(site=an_giang.site, day=day, visits=1)
    PageTotal.objects.create(site=an_giang.site, page_id=article.pk, visits=3)
    Batch.objects.create(id="new")
    Batch.objects.create(id="old")
    Batch.objects.filter(id="old").update(written_at=timezone.now() - datetime.timedelta(days=31))

    call_command("prune_visits", verbosity=0)

    assert PageDay.objects.count() == 2
    assert SiteDay.objects.count() == 3
    assert PageTotal.objects.get().visits == 3
    assert Batch.objects.get().id == "new"


def test_command_writes_once(article, seen, capsys):
    seen(article, readers=2)
    call_command("flush_visits")

    assert capsys.readouterr().out == "2 visits written\n"
    assert figures()["sites"] == [2]
