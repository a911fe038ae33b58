"""What all pages share: text in one Unicode form and a slug made by the server, through the admin's own form."""

import unicodedata

import pytest
from wagtail.models import Page
from wagtail.rich_text import RichText
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from core.pages import SitePage
from news.models import NewsPage
from pages.models import StandardPage
from tests import builders

CLEAN = "Tọa đàm ở Đắk Lắk"
PASTED = unicodedata.normalize("NFD", CLEAN).replace(" ", "\u00a0", 1)

ACTIONS = {"draft": {}, "published": {"action-publish": "1"}}


def standard_form(title, lead="", blocks=(), **fields):
    """Return what the admin's form of a standard page posts."""
    return nested_form_data(
        {"title": title, "lead": lead, "body": streamfield(blocks), "comments": inline_formset([]), **fields}
    )


@pytest.fixture
def post_page(an_giang, administrator, visit):
    """Return a function that posts a new page under «About us» as an administrator and returns it as it was stored."""

    def post(*args, action="draft", **fields):
        path = f"/admin/pages/add/pages/standardpage/{an_giang.about.pk}/"
        data = {**standard_form(*args, **fields), **ACTIONS[action]}
        response = visit(an_giang.host, path, administrator, "post", data=data)
        assert response.status_code == 302, response.context["form"].errors
        return StandardPage.objects.child_of(an_giang.about).order_by("-pk")[0].get_latest_revision_as_object()

    return post


@pytest.mark.parametrize("action", ACTIONS)
def test_title_and_lead_are_stored_in_one_form(post_page, action):
    page = post_page(PASTED, PASTED, action=action)

    assert page.live == (action == "published")
    assert (page.title, page.draft_title, page.lead) == (CLEAN, CLEAN, CLEAN)


def test_title_on_two_lines_becomes_one(post_page):
    assert post_page("Công đoàn xã\r\ntrao học bổng").title == "Công đoàn xã trao học bổng"


def test_text_that_is_too_long_is_refused_by_its_length_and_not_cut(an_giang, administrator, visit):
    path = f"/admin/pages/add/pages/standardpage/{an_giang.about.pk}/"
    form = visit(an_giang.host, path, administrator).context["form"]
    assert "maxlength" not in str(form["title"]) + str(form["lead"])

    response = visit(an_giang.host, path, administrator, "post", data=standard_form("chữ " * 75))

    form = response.context["form"]
    assert list(form.errors) == ["title"]
    assert "255" in form.errors["title"][0]
    assert "chữ " * 75 in str(form["title"])


@pytest.mark.parametrize("action", ACTIONS)
def test_rich_text_is_stored_in_one_form(post_page, action):
    page = post_page("Bài", blocks=[("paragraph", rich_text(f"<p><b>{PASTED}</b></p>"))], action=action)

    assert CLEAN in page.body[0].value.source


@pytest.mark.parametrize("action", ACTIONS)
def test_captions_in_the_stream_are_stored_in_one_form(an_giang, post_page, action):
    figure = {"image": str(builders.picture(an_giang.federation.collection).pk), "caption": PASTED, "credit": PASTED}
    gallery = streamfield([("item", figure), ("item", figure)])
    page = post_page("Bài", blocks=[("image", figure), ("gallery", gallery)], action=action)

    pictures = [page.body[0].value, *page.body[1].value]
    assert [(part["caption"], part["credit"]) for part in pictures] == [(CLEAN, CLEAN)] * 3


def test_tables_are_stored_in_one_form(post_page):
    table = {
        "caption": PASTED,
        "column-count": "2",
        "column": [
            {"type": "text", "order": "0", "heading": PASTED, "deleted": ""},
            {"type": "rich_text", "order": "1", "heading": PASTED, "deleted": ""},
        ],
        "row-count": "1",
        "row": [{"order": "0", "deleted": ""}],
        "cell": [[PASTED, rich_text(f"<p>{PASTED}</p>")]],
    }
    stored = post_page("Bài", blocks=[("table", table)]).body[0].value

    assert stored.caption == CLEAN
    assert [column["heading"] for column in stored.columns] == [CLEAN, CLEAN]
    plain, formatted = stored.row_data[0]["values"]
    assert plain == CLEAN
    assert isinstance(formatted, RichText)
    assert CLEAN in formatted.source


