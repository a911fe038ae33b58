"""A news section's categories are edited with it."""

import pytest
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from tests import builders


def form_data(section, categories):
    return nested_form_data(
        {
            "title": section.title,
            "slug": section.slug,
            "lead": "",
            "categories": inline_formset(categories),
            "seo_title": "",
            "search_description": "",
            "show_in_menus": "on",
            "comments": inline_formset([]),
            "action-publish": "1",
        }
    )


def test_category_gets_its_slug_from_its_name(an_giang, administrator, visit):
    an_giang.news.categories.all().delete()
    data = form_data(an_giang.news, [{"name": "Đời sống", "slug": ""}])

    visit(an_giang.host, f"/admin/pages/{an_giang.news.pk}/edit/", administrator, "post", data=data)

    assert list(an_giang.news.categories.values_list("name", "slug")) == [("Đời sống", "doi-song")]


def test_two_categories_of_one_slug_are_refused_with_a_word(an_giang, visit):
    an_giang.news.categories.all().delete()
    data = form_data(an_giang.news, [{"name": "Đời sống", "slug": ""}, {"name": "Đời  Sống", "slug": ""}])

    response = visit(an_giang.host, f"/admin/pages/{an_giang.news.pk}/edit/", an_giang.reviewer, "post", data=data)

    assert response.status_code == 200
    assert "doi-song" in str(response.context["form"].non_field_errors())
    assert not an_giang.news.categories.exists()


def test_same_category_may_stand_on_two_sites(an_giang, ca_mau):
    slugs = [set(team.news.categories.values_list("slug", flat=True)) for team in (an_giang, ca_mau)]

    assert slugs[0] == slugs[1]


def test_two_categories_may_exchange_their_slugs(an_giang, administrator, visit):
    first, second = an_giang.news.categories.all()[:2]
    others = list(an_giang.news.categories.all()[2:])
    rows = [
        {"id": first.pk, "name": first.name, "slug": second.slug},
        {"id": second.pk, "name": second.name, "slug": first.slug},
        *({"id": category.pk, "name": category.name, "slug": category.slug} for category in others),
    ]
    data = form_data(an_giang.news, rows)
    data["categories-INITIAL_FORMS"] = str(len(rows))

    visit(an_giang.host, f"/admin/pages/{an_giang.news.pk}/edit/", administrator, "post", data=data)

    assert type(first).objects.get(pk=first.pk).slug == second.slug
    assert type(first).objects.get(pk=second.pk).slug == first.slug


@pytest.mark.parametrize("words", ["q=CASINO", "category=CASINO", "month=CASINO", "from=CASINO", "type=CASINO"])
def test_links_of_a_list_repeat_only_what_it_understood(an_giang, visit, words):
    builders.news(an_giang.news)
    category = an_giang.news.categories.first()

    html = visit(an_giang.host, f"{an_giang.news.url}?{words}&month=2026").content.decode()
    both = visit(an_giang.host, f"{an_giang.news.url}?category={category.slug}&month=2026-02").content.decode()

    assert "CASINO" not in html
    assert f'href="?category={category.slug}&amp;month=2026"' in both
