"""The invitation's link: once, on its own host, for its own person, in the role that is stored."""

import datetime
import re

import pytest
from django.utils import timezone

from accounts.models import User
from sites.models import Invitation, Membership
from sites.people import invitations
from tests.cast import PASSWORD
from tests.sites.people.conftest import CHOSEN, JOINING, NEWCOMER, in_days, membership, new_member
from tests.sites.people.test_changes import history


@pytest.fixture
def account(db):
    """Somebody who has an account already, and no team."""
    return User.objects.create_user(NEWCOMER, PASSWORD, first_name="Cũ")


def open_still(invitation):
    """Tell whether an invitation is untouched."""
    return Invitation.objects.get(pk=invitation.pk).accepted_at is None


def test_newcomer_sets_name_and_password_and_signs_in(an_giang, invited, visit):
    invitation, path = invited()
    page = visit(an_giang.host, path)
    assert page.status_code == 200
    assert an_giang.federation.name in page.content.decode()

    response = visit(an_giang.host, path, method="post", data=JOINING)

    assert response.url == "/admin/login/"
    assert "_auth_user_id" not in response.client.session
    user = User.objects.get(email=NEWCOMER)
    assert user.check_password(CHOSEN)
    assert user.get_full_name() == "Nguyễn Thị Hoa"
    assert (user.is_superuser, user.is_staff) == (False, False)
    assert list(user.groups.all()) == [an_giang.federation.reviewers]
    assert membership(an_giang, user).role == "reviewers"
    assert history(invitation)[-1] == ("people.accept", user)
    assert response.client.get("/admin/login/").status_code == 200


def test_term_of_the_invitation_becomes_the_members(an_giang, invited, visit):
    _invitation, path = invited(is_contractor=True, expires_on=in_days(20))
    visit(an_giang.host, path, method="post", data=JOINING)

    member = Membership.objects.get(user__email=NEWCOMER)
    assert (member.is_contractor, member.expires_on) == (True, in_days(20))


@pytest.mark.parametrize("method", ["get", "head"])
def test_mail_scanner_that_opens_the_link_uses_nothing_up(an_giang, invited, visit, method):
    invitation, path = invited()
    for _time in range(3):
        assert visit(an_giang.host, path, method=method).status_code == 200

    assert open_still(invitation)
    assert not User.objects.filter(email=NEWCOMER).exists()
    assert visit(an_giang.host, path, method="post", data=JOINING).status_code == 302


def test_link_works_once(an_giang, invited, visit):
    _invitation, path = invited()
    visit(an_giang.host, path, method="post", data=JOINING)
    again = {**JOINING, "new_password1": "mat khau cua nguoi khac", "new_password2": "mat khau cua nguoi khac"}

    assert visit(an_giang.host, path, method="post", data=again).status_code == 404
    assert visit(an_giang.host, path).status_code == 404
    assert User.objects.get(email=NEWCOMER).check_password(CHOSEN)


def test_answer_is_kept_nowhere_and_the_address_goes_nowhere(an_giang, invited, visit):
    _invitation, path = invited()
    for response in (visit(an_giang.host, path), visit(an_giang.host, "/admin/invitation/khong-co/")):
        assert "no-store" in response["Cache-Control"]
        assert response["Referrer-Policy"] == "same-origin"
        loaded = re.findall(r'<(?:link|script|img|iframe)[^>]+(?:href|src)="([^"]+)"', response.content.decode())
        assert [address for address in loaded if not address.startswith("/")] == []


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize(
    "reason", ["expired", "withdrawn", "accepted", "late", "inviter", "inviter_gone", "other_host"]
)
def test_dead_link_says_so_and_does_nothing(an_giang, ca_mau, invited, visit, reason, method):
    second = new_member(an_giang, "hai@example.com")
    invitation, path = invited(actor=second.user)
    now, row = timezone.now(), Invitation.objects.filter(pk=invitation.pk)
    host = an_giang.host
    if reason == "expired":
        row.update(valid_until=now)
    elif reason == "withdrawn":
        row.update(withdrawn_at=now)
    elif reason == "accepted":
        row.update(accepted_at=now)
    elif reason == "late":
        row.update(expires_on=in_days(-1))
    elif reason == "inviter":
        second.user.groups.set([an_giang.federation.editors])
    elif reason == "inviter_gone":
        second.user.delete()
    else:
        host = ca_mau.host
    before = row.values().get()

    response = visit(host, path, method=method, data=JOINING if method == "post" else {})

    assert response.status_code == 404
    assert "An Giang" not in response.content.decode()
    assert NEWCOMER not in response.content.decode()
    assert not User.objects.filter(email=NEWCOMER).exists()
    assert row.values().get() == before