@pytest.mark.parametrize("action", ACTIONS)
def test_server_makes_the_slug_when_none_is_sent(post_page, action):
    assert post_page("Đoàn kiểm tra của Tổng Liên đoàn", slug="", action=action).slug == (
        "doan-kiem-tra-cua-tong-lien-doan"
    )


def test_slug_that_an_editor_chose_is_kept(post_page):
    assert post_page("Đoàn kiểm tra", slug="kiem-tra-2026").slug == "kiem-tra-2026"


def test_two_pages_of_one_title_get_different_slugs(post_page):
    assert [post_page("Thông báo").slug for _number in range(3)] == ["thong-bao", "thong-bao-2", "thong-bao-3"]


def test_second_page_of_a_title_is_saved_with_the_slug_that_the_browser_wrote(post_page):
    slugs = [post_page("Thông báo", slug="thong-bao").slug for _number in range(3)]

    assert slugs == ["thong-bao", "thong-bao-2", "thong-bao-3"]


def test_slug_that_somebody_chose_and_another_page_has_is_refused(an_giang, post_page, administrator, visit):
    post_page("Thông báo", slug="lich-truc")
    path = f"/admin/pages/add/pages/standardpage/{an_giang.about.pk}/"

    response = visit(
        an_giang.host, path, administrator, "post", data=standard_form("Thông báo khác", slug="lich-truc")
    )

    assert "slug" in response.context["form"].errors


def test_draft_that_was_numbered_keeps_its_number(an_giang, post_page, administrator, visit):
    post_page("Thông báo", slug="thong-bao")
    page = post_page("Thông báo", slug="thong-bao")

    for _save in range(2):
        data = standard_form("Thông báo", slug="thong-bao")
        visit(an_giang.host, f"/admin/pages/{page.pk}/edit/", administrator, "post", data=data)

    assert StandardPage.objects.get(pk=page.pk).slug == "thong-bao-2"


def test_title_without_a_latin_letter_gets_a_slug_too(post_page):
    assert post_page("公會", action="published").slug == "standardpage"


def test_page_made_by_a_command_gets_the_same_text_and_slug(an_giang):
    page = builders.news(an_giang.news, title=PASTED, lead=PASTED)

    assert (page.title, page.lead, page.slug) == (CLEAN, CLEAN, "toa-dam-o-dak-lak")


def test_revision_saved_by_code_is_in_one_form(an_giang):
    page = builders.news(an_giang.news)
    page.lead = PASTED
    page.save_revision()

    assert page.get_latest_revision_as_object().lead == CLEAN


def test_page_loaded_without_its_body_can_be_saved(an_giang):
    made = builders.news(an_giang.news, body=builders.body(builders.paragraph("<p>Nội dung</p>")))
    page = NewsPage.objects.defer("body").get(pk=made.pk)
    page.byline = PASTED
    page.save()

    stored = NewsPage.objects.get(pk=made.pk)
    assert stored.byline == CLEAN
    assert "Nội dung" in stored.body[0].value.source


@pytest.mark.parametrize("door", ["full_clean", "minimal_clean"])
def test_wagtail_still_calls_the_private_hook_that_text_and_slugs_rely_on(an_giang, monkeypatch, door):
    page = builders.news(an_giang.news)
    called = []
    monkeypatch.setattr(SitePage, "_set_core_field_defaults", lambda self: called.append(self))
    getattr(page, door)()

    assert called == [page]


def test_wagtail_still_has_the_private_hook_to_build_on():
    assert callable(Page._set_core_field_defaults)


def test_empty_paragraph_is_neither_refused_nor_shown(an_giang, visit):
    empty = builders.paragraph('<p data-block-key="a1b2c"></p>')
    page = builders.news(an_giang.news, body=builders.body(empty, builders.paragraph("<p>Có chữ.</p>"), empty))

    html = visit(an_giang.host, page.url).content.decode()

    assert html.count('class="rich-text"') == 1
