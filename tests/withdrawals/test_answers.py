"""What readers get in the place of a page that was taken down, and what no list shows any more."""

from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction

from catalogue.blocks import WIDTH
from home.models import HomePage
from search.index import repair
from tests import builders
from tests.delivery.policy import inline_parts


def path_of(page):
    """Return a page's address on its own host."""
    return urlsplit(page.url).path


def text(response):
    return response.content.decode()


def test_page_in_error_is_gone_and_says_so_in_the_sites_frame(an_giang, visit, story, take_down):
    take_down(story, reason="error", reader_text="Số liệu chưa đúng.", note="Nội bộ")

    response = visit(an_giang.host, story.url)

    assert response.status_code == 410
    assert "Số liệu chưa đúng." in text(response)
    assert "11/GP-TTĐT" in text(response)
    assert "noindex" in text(response)
    for secret in ("Tin sai số liệu", "Ruột.", "Sapo của", "Nội bộ"):
        assert secret not in text(response)


def test_sentence_for_readers_is_text_and_no_markup(an_giang, visit, story, take_down):
    take_down(story, reason="error", reader_text='<a href="https://spam.example">x</a>')

    assert 'href="https://spam.example"' not in text(visit(an_giang.host, story.url))


def test_page_unpublished_without_a_reason_is_gone_too(an_giang, visit, story):
    story.unpublish()

    assert visit(an_giang.host, story.url).status_code == 410


def test_page_that_was_replaced_leads_on(an_giang, visit, story, take_down):
    take_down(story, reason="replaced", replaced_by=an_giang.about.pk)

    response = visit(an_giang.host, story.url)

    assert (response.status_code, response["Location"]) == (301, path_of(an_giang.about))
    # A browser keeps a 301 for good unless it is told otherwise, and the page may come back.
    assert "max-age=300" in response["Cache-Control"]


def test_it_leads_on_to_what_took_the_place_of_its_successor(an_giang, visit, story, take_down):
    second = builders.news(an_giang.news)
    take_down(story, reason="replaced", replaced_by=second.pk)
    take_down(second, reason="replaced", replaced_by=an_giang.about.pk)

    assert visit(an_giang.host, story.url)["Location"] == path_of(an_giang.about)


@pytest.mark.parametrize("end", ["taken down", "deleted", "moved"])
def test_page_whose_successor_goes_is_gone_itself(an_giang, ca_mau, visit, story, take_down, end):
    second = builders.news(an_giang.news)
    take_down(story, reason="replaced", replaced_by=second.pk)
    if end == "taken down":
        take_down(second, reason="error")
    elif end == "deleted":
        second.delete()
    else:
        second.move(ca_mau.news, pos="last-child")

    assert visit(an_giang.host, story.url).status_code == 410


def test_page_out_of_date_stays_readable_under_a_notice(an_giang, visit, story, take_down):
    take_down(story, reason="out_of_date", reader_text="Xem quy định mới.")

    response = visit(an_giang.host, story.url)

    assert response.status_code == 200
    assert "Ruột." in text(response)
    assert "Xem quy định mới." in text(response)
    assert "page-state" in text(response)
    assert '<meta name="robots" content="noindex">' in text(response)


def test_ordinary_page_has_neither_notice_nor_noindex(an_giang, visit, story):
    response = visit(an_giang.host, story.url)

    assert "page-state" not in text(response)
    assert "noindex" not in text(response)


@pytest.mark.parametrize("reason", ["error", "replaced", "out_of_date"])
def test_no_list_feed_sitemap_or_search_shows_it(an_giang, visit, story, take_down, reason):
    kept = builders.news(an_giang.news, title="Tin sai còn lại")
    HomePage.objects.filter(pk=an_giang.home.pk).update(lead_story=story)
    take_down(story, reason=reason, replaced_by=an_giang.about.pk)
    repair()
    sitemap = f"/sitemap-{story.pk // WIDTH}.xml"

    for path in ("/", an_giang.news.url, "/rss.xml", f"{path_of(an_giang.news)}rss.xml", "/tim-kiem/?q=tin+sai"):
        page = text(visit(an_giang.host, path))
        assert path_of(story) not in page, path
        assert path_of(kept) in page, path
    assert path_of(story) not in text(visit(an_giang.host, sitemap))
    assert path_of(story) not in text(visit(an_giang.host, "/sitemap-news.xml"))


def test_preview_of_the_correction_has_no_notice(an_giang, visit, story, take_down):
    take_down(story, reason="out_of_date")

    draft = visit(an_giang.host, f"/admin/pages/{story.pk}/view_draft/", an_giang.editor)

    assert "Ruột." in text(draft)
    assert 'class="page-state"' not in text(draft)


def test_redirect_that_the_team_made_goes_before(an_giang, visit, story, take_down):
    take_down(story, reason="error")
    Redirect.objects.create(site=an_giang.site, old_path=path_of(story).rstrip("/"), redirect_link="/gioi-thieu/")

    response = visit(an_giang.host, story.url)

    assert (response.status_code, response["Location"]) == (301, "/gioi-thieu/")


def test_nothing_is_said_of_a_page_behind_a_password(an_giang, visit, story, take_down):
    PageViewRestriction.objects.create(page=story, restriction_type="password", password="m")
    take_down(story, reason="error", reader_text="Chỉ cho nội bộ.")

    response = visit(an_giang.host, story.url)

    assert response.status_code == 404
    assert "Chỉ cho nội bộ." not in text(response)


def test_page_out_of_date_keeps_its_password(an_giang, visit, story, take_down):
    PageViewRestriction.objects.create(page=story, restriction_type="password", password="m")
    take_down(story, reason="out_of_date")

    assert "Ruột." not in text(visit(an_giang.host, story.url))


@pytest.mark.parametrize("reason", ["error", "out_of_date"])
def test_nothing_inline(an_giang, visit, story, take_down, reason):
    take_down(story, reason=reason)

    assert inline_parts(text(visit(an_giang.host, story.url))) == []


def test_draft_and_unknown_address_are_not_found_as_before(an_giang, visit):
    draft = builders.news(an_giang.news, live=False)

    for path in (draft.get_url(), "/khong-co/"):
        assert visit(an_giang.host, path).status_code == 404


def test_neighbours_host_knows_nothing_of_it(an_giang, ca_mau, visit, story, take_down):
    take_down(story, reason="error", reader_text="Số liệu chưa đúng.")

    assert visit(ca_mau.host, story.url).status_code == 404


def queries(visit, host, path):
    visit(host, path)
    with CaptureQueriesContext(connection) as captured:
        visit(host, path)
    return [query["sql"] for query in captured.captured_queries]


def test_price(an_giang, visit, story):
    """A page that is live asks nothing of this, neither does an address with no page; a draft's asks once."""
    draft = builders.news(an_giang.news, live=False)
    asked = {
        kind: sum("withdrawals_withdrawal" in sql for sql in queries(visit, an_giang.host, path))
        for kind, path in {"live": story.url, "none": "/khong-co/", "draft": draft.get_url()}.items()
    }

    assert asked == {"live": 0, "none": 0, "draft": 1}
