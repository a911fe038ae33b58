"""The second wall: what lists, choosers, filters, forms and menus offer, when the gate lets one through."""

import re

import pytest
from django.test import override_settings
from taggit.models import Tag
from wagtail.admin import filters as admin_filters
from wagtail.admin.views.pages.listing import GenericPageFilterSet, PageFilterSet
from wagtail.contrib.forms.views import FormPageFilterSet
from wagtail.documents import get_document_model
from wagtail.images.views import chooser as image_chooser

from sites.fence import filters, tags
from tests import builders


@pytest.fixture
def neighbour_marked(ca_mau):
    """Give the neighbour's things a name that must not appear."""
    ca_mau.editor.last_name = "Hàng Xóm"
    ca_mau.editor.save()
    page = builders.news(ca_mau.news, title="Nháp Hàng Xóm", live=False, owner=ca_mau.editor)
    page.save_revision(user=ca_mau.editor, log_action=True)
    return page


@pytest.mark.parametrize(
    "path",
    [
        "/admin/choose-page/",
        "/admin/choose-page/search/?q=Hàng",
        "/admin/choose-page/?page_type=news.NewsPage",
        "/admin/pages/search/?q=Hàng",
        "/admin/pages/usage/news/newspage/",
        "/admin/forms/",
        "/admin/api/main/pages/?child_of=1",
        "/admin/",
    ],
)
def test_nothing_of_the_neighbour_is_listed(an_giang, neighbour_marked, visit, path):
    response = visit(an_giang.host, path, an_giang.manager)

    assert response.status_code == 200
    assert "Hàng Xóm" not in response.content.decode()
    assert "Cà Mau" not in response.content.decode()


def test_chooser_offers_ones_own_pages(an_giang, visit):
    builders.news(an_giang.news, title="Tin để chọn")

    assert "Tin để chọn" in visit(an_giang.host, "/admin/choose-page/search/?q=chọn", an_giang.editor).content.decode()
    listing = visit(an_giang.host, f"/admin/choose-page/{an_giang.news.pk}/", an_giang.editor)
    assert "Tin để chọn" in listing.json()["html"]


def test_chooser_of_a_foreign_section_does_not_exist(an_giang, ca_mau, visit):
    assert visit(an_giang.host, f"/admin/choose-page/{ca_mau.news.pk}/", an_giang.editor).status_code == 404


@pytest.mark.parametrize("section", ["home", "news"])
def test_filters_of_a_listing_offer_ones_own_people_and_site(an_giang, neighbour_marked, visit, section):
    own = builders.news(an_giang.news, owner=an_giang.reviewer)
    own.save_revision(user=an_giang.reviewer, log_action=True)

    html = visit(an_giang.host, f"/admin/pages/{getattr(an_giang, section).pk}/", an_giang.editor).content.decode()

    assert an_giang.reviewer.email in html
    assert "Hàng Xóm" not in html
    assert "ca-mau" not in html


@pytest.mark.parametrize("filter_set", [PageFilterSet, GenericPageFilterSet, FormPageFilterSet])
def test_wagtail_still_has_the_filters_that_are_narrowed(filter_set):
    narrowed = {"owner": filters.owners, "edited_by": filters.editors, "site": filters.sites}

    assert {name: filter_set.base_filters[name].queryset for name in narrowed} == narrowed


def test_tags_are_suggested_from_ones_own_files(an_giang, ca_mau, visit):
    builders.picture(an_giang.federation.collection).tags.add("hội nghị")
    builders.document(an_giang.federation.collection).tags.add("hội thi")
    builders.picture(ca_mau.federation.collection).tags.add("hội kín")

    response = visit(an_giang.host, "/admin/tag-autocomplete/?term=h", an_giang.editor)

    assert response.json() == ["hội nghị", "hội thi"]


def test_popular_tags_are_asked_of_nobody(an_giang, ca_mau, visit):
    assert admin_filters.popular_tags_for_model is tags.no_popular_tags
    assert image_chooser.popular_tags_for_model is tags.no_popular_tags
    builders.picture(ca_mau.federation.collection).tags.add("hội kín")
    builders.document(ca_mau.federation.collection).tags.add("hội kín")

    assert Tag.objects.count() == 1
    for path in ("/admin/images/", "/admin/documents/", "/admin/images/chooser/", "/admin/documents/chooser/"):
        assert "hội kín" not in visit(an_giang.host, path, an_giang.editor).content.decode()


def test_privacy_form_names_no_group(an_giang, visit):
    html = visit(an_giang.host, f"/admin/pages/{an_giang.about.pk}/privacy/", an_giang.reviewer).content.decode()

    assert "restriction_type" in html
    for group in ("an-giang:", "ca-mau:", "national:"):
        assert group not in html


def test_page_is_closed_by_password_only(an_giang, visit):
    path = f"/admin/pages/{an_giang.about.pk}/privacy/"
    for kind in ("login", "groups"):
        data = {"restriction_type": kind, "groups": [an_giang.federation.editors_id]}
        visit(an_giang.host, path, an_giang.reviewer, "post", data=data)
    assert not an_giang.about.get_view_restrictions().exists()

    visit(an_giang.host, path, an_giang.reviewer, "post", data={"restriction_type": "password", "password": "bí mật"})
    assert an_giang.about.get_view_restrictions().get().password == "bí mật"


def test_document_is_served_on_its_own_host_only(an_giang, ca_mau, administrator, visit):
    own = builders.document(an_giang.federation.collection)
    shared = builders.document(get_document_model()._meta.get_field("collection").related_model.get_first_root_node())

    assert visit(an_giang.host, own.url).status_code == 200
    assert visit(ca_mau.host, own.url).status_code == 404
    assert visit(ca_mau.host, own.url, administrator).status_code == 200
    assert visit(ca_mau.host, shared.url).status_code == 200


@pytest.mark.parametrize("who", ["editor", "reviewer", "manager"])
def test_nobody_meets_a_closed_door_by_clicking(an_giang, visit, who):
    """Follow every link of the pages a team works with."""
    article = builders.news(an_giang.news)
    picture = builders.picture(an_giang.federation.collection)
    paper = builders.document(an_giang.federation.collection)
    article.get_workflow().start(article, an_giang.editor)
    person = getattr(an_giang, who)
    starts = [
        "/admin/",
        "/admin/account/",
        "/admin/images/",
        "/admin/documents/",
        "/admin/forms/",
        f"/admin/pages/{an_giang.news.pk}/",
        f"/admin/pages/{article.pk}/edit/",
        f"/admin/pages/{article.pk}/history/",
        f"/admin/pages/{article.pk}/usage/",
        f"/admin/images/{picture.pk}/",
        f"/admin/documents/edit/{paper.pk}/",
    ]
    links = set()
    for start in starts:
        response = visit(an_giang.host, start, person)
        assert response.status_code == 200, start
        links |= set(re.findall(r'(?:"url": |href=)"(/admin/[^"#?]*)', response.content.decode()))
    # A bulk action's address is completed in the browser.
    links = {link for link in links if not link.startswith(("/admin/logout/", "/admin/bulk/"))}

    assert len(links) > 30
    assert [link for link in sorted(links) if visit(an_giang.host, link, person).status_code == 404] == []


def test_running_without_the_fence_is_an_error():
    from sites.checks import fence_stands

    assert fence_stands() == []
    with override_settings(FENCE_ENABLED=False):
        assert [error.id for error in fence_stands()] == ["sites.E002"]
    with override_settings(MIDDLEWARE=[]):
        assert [error.id for error in fence_stands()] == ["sites.E002"]