@pytest.mark.parametrize("token", ["x", "a" * 43, "%00", "Đ" * 50])
def test_guessed_link_is_404(an_giang, visit, token):
    assert visit(an_giang.host, f"/admin/invitation/{token}/").status_code == 404


def test_link_works_for_seven_days(invited):
    invitation, _path = invited()

    left = invitation.valid_until - timezone.now()
    assert datetime.timedelta(days=6, hours=23) < left <= datetime.timedelta(days=7)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"new_password2": "khac han di roi"}, "new_password2"),
        ({"new_password1": "ngan", "new_password2": "ngan"}, "new_password2"),
        ({"new_password1": "hoa@example.com", "new_password2": "hoa@example.com"}, "new_password2"),
        ({"last_name": ""}, "last_name"),
        ({"first_name": ""}, "first_name"),
    ],
)
def test_newcomers_slip_is_named_and_uses_nothing_up(an_giang, invited, visit, change, field):
    invitation, path = invited()
    response = visit(an_giang.host, path, method="post", data={**JOINING, **change})

    assert response.status_code == 200
    assert list(response.context["form"].errors) == [field]
    assert open_still(invitation)
    assert not User.objects.filter(email=NEWCOMER).exists()


def test_what_is_posted_beside_the_form_counts_for_nothing(an_giang, ca_mau, invited, visit, administrator):
    _invitation, path = invited(role="editors")
    forged = {
        "role": "managers",
        "federation": ca_mau.federation.pk,
        "groups": [an_giang.federation.managers.pk],
        "email": administrator.email,
        "user": administrator.pk,
        "is_superuser": "on",
        "is_staff": "on",
        "expires_on": "2099-01-01",
    }
    visit(an_giang.host, path, method="post", data={**JOINING, **forged})

    user = User.objects.get(email=NEWCOMER)
    assert (user.is_superuser, user.is_staff) == (False, False)
    assert list(user.groups.all()) == [an_giang.federation.editors]
    assert membership(an_giang, user).expires_on is None


def test_owner_of_an_account_is_sent_to_sign_in_and_comes_back(an_giang, invited, visit, account):
    invitation, path = invited()
    page = visit(an_giang.host, path)
    assert page.context["form"] is None
    assert f"/admin/login/?next={path}" in page.content.decode()
    response = visit(an_giang.host, path, method="post", data=JOINING)
    assert response.url == f"/admin/login/?next={path}"
    assert open_still(invitation)

    login = {"username": NEWCOMER, "password": PASSWORD, "next": path}
    signed_in = visit(an_giang.host, "/admin/login/", method="post", data=login)
    assert signed_in.url == path
    assert signed_in.client.post(path).url == "/admin/"

    account.refresh_from_db()
    assert list(account.groups.all()) == [an_giang.federation.reviewers]
    assert account.first_name == "Cũ"
    assert account.check_password(PASSWORD)
    assert history(invitation)[-1] == ("people.accept", account)


