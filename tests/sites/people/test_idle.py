"""Accounts that nobody uses: warned, a week later disabled, and enabled again by a manager of the team."""

import datetime
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from tests.cast import PASSWORD
from tests.sites.people.conftest import membership, new_member, said, send
from tests.sites.people.test_changes import history

BROKEN = "tests.pages.broken_mail.EmailBackend"


def ago(days):
    """Return the moment so many days ago."""
    return timezone.now() - datetime.timedelta(days=days)


def run(*args):
    """Run the command; return what it says."""
    out = StringIO()
    call_command("disable_idle_accounts", *args, stdout=out)
    return out.getvalue()


def unused(user, days, warned=None, **fields):
    """Make an account unused for so many days, its owner warned so many days ago."""
    times = {"date_joined": ago(days + 100), "last_login": ago(days), "idle_warned_at": warned and ago(warned)}
    User.objects.filter(pk=user.pk).update(**{**times, **fields})
    user.refresh_from_db()
    return user


@pytest.fixture
def disabled(an_giang):
    """An Giang's editor, whose account was disabled as idle."""
    unused(an_giang.editor, 60, warned=8)
    run()
    an_giang.editor.refresh_from_db()
    return an_giang.editor


@pytest.mark.parametrize(("days", "warned"), [(37, False), (39, True), (300, True)])
def test_owner_is_warned_a_week_before_and_once(an_giang, mailoutbox, days, warned):
    unused(an_giang.editor, days)
    run()
    run()

    assert [mail.to for mail in mailoutbox] == ([[an_giang.editor.email]] if warned else [])
    assert all(an_giang.host in mail.body for mail in mailoutbox)
    an_giang.editor.refresh_from_db()
    assert an_giang.editor.is_active


@pytest.mark.parametrize(
    ("days", "warned", "active"),
    [(46, 7.1, False), (46, 6.9, True), (44, 7.1, True), (300, None, True), (300, 8, False), (46, 50, True)],
)
def test_account_is_disabled_after_the_time_and_a_week_after_the_warning(an_giang, days, warned, active):
    user = unused(an_giang.editor, days, warned)
    run()

    user.refresh_from_db()
    assert user.is_active == active
    assert (user.disabled_as_idle_at is None) == active


def test_disabled_account_signs_in_no_more_and_its_teams_history_says_why(an_giang, disabled, visit):
    data = {"username": disabled.email, "password": PASSWORD}
    response = visit(an_giang.host, "/admin/login/", method="post", data=data)

    assert "_auth_user_id" not in response.client.session
    assert history(membership(an_giang, disabled))[-1] == ("people.disable_idle", None)
    assert run() == ""


def test_account_that_nobody_ever_signed_in_to_counts_from_its_making(an_giang):
    fresh = User.objects.create_user("moi@example.com")
    old = unused(User.objects.create_user("cu@example.com"), 60, warned=8, last_login=None)
    run()

    assert User.objects.get(pk=fresh.pk).is_active
    assert not User.objects.get(pk=old.pk).is_active


def test_signing_in_after_the_warning_keeps_the_account(an_giang, mailoutbox):
    unused(an_giang.editor, 46, warned=8, last_login=ago(1))
    run()

    an_giang.editor.refresh_from_db()
    assert an_giang.editor.is_active


def test_dry_run_says_the_same_and_does_nothing(an_giang, mailoutbox):
    unused(an_giang.editor, 60, warned=8)
    unused(an_giang.reviewer, 40)
    before = list(User.objects.order_by("pk").values())

    announced = run("--dry-run")

    assert list(User.objects.order_by("pk").values()) == before
    assert mailoutbox == []
    assert an_giang.editor.email in announced
    assert an_giang.reviewer.email in announced
    assert announced.replace("would be ", "") == run()


def test_warning_that_could_not_be_sent_is_no_warning(an_giang, settings, mailoutbox):
    unused(an_giang.editor, 60)
    working, settings.EMAIL_BACKEND = settings.EMAIL_BACKEND, BROKEN
    assert run() == ""

    settings.EMAIL_BACKEND = working
    assert an_giang.editor.email in run()
    an_giang.editor.refresh_from_db()
    assert an_giang.editor.is_active


