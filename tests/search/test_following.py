"""What is found follows the pages, whichever door they go through."""

import datetime
from unittest import mock

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from home.models import HomePage
from news.models import NewsPage
from search import index
from search.models import Document
from seminars.models import SeminarPage
from tests import builders, bulk


@pytest.fixture(autouse=True)
def agrees_at_the_end(db):
    """Whatever a test does to pages, what is searched is equal to them afterwards."""
    yield
    assert index.differences() == 0


@pytest.fixture
def found(visit, an_giang):
    """Return a function that gives the titles found on a site."""

    def search(q, host=an_giang.host):
        return [result.page.title for result in visit(host, "/tim-kiem/", data={"q": q}).context["results"]]

    return search


def test_published_text_is_found_and_the_text_before_is_not(an_giang, found):
    page = builders.news(an_giang.news, title="Mùa thốt nốt", lead="Nấu đường.")
    page.title, page.lead = "Mùa sầu riêng", "Hái trái."
    revision = page.save_revision()
    assert (found("thốt nốt"), found("sầu riêng")) == (["Mùa thốt nốt"], [])

    revision.publish()

    assert (found("thốt nốt"), found("sầu riêng")) == ([], ["Mùa sầu riêng"])
    assert (found("nấu đường"), found("hái trái")) == ([], ["Mùa sầu riêng"])


def test_every_block_of_a_body_and_every_field_of_a_seminar_is_searched(an_giang, found):
    body = builders.body(
        builders.paragraph("<p>Đoạn <b>ốc bươu</b> &amp; lúa</p>"),
        {"type": "heading", "value": {"text": "Mục cá linh", "level": "h2"}},
        {"type": "quote", "value": {"text": "Lời điên điển", "attribution": "Bà Sáu Sậy"}},
    )
    page = builders.seminar(
        an_giang.seminars,
        title="Hội nghị",
        body=body,
        venue="Đình Châu Phú",
        chairs=[{"name": "Trần Thị Lụa", "title": "Trưởng ban Nữ công"}],
    )

    for q in ("ốc bươu", "cá linh", "điên điển", "bà sáu sậy", "đình châu phú", "trần thị lụa", "trưởng ban nữ công"):
        assert page.title in found(q), q
    # The name of a heading's level is no text of the page's.
    assert "Hội nghị" not in found("section")


def test_chair_added_by_an_edit_is_found_at_once(an_giang, found):
    page = SeminarPage.objects.get(pk=builders.seminar(an_giang.seminars, title="Hội nghị").pk)
    page.chairs.add(type(page).chairs.rel.related_model(name="Trần Thị Lụa"))

    page.save_revision().publish()

    assert found("trần thị lụa") == ["Hội nghị"]


def test_page_leaves_when_it_is_unpublished_deleted_or_expires(an_giang, found):
    soon = timezone.now() + datetime.timedelta(hours=1)
    unpublished, deleted = (
        builders.news(an_giang.news, title="Rạch Một"),
        builders.news(an_giang.news, title="Rạch Hai"),
    )
    builders.news(an_giang.news, title="Rạch Ba", expire_at=soon)
    assert len(found("rạch")) == 3

    unpublished.unpublish()
    deleted.delete()
    with mock.patch("django.utils.timezone.now", return_value=soon + datetime.timedelta(minutes=1)):
        call_command("publish_scheduled")

    assert found("rạch") == []


def test_private_section_leaves_with_all_below_and_comes_back(an_giang, found):
    builders.news(an_giang.news, title="Rạch Một")
    restriction = PageViewRestriction.objects.create(
        page=an_giang.news.page_ptr, restriction_type="password", password="x"
    )
    assert found("rạch") == []

    restriction.delete()

    assert found("rạch") == ["Rạch Một"]


def test_page_moved_to_another_site_is_found_there_and_no_longer_here(an_giang, ca_mau, found):
    builders.news(an_giang.news, title="Rạch Một")
    an_giang.news.slug = "tin-an-giang"
    an_giang.news.save()

    an_giang.news.move(ca_mau.home, pos="last-child")

    assert (found("rạch"), found("rạch", ca_mau.host)) == ([], ["Rạch Một"])


def test_page_moved_out_of_every_site_is_found_nowhere_until_it_is_back(an_giang, found):
    builders.news(an_giang.news, title="Rạch Một")
    nowhere = Page.get_first_root_node().add_child(instance=Page(title="Kho", slug="kho"))
    an_giang.news.move(nowhere, pos="last-child")
    assert found("rạch") == []

    Page.objects.get(pk=an_giang.news.pk).move(HomePage.objects.get(pk=an_giang.home.pk), pos="last-child")

    assert found("rạch") == ["Rạch Một"]


def test_copy_and_alias_are_found_on_their_own_site(an_giang, ca_mau, found):
    page = builders.news(an_giang.news, title="Rạch Một")
    page.copy(to=ca_mau.news, keep_live=True)
    alias = page.create_alias(parent=ca_mau.news, update_slug="bi-danh")
    assert found("rạch", ca_mau.host) == ["Rạch Một", "Rạch Một"]
    page.title = "Kênh Một"

    page.save_revision().publish()

    assert found("kênh", ca_mau.host) == [alias.title.replace("Rạch", "Kênh")]


def test_command_reports_what_a_raw_update_broke_and_repairs_it(an_giang, found, capsys):
    page = builders.news(an_giang.news, title="Rạch Một", lead="")
    other = builders.news(an_giang.news, title="Rạch Hai")
    Page.objects.filter(pk=page.pk).update(title="Kênh Một")
    Document.objects.filter(pk=other.pk).delete()

    with pytest.raises(CommandError, match="2 pages are not searched"):
        call_command("search")
    call_command("search", "--repair")

    assert (found("kênh"), found("rạch")) == (["Kênh Một"], ["Rạch Hai"])
    call_command("search")
    assert "agrees" in capsys.readouterr().out


def test_pages_made_in_bulk_are_found(an_giang, found):
    bulk.news(an_giang.news, 3)

    assert set(found('"Tin số"')) == {"Tin số 1", "Tin số 2", "Tin số 3"}


def test_saving_what_says_the_same_writes_nothing(an_giang, django_assert_num_queries):
    page = NewsPage.objects.get(pk=builders.news(an_giang.news, title="Rạch Một").pk)

    with django_assert_num_queries(1):
        assert index.store([page]) == 0


def test_very_long_page_is_searched_as_far_as_it_can_be(an_giang, found):
    words = " ".join(f"chữ{number}đặcbiệt" for number in range(30_000))
    page = builders.news(an_giang.news, title="Rạch dài", body=builders.body(builders.paragraph(f"<p>{words}</p>")))

    assert found("chữ7đặcbiệt") == [page.title]
    assert found("chữ29999đặcbiệt") == []
