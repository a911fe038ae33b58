"""Accounts: an address is one account in any capitals, and a name stands in the country's order."""

import pytest
from django.contrib.auth import authenticate
from django.db import IntegrityError, transaction

from accounts.models import User
from tests.cast import PASSWORD

NEW = {
    "email": "nguyen.hoa@an-giang.example",
    "last_name": "Nguyễn Thị",
    "first_name": "Hoa",
    "password1": "mot mat khau dai",
    "password2": "mot mat khau dai",
}


def sign_in(visit, host, email, password=PASSWORD):
    return visit(host, "/admin/login/", method="post", data={"username": email, "password": password})


@pytest.mark.parametrize("typed", ["editor@an-giang.example", "Editor@An-Giang.Example", "EDITOR@AN-GIANG.EXAMPLE "])
def test_address_in_any_capitals_signs_in(an_giang, visit, typed):
    response = sign_in(visit, an_giang.host, typed)

    assert response.status_code == 302
    assert response.client.session["_auth_user_id"] == str(an_giang.editor.pk)


def test_wrong_password_signs_nobody_in(an_giang, visit):
    response = sign_in(visit, an_giang.host, "editor@an-giang.example", "another password")

    assert response.status_code == 200
    assert "_auth_user_id" not in response.client.session


def test_disabled_account_does_not_sign_in(an_giang, visit):
    User.objects.filter(pk=an_giang.editor.pk).update(is_active=False)

    response = sign_in(visit, an_giang.host, "editor@an-giang.example")

    assert "_auth_user_id" not in response.client.session


def test_account_made_without_a_password_cannot_be_signed_in_to(db, rf):
    user = User.objects.create_user("moi@an-giang.example")

    assert not user.has_usable_password()
    assert authenticate(rf.post("/admin/login/"), username=user.email, password="") is None


def test_name_is_written_family_name_first(db):
    user = User.objects.create_user("hoa@an-giang.example", last_name="Nguyễn Thị", first_name="Hoa")

    assert user.get_full_name() == "Nguyễn Thị Hoa"


@pytest.mark.parametrize(
    ("parts", "full"), [({"first_name": "Hoa"}, "Hoa"), ({"last_name": "Nguyễn"}, "Nguyễn"), ({}, "")]
)
def test_name_without_a_part_has_no_space_around(parts, full):
    assert User(email="x@an-giang.example", **parts).get_full_name() == full


def test_address_is_stored_in_lower_case_without_space_around(db):
    assert User.objects.create_user("  Hoa@An-Giang.Example ").email == "hoa@an-giang.example"


def test_database_refuses_a_second_account_in_other_capitals(an_giang):
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create_user("EDITOR@an-giang.example")


def test_account_needs_an_address(db):
    with pytest.raises(ValueError, match="e-mail"):
        User.objects.create_user("")


def test_administrator_creates_an_account(national, administrator, visit):
    response = visit(national.host, "/admin/users/new/", administrator, "post", data=NEW)

    assert response.status_code == 302
    user = User.objects.get(email=NEW["email"])
    assert user.get_full_name() == "Nguyễn Thị Hoa"
    assert user.check_password(NEW["password1"])
    assert not user.is_superuser


def test_form_refuses_an_address_taken_in_other_capitals_and_says_so_at_the_field(
    national, administrator, an_giang, visit
):
    data = {**NEW, "email": "Editor@An-Giang.example"}
    response = visit(national.host, "/admin/users/new/", administrator, "post", data=data)

    assert response.status_code == 200
    taken = User._meta.get_field("email").error_messages["unique"]
    assert response.context["form"].errors == {"email": [taken]}


def test_form_refuses_a_short_password(national, administrator, visit):
    data = {**NEW, "password1": "ngan qua", "password2": "ngan qua"}
    response = visit(national.host, "/admin/users/new/", administrator, "post", data=data)

    assert "password2" in response.context["form"].errors


def test_administrator_edits_an_account_and_leaves_its_password(national, administrator, an_giang, visit):
    team = an_giang.federation.editors
    data = {
        "email": "Doi.Ten@An-Giang.example",
        "last_name": "Trần",
        "first_name": "Đức",
        "is_active": "on",
        "groups": [team.pk],
    }
    response = visit(national.host, f"/admin/users/edit/{an_giang.editor.pk}/", administrator, "post", data=data)

    assert response.status_code == 302
    user = User.objects.get(pk=an_giang.editor.pk)
    assert (user.email, user.get_full_name()) == ("doi.ten@an-giang.example", "Trần Đức")
    assert user.check_password(PASSWORD)
    assert list(user.groups.all()) == [team]


def test_edit_form_refuses_the_address_of_another_account(national, administrator, an_giang, visit):
    data = {"email": "MANAGER@an-giang.example", "last_name": "Trần", "first_name": "Đức", "is_active": "on"}
    response = visit(national.host, f"/admin/users/edit/{an_giang.editor.pk}/", administrator, "post", data=data)

    assert list(response.context["form"].errors) == ["email"]


@pytest.mark.parametrize("form", ["new", "edit"])
def test_form_asks_for_the_family_name_by_its_vietnamese_meaning(national, administrator, an_giang, visit, form):
    path = "/admin/users/new/" if form == "new" else f"/admin/users/edit/{an_giang.editor.pk}/"
    fields = visit(national.host, path, administrator).context["form"].fields

    model_labels = [User._meta.get_field(name).verbose_name for name in ("last_name", "first_name")]
    assert [str(fields[name].label) for name in ("last_name", "first_name")] != [str(label) for label in model_labels]


@pytest.mark.parametrize("person", ["editor", "reviewer", "manager"])
def test_team_does_not_administer_accounts(an_giang, visit, person):
    user = getattr(an_giang, person)

    assert visit(an_giang.host, "/admin/users/", user).status_code != 200
    visit(an_giang.host, "/admin/users/new/", user, "post", data=NEW)
    assert not User.objects.filter(email=NEW["email"]).exists()
