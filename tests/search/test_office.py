"""The admin's search stays out of the way of publishing."""

from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page
from wagtail.search.models import IndexEntry

from tests import builders


def test_publishing_reads_no_whole_index(an_giang):
    story = builders.news(an_giang.news)

    with CaptureQueriesContext(connection) as captured:
        story.save_revision().publish()

    assert not [query["sql"] for query in captured if "AVG(" in query["sql"] or 'SET "title_norm"' in query["sql"]]


def test_published_page_is_found_and_weighed_by_the_command(an_giang):
    story = builders.news(an_giang.news, "Chuyến tàu đêm qua cầu")
    assert [page.pk for page in Page.objects.search("chuyến tàu")] == [story.pk]

    call_command("update_index", verbosity=0)

    assert IndexEntry.objects.exclude(title_norm=1.0).exists()
    assert [page.pk for page in Page.objects.search("chuyến tàu")] == [story.pk]
