"""Changes to a team: what a manager may do to a member, and the rules that hold against everybody."""

import pytest
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import translation
from wagtail.log_actions import registry

from accounts import second_factor, sessions
from accounts.models import User
from sites.models import Membership
from sites.people import changes
from sites.people.handlers import bring_into_step
from sites.scope import federations_of
from tests.accounts.clients import give_phone
from tests.sites.people.conftest import in_days, membership, new_member, said, send


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def post(an_giang, visit):
    """Return a function that posts a member's form on An Giang's host."""

    def to(member, user=None, /, **data):
        data = {key: value for key, value in {"role": member.role, **data}.items() if value is not None}
        return send(visit, an_giang, user or an_giang.manager, "member", member.pk, data=data)

    return to


def stored(member):
    """Return a membership as it is stored now."""
    return Membership.objects.get(pk=member.pk)


def history(member):
    """Return (action, who did it) of everything noted about a membership or invitation, the oldest first."""
    entries = registry.get_logs_for_instance(member).order_by("timestamp", "pk")
    return [(entry.action, entry.user) for entry in entries if entry.action.startswith("people.")]


@pytest.mark.parametrize("role", ["reviewers", "managers"])
def test_manager_raises_an_editor(an_giang, post, role):
    member = membership(an_giang, "editor")

    assert post(member, role=role).status_code == 302

    assert stored(member).role == role
    assert list(an_giang.editor.groups.all()) == [an_giang.federation.group_for(role)]
    assert history(member)[-1] == ("people.role", an_giang.manager)


def test_manager_lowers_another_manager_and_the_member_never_left(an_giang, post):
    member = new_member(an_giang, "hai@example.com")

    post(member, role="editors")

    assert stored(member).role == "editors"
    assert stored(member).ended_at is None
    assert [action for action, _user in history(member)] == ["people.join", "people.role"]


def test_manager_sets_kind_and_last_day(an_giang, post):
    member = membership(an_giang, "editor")

    post(member, is_contractor="on", expires_on=in_days(30).strftime("%d/%m/%Y"))

    assert (stored(member).is_contractor, stored(member).expires_on) == (True, in_days(30))
    assert history(member)[-1] == ("people.term", an_giang.manager)


@pytest.mark.parametrize(
    "term",
    [
        {"is_contractor": "on"},
        {"is_contractor": "on", "expires_on": "hôm nào đó"},
        {"expires_on": in_days(-1).isoformat()},
        {"expires_on": "01/01/0219"},
    ],
)
def test_last_day_that_cannot_be_right_is_refused_at_its_field(an_giang, post, term):
    member = membership(an_giang, "editor")
    response = post(member, role="managers", **term)

    assert response.status_code == 200
    assert list(response.context["form"].errors) == ["expires_on"]
    assert (stored(member).role, stored(member).is_contractor, stored(member).expires_on) == ("editors", False, None)


@pytest.mark.parametrize("role", ["owners", "superuser", "", "1"])
def test_unknown_role_is_refused(an_giang, post, role):
    member = membership(an_giang, "editor")

    assert list(post(member, role=role).context["form"].errors) == ["role"]
    assert stored(member).role == "editors"


def test_ids_and_flags_posted_by_hand_change_nothing(an_giang, ca_mau, post, administrator):
    member = membership(an_giang, "editor")
    post(
        member,
        role="reviewers",
        groups=[ca_mau.federation.managers.pk],
        group=ca_mau.federation.managers.pk,
        is_superuser="on",
        is_staff="on",
        is_active="",
        user=administrator.pk,
        user_id=administrator.pk,
        federation=ca_mau.federation.pk,
        federation_id=ca_mau.federation.pk,
        email="khac@example.com",
        last_name="Khác",
        password="khac",
        pk=membership(ca_mau, "editor").pk,
        ended_at="2020-01-01",
    )

    user = User.objects.get(pk=an_giang.editor.pk)
    assert (user.email, user.last_name, user.is_superuser, user.is_staff, user.is_active, user.password) == (
        an_giang.editor.email,
        an_giang.editor.last_name,
        False,
        False,
        True,
        an_giang.editor.password,
    )
    assert list(user.groups.all()) == [an_giang.federation.reviewers]
    assert stored(member).user_id == user.pk
    assert stored(member).federation_id == an_giang.federation.pk
    assert stored(membership(ca_mau, "editor")).role == "editors"


