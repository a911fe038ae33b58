"""Helpers of the tests about people: somebody on a team, an invitation with its link, mails that go out at once."""

import datetime
import re

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from sites.models import Invitation, Membership
from sites.people import changes, invitations
from tests.cast import PASSWORD

NEWCOMER = "hoa@example.com"
CHOSEN = "lua vang tren dong"
JOINING = {"last_name": "Nguyễn Thị", "first_name": "Hoa", "new_password1": CHOSEN, "new_password2": CHOSEN}
ALL_OPERATIONS = ("end", "end_sessions", "reset_second_factor", "enable")


def in_days(days):
    """Return the date so many days from today."""
    return timezone.localdate() + datetime.timedelta(days=days)


def membership(team, person):
    """Return the membership of a person of the cast ("editor") in their team, or of a User in any."""
    user = getattr(team, person) if isinstance(person, str) else person
    return Membership.objects.get(federation=team.federation, user=user)


def new_member(team, email, role="managers", is_contractor=False, expires_on=None, **fields):
    """Put somebody new into a team; return the membership."""
    user = User.objects.filter(email=email).first() or User.objects.create_user(email, PASSWORD, **fields)
    return changes.take_in(user, team.federation, role, is_contractor, expires_on)


def send(visit, team, user, name, *args, data=None, method="post"):
    """Ask for one of the people's pages on a team's host."""
    return visit(team.host, reverse(f"people:{name}", args=args), user, method, data=data or {})


def said(response):
    """Return the messages that an answer left for the next page."""
    return [str(message) for message in response.wsgi_request._messages]


@pytest.fixture
def invited(an_giang, at_once, mailoutbox):
    """Return a function that lets An Giang's manager invite somebody; it returns (invitation, path of the link)."""

    def invite(email=NEWCOMER, role="reviewers", actor=None, **fields):
        invitation = Invitation(
            federation=an_giang.federation,
            email=email,
            role=role,
            **{"last_name": "Nguyễn", "first_name": "Hoa", **fields},
        )
        invitations.invite(invitation, actor or an_giang.manager)
        return invitation, link_in(mailoutbox[-1])

    return invite


def link_in(mail):
    """Return the path of the link in an invitation's mail."""
    return re.search(r"https?://[^/]+(/admin/invitation/\S+)", mail.body)[1]
