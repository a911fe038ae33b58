"""Addresses of the install itself, where a page would be published and never be reached."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from core.addresses import reserved_addresses
from pages.models import StandardPage
from tests import builders
from tests.isolation.forms import read_forms

RESERVED = [
    "admin",
    "documents",
    "luot-truy-cap",
    "media",
    "pictures",
    "so-do-trang",
    "static",
    "theme",
    "tim-kiem",
    "tro-nang",
]


def test_what_the_install_answers_is_read_off_its_addresses():
    assert set(RESERVED) <= reserved_addresses()
    assert "" not in reserved_addresses()


@pytest.mark.parametrize("slug", RESERVED)
def test_page_under_a_front_page_is_refused_such_a_slug(an_giang, slug):
    page = StandardPage.objects.get(pk=an_giang.about.pk)
    page.slug = slug

    with pytest.raises(ValidationError) as refused:
        page.full_clean()
    assert "slug" in refused.value.message_dict


def test_editor_is_told_at_the_field_and_nothing_is_stored(an_giang, visit):
    address = reverse("wagtailadmin_pages:add", args=("pages", "standardpage", an_giang.home.pk))
    form = _form(visit(an_giang.host, address, an_giang.editor))

    response = visit(
        an_giang.host, address, an_giang.editor, "post", data={**form, "title": "Tra cứu", "slug": "tim-kiem"}
    )

    assert response.status_code == 200
    assert len(response.context["form"].errors["slug"]) == 1
    assert not StandardPage.objects.filter(slug="tim-kiem").exists()


def test_same_slug_lower_down_is_a_page_like_any_other(an_giang, visit):
    page = builders.standard_page(an_giang.about, title="Tìm kiếm", slug="tim-kiem")

    assert visit(an_giang.host, page.url).status_code == 200


def test_made_slug_steps_aside(an_giang, visit):
    page = builders.standard_page(an_giang.home, title="Tìm kiếm")

    assert page.slug == "tim-kiem-2"
    assert visit(an_giang.host, page.url).status_code == 200


def test_copy_and_move_to_the_front_page_are_refused(an_giang, administrator, visit):
    page = builders.standard_page(an_giang.about, title="Tìm kiếm", slug="tim-kiem")
    copy = reverse("wagtailadmin_pages:copy", args=(page.pk,))
    move = reverse("wagtailadmin_pages:move_confirm", args=(page.pk, an_giang.home.pk))

    response = visit(
        an_giang.host,
        copy,
        administrator,
        "post",
        data={"new_title": "Bản sao", "new_slug": "tim-kiem", "new_parent_page": an_giang.home.pk},
    )
    visit(an_giang.host, move, administrator, "post")

    assert "new_slug" in response.context["form"].errors
    page.refresh_from_db()
    assert page.get_parent().pk == an_giang.about.pk
    assert not StandardPage.objects.child_of(an_giang.home).filter(slug="tim-kiem").exists()


def _form(response):
    return next(dict(form) for form in read_forms(response.content.decode()) if "title" in form)