def test_nobody_changes_their_own_place(an_giang, post, visit):
    new_member(an_giang, "hai@example.com")  # there would be a manager left
    own = membership(an_giang, "manager")

    assert post(own, role="editors").status_code == 200
    assert post(own, expires_on=in_days(400).isoformat()).status_code == 200
    for name in ("end", "end_sessions", "reset_second_factor", "enable"):
        assert said(send(visit, an_giang, an_giang.manager, name, own.pk))

    assert (stored(own).role, stored(own).expires_on, stored(own).ended_at) == ("managers", None, None)
    assert [action for action, _user in history(own)] == ["people.join"]


def test_own_page_offers_no_form(an_giang, visit):
    page = send(visit, an_giang, an_giang.manager, "member", membership(an_giang, "manager").pk, method="get")

    assert 'name="role"' not in page.content.decode()


def test_administrator_on_a_team_does_not_change_their_own_place_either(an_giang, administrator, post):
    administrator.groups.add(an_giang.federation.editors)
    own = membership(an_giang, administrator)

    assert post(own, administrator, role="managers").status_code == 200
    assert stored(own).role == "editors"


@pytest.mark.parametrize("change", ["lower", "last_day", "end"])
def test_only_manager_stays_even_against_an_administrator(an_giang, administrator, post, visit, change):
    member = membership(an_giang, "manager")
    if change == "end":
        response = send(visit, an_giang, administrator, "end", member.pk)
        refusals = said(response)
    else:
        data = {"role": "editors"} if change == "lower" else {"expires_on": in_days(60).isoformat()}
        refusals = post(member, administrator, **data).context["form"].non_field_errors()

    assert len(refusals) == 1
    assert (stored(member).role, stored(member).expires_on, stored(member).ended_at) == ("managers", None, None)


@pytest.mark.parametrize("other", ["contractor", "disabled", "lapsed", "ended", "administrator"])
def test_manager_who_cannot_take_over_does_not_count(an_giang, administrator, post, other):
    second = new_member(an_giang, "hai@example.com")
    if other == "contractor":
        Membership.objects.filter(pk=second.pk).update(is_contractor=True, expires_on=in_days(10))
    elif other == "disabled":
        User.objects.filter(pk=second.user_id).update(is_active=False)
    elif other == "lapsed":
        Membership.objects.filter(pk=second.pk).update(expires_on=in_days(-1))
    elif other == "ended":
        second.user.groups.clear()
    else:
        User.objects.filter(pk=second.user_id).update(is_superuser=True)
    first = membership(an_giang, "manager")

    assert post(first, administrator, role="editors").context["form"].non_field_errors()
    assert stored(first).role == "managers"


def test_two_managers_who_end_each_other_do_not_both_succeed(an_giang, visit):
    first, second = membership(an_giang, "manager"), new_member(an_giang, "hai@example.com")

    send(visit, an_giang, an_giang.manager, "end", second.pk)
    send(visit, an_giang, second.user, "end", first.pk)

    assert stored(second).ended_at
    assert not stored(first).ended_at


@pytest.mark.parametrize("lost", ["place", "account", "rank"])
def test_who_lost_the_right_since_their_request_began_changes_nothing(an_giang, administrator, lost):
    first, second = membership(an_giang, "manager"), new_member(an_giang, "hai@example.com")
    new_member(an_giang, "ba@example.com")  # so that neither is the last
    actor = administrator if lost == "rank" else second.user
    federations_of(actor)  # as the request does on its way in
    if lost == "place":
        changes.end(second, an_giang.manager)
    elif lost == "account":
        User.objects.filter(pk=actor.pk).update(is_active=False)
    else:
        User.objects.filter(pk=actor.pk).update(is_superuser=False)

    with pytest.raises(ValidationError, match="not on a team that you manage"):
        changes.end(first, actor)

    assert stored(first).is_in_force


def test_member_is_ended_and_keeps_account_and_other_team(an_giang, ca_mau, visit):
    elsewhere = new_member(ca_mau, an_giang.editor.email, role="editors")
    member = membership(an_giang, "editor")

    send(visit, an_giang, an_giang.manager, "end", member.pk)

    assert stored(member).ended_at
    assert stored(member).role == "editors"
    assert list(an_giang.editor.groups.all()) == [ca_mau.federation.editors]
    assert stored(elsewhere).ended_at is None
    assert User.objects.get(pk=an_giang.editor.pk).is_active
    assert history(member)[-1] == ("people.end", an_giang.manager)
    assert visit(an_giang.host, f"/admin/pages/{an_giang.news.pk}/edit/", an_giang.editor).status_code == 404


