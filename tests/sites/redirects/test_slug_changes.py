"""Addresses that change: readers of the old one are led on, on the page's own site, and never in a circle."""

import pytest
from wagtail.contrib.redirects.models import Redirect

from news.models import NewsIndexPage, NewsPage
from tests import builders

pytestmark = pytest.mark.usefixtures("at_once")


def rename(page, slug):
    """Publish a page under another slug; return it afresh."""
    page = type(page).objects.get(pk=page.pk)
    page.slug = slug
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def test_reader_of_the_old_address_is_led_to_the_new_one(an_giang, visit):
    page = builders.news(an_giang.news, slug="ten-cu")
    old = page.url

    new = rename(page, "ten-moi").url

    response = visit(an_giang.host, old)
    assert (response.status_code, response["Location"]) == (301, new)
    assert visit(an_giang.host, new).status_code == 200


def test_pages_below_are_led_on_too(an_giang, visit):
    page = builders.news(an_giang.news, slug="bai")
    old = page.url

    rename(an_giang.news, "tin-moi")

    response = visit(an_giang.host, old)
    assert response.status_code == 301
    assert visit(an_giang.host, response["Location"]).status_code == 200


def test_redirect_is_of_the_pages_own_site_alone(an_giang, ca_mau, visit):
    page = builders.news(an_giang.news, slug="ten-cu")
    path = page.url

    rename(page, "ten-moi")

    assert set(Redirect.objects.values_list("site", flat=True)) == {an_giang.site.pk}
    assert visit(ca_mau.host, path).status_code == 404


def test_change_in_a_draft_redirects_nobody_until_it_is_published(an_giang, visit):
    page = builders.news(an_giang.news, slug="ten-cu")
    old = page.url
    page.slug = "ten-moi"
    page.save_revision()

    assert visit(an_giang.host, old).status_code == 200
    assert not Redirect.objects.exists()


def test_title_of_a_published_page_changes_without_its_address(an_giang, visit):
    page = builders.news(an_giang.news, title="Tên cũ")
    address = page.url
    page.title = "Tên mới hẳn"
    page.save_revision().publish()

    assert NewsPage.objects.get(pk=page.pk).url == address
    assert "Tên mới hẳn" in visit(an_giang.host, address).content.decode()


def test_form_of_a_published_page_does_not_carry_the_title_to_the_slug(an_giang, visit):
    live, draft = builders.news(an_giang.news), builders.news(an_giang.news, live=False)

    forms = {
        page.live: visit(an_giang.host, f"/admin/pages/{page.pk}/edit/", an_giang.editor).context["form"]
        for page in (live, draft)
    }

    actions = {is_live: form["title"].field.widget.attrs.get("data-action", "") for is_live, form in forms.items()}
    assert "w-sync#apply" in actions[False]
    assert "w-sync#apply" not in actions[True]


@pytest.mark.parametrize("names", [("b", "a"), ("b", "c", "a"), ("b", "a", "b", "a")])
def test_page_that_returns_to_an_address_leads_nobody_round(an_giang, visit, names):
    page = builders.news(an_giang.news, slug="a")
    section = an_giang.news.url
    for name in names:
        page = rename(page, name)

    assert visit(an_giang.host, f"{section}a/").status_code == 200
    for name in {*names} - {"a"}:
        assert visit(an_giang.host, f"{section}{name}/")["Location"] == f"{section}a/"
    page.unpublish()
    assert visit(an_giang.host, f"{section}a/").status_code == 410


def test_section_that_returns_to_an_address_leads_nobody_round_below_it(an_giang, visit):
    page = builders.news(an_giang.news, slug="bai")
    path, slug = page.url, an_giang.news.slug
    rename(rename(an_giang.news, "tam"), slug)
    NewsPage.objects.get(pk=page.pk).unpublish()

    assert visit(an_giang.host, path).status_code == 410


def test_page_that_moves_away_and_back_leads_nobody_round(an_giang, visit):
    other = builders.add_page(an_giang.home, NewsIndexPage(title="Chuyên đề"))
    page = builders.news(an_giang.news, slug="bai")
    path = page.url
    for section in (other, an_giang.news):
        NewsPage.objects.get(pk=page.pk).move(type(section).objects.get(pk=section.pk), pos="last-child")
    assert visit(an_giang.host, path).status_code == 200
    NewsPage.objects.get(pk=page.pk).unpublish()

    assert visit(an_giang.host, path).status_code == 410


def test_neighbours_redirect_at_the_same_path_stays(an_giang, ca_mau):
    page = builders.news(an_giang.news, slug="a")
    theirs = builders.news(ca_mau.news, slug="khac")
    kept = Redirect.objects.create(site=ca_mau.site, old_path="/tin-tuc/a", redirect_page=theirs)

    rename(rename(page, "b"), "a")

    assert Redirect.objects.filter(pk=kept.pk).exists()
