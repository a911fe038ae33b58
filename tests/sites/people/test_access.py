"""Who runs a team: its managers and national administrators; nobody else gets in, whatever is posted."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from accounts.models import User
from sites.models import Invitation, Membership
from sites.people.hooks import PeopleMenuItem
from sites.scope import federations_of
from tests.sites.people.conftest import ALL_OPERATIONS, in_days, membership, new_member, send

INVITE = {"email": "moi@example.com", "last_name": "Lê", "first_name": "Mới", "role": "editors"}


def addresses(team, invitation):
    """Return every address of a team's people's pages."""
    member = membership(team, "editor").pk
    return {
        "team": [team.federation.pk],
        "invite": [team.federation.pk],
        "member": [member],
        **{name: [member] for name in ALL_OPERATIONS},
        "send_again": [invitation.pk],
        "withdraw": [invitation.pk],
    }


def everything(team):
    """Return what must not change when somebody is refused."""
    return (
        list(Membership.objects.order_by("pk").values()),
        list(Invitation.objects.order_by("pk").values()),
        list(User.objects.order_by("pk").values("pk", "email", "is_active", "is_superuser", "password")),
        [list(user.groups.order_by("pk").values_list("pk", flat=True)) for user in User.objects.order_by("pk")],
    )


def test_manager_sees_the_team_and_its_open_invitations(an_giang, ca_mau, visit, invited):
    invitation, _path = invited()

    html = send(visit, an_giang, an_giang.manager, "team", an_giang.federation.pk, method="get").content.decode()

    for email in (an_giang.editor.email, an_giang.reviewer.email, an_giang.manager.email, invitation.email):
        assert email in html
    assert ca_mau.editor.email not in html


def test_every_page_of_the_team_opens_for_its_manager(an_giang, visit, invited):
    invitation, _path = invited()
    for name, args in addresses(an_giang, invitation).items():
        if name not in {"send_again", "withdraw"}:
            assert send(visit, an_giang, an_giang.manager, name, *args, method="get").status_code == 200, name


@pytest.mark.parametrize("method", ["get", "post"])
def test_manager_of_the_neighbour_meets_404_everywhere(an_giang, ca_mau, visit, invited, method):
    invitation, _path = invited()
    before = everything(an_giang)
    for name, args in addresses(an_giang, invitation).items():
        data = INVITE if method == "post" else None
        assert send(visit, ca_mau, ca_mau.manager, name, *args, data=data, method=method).status_code == 404, name
    assert everything(an_giang) == before


@pytest.mark.parametrize("who", ["editor", "reviewer", "neighbour", "stranger", "nobody"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_else_gets_in(an_giang, ca_mau, stranger, visit, invited, who, method):
    users = {
        "editor": an_giang.editor,
        "reviewer": an_giang.reviewer,
        "neighbour": ca_mau.editor,
        "stranger": stranger,
        "nobody": None,
    }
    invitation, _path = invited()
    before = everything(an_giang)
    for name, args in {"index": [], **addresses(an_giang, invitation)}.items():
        response = send(visit, an_giang, users[who], name, *args, data=INVITE, method=method)
        assert response.status_code == (404 if who == "neighbour" else 302), name
        assert not response.headers.get("Location", "").startswith("/admin/people/"), name
    assert everything(an_giang) == before


def test_menu_offers_people_to_managers_and_administrators_alone(an_giang, national, administrator, visit):
    def offered(user):
        return f'"{reverse("people:index")}"' in visit(an_giang.host, "/admin/", user).content.decode()

    assert offered(an_giang.manager)
    assert offered(administrator)
    assert not offered(an_giang.reviewer)
    assert not offered(an_giang.editor)


def test_way_in_leads_straight_to_the_only_team(an_giang, visit):
    response = send(visit, an_giang, an_giang.manager, "index", method="get")

    assert response.url == reverse("people:team", args=[an_giang.federation.pk])


def test_manager_of_two_teams_chooses_and_sees_each_apart(an_giang, ca_mau, national, visit):
    new_member(an_giang, ca_mau.manager.email)

    choice = send(visit, an_giang, ca_mau.manager, "index", method="get").content.decode()
    team = send(visit, an_giang, ca_mau.manager, "team", an_giang.federation.pk, method="get").content.decode()

    for federation in (an_giang.federation, ca_mau.federation):
        assert reverse("people:team", args=[federation.pk]) in choice
    assert reverse("people:team", args=[national.federation.pk]) not in choice
    assert an_giang.editor.email in team
    assert ca_mau.editor.email not in team


def test_editor_here_and_manager_there_runs_only_the_team_there(an_giang, ca_mau, visit):
    new_member(an_giang, ca_mau.manager.email, role="editors")

    response = send(visit, an_giang, ca_mau.manager, "team", an_giang.federation.pk, method="get")

    assert response.status_code == 404


def test_administrator_opens_any_team(an_giang, ca_mau, administrator, visit):
    for team in (an_giang, ca_mau):
        response = send(visit, an_giang, administrator, "team", team.federation.pk, method="get")
        assert team.editor.email in response.content.decode()


@pytest.mark.parametrize("loss", ["ended", "lapsed", "disabled", "demoted"])
def test_manager_who_is_one_no_longer_is_refused(an_giang, visit, loss):
    manager = new_member(an_giang, "cu@example.com")
    if loss == "ended":
        manager.user.groups.clear()
    elif loss == "lapsed":
        Membership.objects.filter(pk=manager.pk).update(expires_on=in_days(-1))
    elif loss == "disabled":
        User.objects.filter(pk=manager.user_id).update(is_active=False)
    else:
        manager.user.groups.set([an_giang.federation.editors])
    manager.user.refresh_from_db()

    before = everything(an_giang)
    response = send(visit, an_giang, manager.user, "invite", an_giang.federation.pk, data=INVITE)

    assert response.status_code == 302
    assert not Invitation.objects.filter(email=INVITE["email"]).exists()
    # At the door a lapsed membership is closed (sites.fence); otherwise nothing is touched.
    assert loss == "lapsed" or everything(an_giang) == before


def test_administrators_account_is_neither_listed_nor_touched_by_managers(an_giang, administrator, visit):
    administrator.groups.add(an_giang.federation.editors)
    member = membership(an_giang, administrator).pk
    before = everything(an_giang)

    html = send(visit, an_giang, an_giang.manager, "team", an_giang.federation.pk, method="get").content.decode()
    assert administrator.email not in html
    for name in ("member", *ALL_OPERATIONS):
        for method in ("get", "post"):
            assert send(visit, an_giang, an_giang.manager, name, member, method=method).status_code == 404
    assert everything(an_giang) == before


@pytest.mark.parametrize("path", ["/admin/users/", "/admin/users/new/", "/admin/groups/"])
def test_wagtails_own_administration_of_users_stays_closed(an_giang, visit, path):
    assert visit(an_giang.host, path, an_giang.manager).status_code != 200


def test_list_asks_the_database_no_more_for_a_larger_team(an_giang, visit):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            send(visit, an_giang, an_giang.manager, "team", an_giang.federation.pk, method="get")
        return len(asked)

    queries()  # what the first request of all asks and keeps
    small = queries()
    for number in range(12):
        new_member(an_giang, f"nguoi-{number}@example.com", role="editors")

    assert queries() == small


def test_list_asks_the_database_no_more_for_more_invitations(an_giang, administrator, visit, invited):
    def ask():
        with CaptureQueriesContext(connection) as asked:
            page = send(visit, an_giang, an_giang.manager, "team", an_giang.federation.pk, method="get")
        return len(asked), page.content.decode()

    former = new_member(an_giang, "cu@example.com").user
    invited("khach-0@example.com")
    ask()  # what the first request of all asks and keeps
    few, _html = ask()
    for number in range(1, 9):
        invited(f"khach-{number}@example.com", actor=(an_giang.manager, administrator, former)[number % 3])
    former.groups.clear()

    many, html = ask()
    assert many == few
    with translation.override("vi"):
        assert html.count(gettext("Void: its sender is no longer a manager")) == 3


@pytest.mark.parametrize(("who", "shown"), [("manager", True), ("reviewer", False), ("editor", False)])
def test_menu_asks_nothing_that_the_request_knows(an_giang, rf, django_assert_num_queries, who, shown):
    request = rf.get("/admin/")
    request.user = getattr(an_giang, who)
    federations_of(request.user)  # as the fence does for every request

    with django_assert_num_queries(0):
        assert PeopleMenuItem("", "").is_shown(request) is shown