def test_last_administrator_is_never_disabled(administrator):
    unused(administrator, 400, warned=30)
    second = unused(User.objects.create_superuser("hai@national.example", PASSWORD), 300, warned=30)
    run()
    run()

    administrator.refresh_from_db()
    second.refresh_from_db()
    assert (administrator.is_active, second.is_active) == (False, True)


def test_nothing_happens_where_it_is_switched_off(an_giang, settings, mailoutbox):
    settings.IDLE_ACCOUNT_DAYS = 0
    unused(an_giang.editor, 60, warned=8)
    unused(an_giang.reviewer, 60)

    assert run() == ""
    assert mailoutbox == []


def test_manager_enables_it_again_and_the_time_begins_anew(an_giang, disabled, visit):
    member = membership(an_giang, disabled)
    send(visit, an_giang, an_giang.manager, "enable", member.pk)

    disabled.refresh_from_db()
    assert disabled.is_active
    assert disabled.disabled_as_idle_at is None
    assert history(member)[-1] == ("people.enable", an_giang.manager)
    run()
    disabled.refresh_from_db()
    assert disabled.is_active


def test_neighbour_does_not_enable_it(an_giang, ca_mau, disabled, visit):
    member = membership(an_giang, disabled)

    assert send(visit, ca_mau, ca_mau.manager, "enable", member.pk).status_code == 404
    disabled.refresh_from_db()
    assert not disabled.is_active


def test_one_team_of_two_does_not_enable_it_but_an_administrator_does(
    an_giang, ca_mau, administrator, disabled, visit
):
    member = membership(an_giang, disabled)
    button = reverse("people:enable", args=[member.pk])

    def page(user):
        return send(visit, an_giang, user, "member", member.pk, method="get").content.decode()

    assert button in page(an_giang.manager)
    new_member(ca_mau, disabled.email, role="managers")
    assert button not in page(an_giang.manager)
    (refusal,) = said(send(visit, an_giang, an_giang.manager, "enable", member.pk))
    assert ca_mau.federation.name not in refusal
    disabled.refresh_from_db()
    assert not disabled.is_active

    assert button in page(administrator)
    send(visit, an_giang, administrator, "enable", member.pk)
    disabled.refresh_from_db()
    assert disabled.is_active


@pytest.mark.parametrize("how", ["never_idle", "enabled_and_disabled_by_an_administrator", "left_the_team"])
def test_another_disabling_is_not_a_managers_to_undo(an_giang, administrator, disabled, visit, how):
    member = membership(an_giang, disabled)
    if how == "never_idle":
        User.objects.filter(pk=disabled.pk).update(disabled_as_idle_at=None)
    elif how == "left_the_team":
        disabled.groups.clear()
    else:
        path = f"/admin/users/edit/{disabled.pk}/"
        data = {
            "email": disabled.email,
            "last_name": "A",
            "first_name": "B",
            "groups": [an_giang.federation.editors.pk],
        }
        visit(an_giang.host, path, administrator, "post", data={**data, "is_active": "on"})
        visit(an_giang.host, path, administrator, "post", data=data)

    assert said(send(visit, an_giang, an_giang.manager, "enable", member.pk))
    disabled.refresh_from_db()
    assert not disabled.is_active


def test_account_enabled_in_bulk_is_counted_afresh(an_giang, disabled):
    User.objects.filter(pk=disabled.pk).update(is_active=True)
    run()
    run()

    disabled.refresh_from_db()
    assert disabled.is_active
    assert disabled.disabled_as_idle_at is None


def test_every_team_of_the_person_reads_of_it(an_giang, ca_mau):
    there = new_member(ca_mau, an_giang.editor.email, role="editors")
    unused(an_giang.editor, 60, warned=8)
    run()

    for member in (there, membership(an_giang, "editor")):
        assert history(member)[-1] == ("people.disable_idle", None)
