"""Last days: told of beforehand, in effect the day after, and closed by the daily command."""

from io import StringIO

import pytest
from django.core.management import call_command

from accounts.models import User
from sites.models import Membership
from sites.scope import federations_of
from tests.sites.people.conftest import in_days, new_member
from tests.sites.people.test_changes import history

BROKEN = "tests.pages.broken_mail.EmailBackend"


def contractor(team, last_day, email="thue@example.com", role="reviewers"):
    """Put a contractor on a team whose last day is so many days from today."""
    member = new_member(team, email, role, is_contractor=True, expires_on=in_days(1))
    Membership.objects.filter(pk=member.pk).update(expires_on=in_days(last_day))
    member.refresh_from_db()
    return member


def run():
    """Run the command; return what it says."""
    out = StringIO()
    call_command("close_memberships", stdout=out)
    return out.getvalue()


@pytest.mark.parametrize(("last_day", "in_force"), [(-1, False), (0, True), (1, True)])
def test_last_day_is_the_last(an_giang, last_day, in_force, visit):
    member = contractor(an_giang, last_day)
    run()

    member.refresh_from_db()
    user = User.objects.get(pk=member.user_id)
    assert (member.ended_at is None) == in_force
    assert user.groups.exists() == in_force
    assert bool(federations_of(user)) == in_force
    edit = visit(an_giang.host, f"/admin/pages/{an_giang.news.pk}/edit/", user)
    assert (edit.status_code == 200) == in_force


def test_closing_is_in_the_history_and_told_to_the_managers_once(an_giang, ca_mau, mailoutbox):
    member = contractor(an_giang, -1)
    output = run()

    assert member.user.email in output
    assert history(member)[-1] == ("people.end", None)
    (mail,) = mailoutbox
    assert mail.recipients() == [an_giang.manager.email]
    assert member.user.email in mail.body

    assert run() == ""
    assert len(mailoutbox) == 1


def test_each_federation_hears_of_its_own_people_only(an_giang, ca_mau, mailoutbox):
    here, there = contractor(an_giang, -1), contractor(ca_mau, -3, "khac@example.com")
    run()

    by_manager = {mail.recipients()[0]: mail.body for mail in mailoutbox}
    assert set(by_manager) == {an_giang.manager.email, ca_mau.manager.email}
    assert there.user.email not in by_manager[an_giang.manager.email]
    assert here.user.email not in by_manager[ca_mau.manager.email]


def test_where_no_manager_is_left_the_administrators_hear_of_it(an_giang, administrator, mailoutbox):
    contractor(an_giang, -1)
    User.objects.filter(pk=an_giang.manager.pk).update(is_active=False)
    run()

    assert mailoutbox[0].recipients() == [administrator.email]


@pytest.mark.parametrize(("last_day", "warned"), [(15, False), (14, True), (3, True), (0, True)])
def test_managers_are_warned_two_weeks_before_and_once(an_giang, mailoutbox, last_day, warned):
    member = contractor(an_giang, last_day)
    run()
    run()

    assert [mail.recipients() for mail in mailoutbox] == ([[an_giang.manager.email]] if warned else [])
    assert all(member.user.email in mail.body for mail in mailoutbox)


def test_another_last_day_is_warned_of_again(an_giang, mailoutbox):
    member = contractor(an_giang, 3)
    run()
    Membership.objects.filter(pk=member.pk).update(expires_on=in_days(10))
    run()

    assert len(mailoutbox) == 2


def test_warning_that_could_not_be_sent_is_sent_the_next_day(an_giang, mailoutbox, settings):
    contractor(an_giang, 3)
    working, settings.EMAIL_BACKEND = settings.EMAIL_BACKEND, BROKEN
    assert run() == ""

    settings.EMAIL_BACKEND = working
    assert "warned" in run()
    assert len(mailoutbox) == 1