@pytest.mark.parametrize("has_account", [True, False])
def test_somebody_else_is_told_so_and_learns_no_address(an_giang, ca_mau, invited, visit, has_account):
    if has_account:
        User.objects.create_user(NEWCOMER, PASSWORD)
    invitation, path = invited(role="managers")
    for user in (ca_mau.editor, an_giang.editor):
        for method in ("get", "post"):
            page = visit(an_giang.host, path, user, method, data=JOINING if method == "post" else {})
            html = page.content.decode()
            assert page.status_code == 200
            assert user.email in html
            assert NEWCOMER not in html

    assert open_still(invitation)
    assert membership(an_giang, "editor").role == "editors"
    assert not Membership.objects.filter(federation=an_giang.federation, user=ca_mau.editor).exists()


def test_member_of_another_team_joins_and_serves_both(an_giang, ca_mau, invited, visit):
    _invitation, path = invited(email=ca_mau.editor.email)
    visit(an_giang.host, path, ca_mau.editor, "post")

    assert set(ca_mau.editor.groups.all()) == {ca_mau.federation.editors, an_giang.federation.reviewers}


def test_who_had_left_comes_back_in_the_new_role(an_giang, invited, visit):
    member = membership(an_giang, "editor")
    an_giang.editor.groups.clear()
    _invitation, path = invited(email=an_giang.editor.email, role="reviewers")
    visit(an_giang.host, path, an_giang.editor, "post")

    member.refresh_from_db()
    assert (member.role, member.ended_at) == ("reviewers", None)


def test_who_joined_in_the_meantime_keeps_the_role(an_giang, invited, visit, account):
    invitation, path = invited(role="managers")
    account.groups.add(an_giang.federation.editors)
    visit(an_giang.host, path, account, "post")

    assert membership(an_giang, account).role == "editors"
    assert not open_still(invitation)


def test_administrator_joins_no_team(an_giang, administrator, invited, visit):
    invitation, path = invited(email=administrator.email)
    response = visit(an_giang.host, path, administrator, "post")

    assert response.status_code == 200
    assert open_still(invitation)
    assert not administrator.groups.exists()


def test_disabled_account_is_not_opened_by_an_invitation(an_giang, invited, visit, account):
    User.objects.filter(pk=account.pk).update(is_active=False)
    invitation, path = invited()
    page = visit(an_giang.host, path)
    visit(an_giang.host, path, method="post", data=JOINING)

    assert page.context["is_disabled"]
    account.refresh_from_db()
    assert not account.is_active
    assert account.check_password(PASSWORD)
    assert open_still(invitation)


@pytest.mark.parametrize("kind", ["used", "superuser", "disabled"])
def test_link_takes_over_no_account_that_is_more_than_a_row(an_giang, invited, visit, kind):
    """Only an account without a password that nobody ever used is the newcomer's to take."""
    flags = {
        "used": {"last_login": timezone.now()},
        "superuser": {"is_superuser": True},
        "disabled": {"is_active": False},
    }
    user = User.objects.create_user(NEWCOMER, None, **flags[kind])
    _invitation, path = invited()
    visit(an_giang.host, path, method="post", data=JOINING)

    user.refresh_from_db()
    assert not user.has_usable_password()
    assert not user.groups.exists()


def test_account_made_without_a_password_is_taken_into_use(an_giang, invited, visit):
    user = User.objects.create_user(NEWCOMER)
    user.groups.add(an_giang.federation.managers)
    _invitation, path = invited(role="managers")
    visit(an_giang.host, path, method="post", data=JOINING)

    user.refresh_from_db()
    assert user.check_password(CHOSEN)
    assert membership(an_giang, user).role == "managers"


def test_two_presses_at_once_make_one_member(an_giang, invited):
    invitation, _path = invited()
    twin = Invitation.objects.get(pk=invitation.pk)
    invitations.accept_as_newcomer(invitation, User(email=NEWCOMER))

    with pytest.raises(invitations.ValidationError):
        invitations.accept_as_newcomer(twin, User(email=NEWCOMER))
    assert User.objects.filter(email=NEWCOMER).count() == 1


def test_form_is_protected_against_forged_requests(an_giang, invited):
    from django.test import Client

    _invitation, path = invited()
    response = Client(SERVER_NAME=an_giang.host, enforce_csrf_checks=True).post(path, JOINING)

    assert response.status_code == 403