def test_who_has_left_is_listed_and_taken_back(an_giang, visit, post):
    member = membership(an_giang, "reviewer")
    send(visit, an_giang, an_giang.manager, "end", member.pk)

    page = send(visit, an_giang, an_giang.manager, "team", an_giang.federation.pk, method="get")
    assert an_giang.reviewer.email in page.content.decode()
    post(stored(member))

    assert stored(member).is_in_force
    assert list(an_giang.reviewer.groups.all()) == [an_giang.federation.reviewers]
    assert history(member)[-1] == ("people.reactivate", an_giang.manager)


def test_contractor_whose_day_is_past_comes_back_with_a_new_one_only(an_giang, post):
    member = new_member(an_giang, "thue@example.com", "editors", is_contractor=True, expires_on=in_days(5))
    Membership.objects.filter(pk=member.pk).update(expires_on=in_days(-1))

    refused = post(stored(member), is_contractor="on", expires_on=in_days(-1).isoformat())
    assert "expires_on" in refused.context["form"].errors
    post(stored(member), is_contractor="on", expires_on=in_days(20).isoformat())

    assert stored(member).is_in_force
    assert [action for action, _user in history(member)][-3:] == ["people.end", "people.term", "people.reactivate"]


def test_sessions_are_ended_by_any_of_a_persons_teams(an_giang, ca_mau, visit, monkeypatch):
    ended = []
    monkeypatch.setattr(sessions, "end_sessions", ended.append)
    new_member(ca_mau, an_giang.editor.email, role="editors")
    member = membership(an_giang, "editor")

    send(visit, an_giang, an_giang.manager, "end_sessions", member.pk)

    assert ended == [an_giang.editor]
    assert history(member)[-1] == ("people.end_sessions", an_giang.manager)


def test_second_factor_is_reset_by_the_only_team_but_not_by_one_of_two(
    an_giang, ca_mau, administrator, visit, monkeypatch
):
    reset = []
    monkeypatch.setattr(second_factor, "reset", reset.append)
    member = membership(an_giang, "editor")

    send(visit, an_giang, an_giang.manager, "reset_second_factor", member.pk)
    assert reset == [an_giang.editor]
    assert history(member)[-1] == ("people.reset_second_factor", an_giang.manager)

    new_member(ca_mau, an_giang.editor.email, role="editors")
    (refusal,) = said(send(visit, an_giang, an_giang.manager, "reset_second_factor", member.pk))
    assert ca_mau.federation.name not in refusal
    assert len(reset) == 1

    send(visit, an_giang, administrator, "reset_second_factor", member.pk)
    assert len(reset) == 2


def test_mail_about_a_reset_waits_until_the_reset_is_stored(an_giang, mailoutbox, django_capture_on_commit_callbacks):
    give_phone(an_giang.editor)
    with django_capture_on_commit_callbacks() as waiting:
        changes.reset_second_factor(membership(an_giang, "editor"), an_giang.manager)
    assert mailoutbox == []

    for send_it in waiting:
        send_it()
    assert [mail.to for mail in mailoutbox] == [[an_giang.editor.email]]


def test_looking_at_the_question_does_nothing(an_giang, visit):
    member = membership(an_giang, "editor")
    send(visit, an_giang, an_giang.manager, "end", member.pk, method="get")

    assert stored(member).is_in_force


def test_name_with_markup_is_shown_as_text(an_giang, visit):
    User.objects.filter(pk=an_giang.editor.pk).update(first_name="<script>alert(1)</script>")
    for name, arg in (("team", an_giang.federation.pk), ("member", membership(an_giang, "editor").pk)):
        html = send(visit, an_giang, an_giang.manager, name, arg, method="get").content.decode()
        assert "<script>alert(1)" not in html


def test_step_taken_twice_is_taken_once(an_giang, stranger):
    """As by two requests that change one person's groups: the second finds what the first has made."""
    stranger.groups.add(an_giang.federation.editors)
    bring_into_step(User.objects.get(pk=stranger.pk))
    bring_into_step(User.objects.get(pk=stranger.pk))

    assert [action for action, _user in history(membership(an_giang, stranger))] == ["people.join"]


def test_person_is_locked_while_their_memberships_are_read(an_giang, stranger, monkeypatch):
    locked = []
    monkeypatch.setattr(
        QuerySet, "select_for_update", lambda self, **options: locked.append((self.model, options)) or self
    )
    an_giang.federation.editors.user_set.add(stranger)

    # The key is left alone, or two who have both just written a row of the groups would wait for each other for ever.
    assert locked == [(User, {"no_key": True})]
