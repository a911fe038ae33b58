"""When something last changed: asked of the heads of indexes, however much stands behind them."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from catalogue import blocks
from catalogue.changes import latest_below, latest_by_block
from catalogue.models import Entry
from tests import builders, bulk


@pytest.fixture
def small_blocks(monkeypatch):
    monkeypatch.setattr(blocks, "WIDTH", 10)


def by_counting(site):
    """The same, of all entries one by one."""
    found = {}
    for page_id, changed in Entry.objects.of_site(site).values_list("page_id", "changed_at"):
        number = page_id // blocks.WIDTH
        found[number] = max(changed, found.get(number, changed))
    return dict(sorted(found.items()))


@pytest.mark.usefixtures("small_blocks")
def test_blocks_with_entries_are_named_with_their_latest_change(an_giang, ca_mau):
    for team in (an_giang, ca_mau, an_giang):
        bulk.news(team.news, 23)

    found = latest_by_block(an_giang.site)

    assert list(found.items()) == list(by_counting(an_giang.site).items())
    assert set(found) != set(latest_by_block(ca_mau.site))


def test_site_without_entries_has_no_block(an_giang):
    Entry.objects.of_site(an_giang.site).delete()

    assert latest_by_block(an_giang.site) == {}


def test_change_is_that_of_the_page(an_giang):
    story = builders.news(an_giang.news)
    first = story.catalogue_entry.changed_at

    story.save_revision().publish()

    story = type(story).objects.get(pk=story.pk)
    assert first < story.catalogue_entry.changed_at == story.last_published_at


def test_section_and_front_page_change_with_what_they_list(an_giang, ca_mau):
    later = timezone.now() + datetime.timedelta(days=1)
    story = builders.news(an_giang.news)
    Entry.objects.filter(pk=story.pk).update(changed_at=later)
    # Standing pages are in no list, and another site's news in none of this one.
    below = builders.standard_page(an_giang.about)
    Entry.objects.filter(pk=below.pk).update(changed_at=later + datetime.timedelta(days=1))
    other = builders.news(ca_mau.news)
    Entry.objects.filter(pk=other.pk).update(changed_at=later + datetime.timedelta(days=2))

    found = latest_below(an_giang.site, an_giang.news.pk // blocks.WIDTH)

    assert found[an_giang.news.pk] == found[an_giang.home.pk] == later
    assert an_giang.about.pk not in found


def plans(function):
    """Return how PostgreSQL carries out the queries of a function when it does not read tables from end to end."""
    with CaptureQueriesContext(connection) as captured:
        function()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_bitmapscan = off")
        lines = []
        for query in captured.captured_queries:
            cursor.execute(f"EXPLAIN {query['sql']}")
            lines += [line for (line,) in cursor.fetchall()]
    return "\n".join(lines)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="asks PostgreSQL how it answers")
def test_indexes_hold_what_is_asked(an_giang):
    of_blocks = plans(lambda: latest_by_block(an_giang.site))
    of_sections = plans(lambda: latest_below(an_giang.site, 0))

    assert "entry_site_block_changed" in of_blocks
    assert "entry_section_changed" in of_sections
    assert "entry_site_changed" in of_sections
    assert "Aggregate" not in of_sections
