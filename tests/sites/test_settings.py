"""A site's own settings: edited by its manager through the admin, by nobody else."""

import pytest
from django.utils import translation
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from sites.colours import darkened_to_pass
from sites.licence_warnings import licence_warnings
from sites.models import Identity, Licence
from tests import builders

IDENTITY = {"governing_body": "Cơ quan mới", "name": "Tên mới", "slogan": "Khẩu hiệu mới", "accent_colour": "#0B6B4F"}
LICENCE = nested_form_data(
    {
        "managing_body": "LĐLĐ mới",
        "licence_number": "12/GP-TTĐT",
        "issuing_authority": "Sở Văn hóa, Thể thao và Du lịch",
        "issued_on": "09/10/2019",
        "expires_on": "30/9/2099",
        "responsible_person": "Người mới",
        "address": "Số 3",
        "phones": "0123; 0456",
        "email": "moi@an-giang.example",
        "social_links": inline_formset([{"name": "Zalo", "url": "https://zalo.example/an-giang"}]),
    }
)


@pytest.fixture
def save(an_giang, visit):
    """Return a function that posts a setting of An Giang's as somebody."""

    def post(user, setting, data):
        return visit(an_giang.host, f"/admin/settings/sites/{setting}/{an_giang.site.pk}/", user, "post", data=data)

    return post


@pytest.fixture
def refused(an_giang, ca_mau, stranger):
    """Everybody whose hands must be off An Giang's settings."""
    return [an_giang.editor, an_giang.reviewer, ca_mau.manager, ca_mau.editor, stranger, None]


def test_manager_edits_the_identity(an_giang, save):
    assert save(an_giang.manager, "identity", IDENTITY).status_code == 302

    identity = Identity.for_site(an_giang.site)
    assert (identity.governing_body, identity.name, identity.slogan) == ("Cơ quan mới", "Tên mới", "Khẩu hiệu mới")


def test_accent_colour_is_stored_in_one_spelling(an_giang, save):
    save(an_giang.manager, "identity", IDENTITY)

    assert Identity.for_site(an_giang.site).accent_colour == "#0b6b4f"


def test_manager_edits_licence_and_contact(an_giang, save):
    response = save(an_giang.manager, "licence", LICENCE)

    assert response.status_code == 302
    licence = Licence.for_site(an_giang.site)
    assert (licence.managing_body, licence.licence_number) == ("LĐLĐ mới", "12/GP-TTĐT")
    assert (licence.issued_on.isoformat(), licence.expires_on.isoformat()) == ("2019-10-09", "2099-09-30")
    assert licence.phone_list == ["0123", "0456"]
    assert [link.name for link in licence.social_links.all()] == ["Zalo"]


@pytest.mark.parametrize(("setting", "data"), [("identity", IDENTITY), ("licence", LICENCE)])
def test_nobody_else_edits_them(an_giang, save, refused, setting, data):
    model = {"identity": Identity, "licence": Licence}[setting]
    before = model.objects.filter(site=an_giang.site).values().get()
    for user in refused:
        save(user, setting, data)

    assert model.objects.filter(site=an_giang.site).values().get() == before


def test_editing_ones_own_leaves_the_neighbours_alone(an_giang, ca_mau, save):
    before = Identity.objects.filter(site=ca_mau.site).values().get()
    save(an_giang.manager, "identity", IDENTITY)

    assert Identity.objects.filter(site=ca_mau.site).values().get() == before


def test_pale_colour_is_refused_with_the_nearest_shade_that_works(an_giang, save):
    response = save(an_giang.manager, "identity", {**IDENTITY, "accent_colour": "#FFCC00"})

    assert response.status_code == 200
    (message,) = response.context["form"].errors["accent_colour"]
    assert darkened_to_pass("#FFCC00") in message
    assert Identity.for_site(an_giang.site).accent_colour == "#0b6b4f"
    assert Identity.for_site(an_giang.site).name != "Tên mới"


@pytest.mark.parametrize("colour", ["red", "#12345", "#b3261e;}"])
def test_colour_of_no_known_shape_is_refused(an_giang, save, colour):
    response = save(an_giang.manager, "identity", {**IDENTITY, "accent_colour": colour})

    assert "accent_colour" in response.context["form"].errors


@pytest.mark.parametrize("number", ["06", "Giấy phép số 6 năm 2019", "06/gp"])
def test_licence_number_of_odd_shape_is_saved_and_warned_of(an_giang, save, visit, number):
    assert save(an_giang.manager, "licence", {**LICENCE, "licence_number": number}).status_code == 302

    assert Licence.for_site(an_giang.site).licence_number == number
    page = visit(an_giang.host, f"/admin/settings/sites/licence/{an_giang.site.pk}/", an_giang.manager)
    with translation.override("vi"):
        (warning,) = licence_warnings(Licence.for_site(an_giang.site))
    assert warning in page.content.decode()


def test_text_is_stored_in_one_unicode_form(an_giang, save):
    save(an_giang.manager, "identity", {**IDENTITY, "name": "Công\u00a0\u0111oa\u0300n"})

    assert Identity.for_site(an_giang.site).name == "Công đoàn"


def test_logo_is_one_of_the_teams_own_pictures(an_giang, save):
    logo = builders.picture(an_giang.federation.collection)
    save(an_giang.manager, "identity", {**IDENTITY, "logo": logo.pk})

    assert Identity.for_site(an_giang.site).logo == logo
