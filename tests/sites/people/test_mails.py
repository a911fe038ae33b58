"""Managers learn that somebody may publish, whichever door it was; a broken mail breaks nothing."""

import pytest
from django.urls import reverse

from sites.models import Membership
from sites.provisioning import provision
from tests.sites.people.conftest import JOINING, in_days, membership, new_member, send
from tests.sites.specs import spec

BROKEN = "tests.pages.broken_mail.EmailBackend"


@pytest.fixture(autouse=True)
def _mails_at_once(at_once):
    pass


def told(mailoutbox, about):
    """Return everybody who was told of somebody."""
    return {address for mail in mailoutbox if about.email in mail.body for address in mail.recipients()}


@pytest.mark.parametrize("door", ["group", "users", "page", "wagtail"])
@pytest.mark.parametrize("role", ["reviewers", "managers"])
def test_managers_are_told_through_every_door(an_giang, administrator, visit, mailoutbox, door, role):
    editor, group = an_giang.editor, an_giang.federation.group_for(role)
    if door == "group":
        group.user_set.add(editor)
    elif door == "users":
        editor.groups.set([group])
    elif door == "page":
        send(visit, an_giang, an_giang.manager, "member", membership(an_giang, "editor").pk, data={"role": role})
    else:
        data = {"email": editor.email, "last_name": "Trần", "first_name": "Đức", "is_active": "on"}
        path = f"/admin/users/edit/{editor.pk}/"
        visit(an_giang.host, path, administrator, "post", data={**data, "groups": [group.pk]})

    assert told(mailoutbox, editor) == {an_giang.manager.email}
    (mail,) = mailoutbox
    assert an_giang.federation.name in mail.subject
    assert reverse("people:team", args=[an_giang.federation.pk]) in mail.body


def test_all_managers_of_this_team_and_no_others_are_told(an_giang, ca_mau, mailoutbox):
    second = new_member(an_giang, "hai@example.com", first_name="Hai")
    mailoutbox.clear()
    an_giang.editor.groups.add(an_giang.federation.reviewers)

    assert told(mailoutbox, an_giang.editor) == {an_giang.manager.email, second.user.email}
    assert all(len(mail.to) == 1 for mail in mailoutbox)


def test_managers_are_told_of_who_accepts(an_giang, invited, visit, mailoutbox):
    invitation, path = invited(role="managers")
    mailoutbox.clear()
    visit(an_giang.host, path, method="post", data=JOINING)

    assert told(mailoutbox, invitation) == {an_giang.manager.email}


@pytest.mark.parametrize("role", ["editors", None])
def test_no_mail_for_who_may_not_publish(an_giang, mailoutbox, role):
    an_giang.reviewer.groups.set([an_giang.federation.group_for(role)] if role else [])
    new_member(an_giang, "moi@example.com", role="editors")

    assert mailoutbox == []


def test_founding_a_federation_mails_no_managers(ca_mau, stranger, mailoutbox):
    people = [{"email": ca_mau.editor.email, "role": "managers"}, {"email": stranger.email, "role": "editors"}]
    provision(spec(people=people))

    assert mailoutbox == []


def test_who_comes_back_as_reviewer_is_told_of(an_giang, visit, mailoutbox):
    member = membership(an_giang, "reviewer")
    Membership.objects.filter(pk=member.pk).update(expires_on=in_days(-1))
    send(visit, an_giang, an_giang.manager, "member", member.pk, data={"role": "reviewers"})

    assert told(mailoutbox, an_giang.reviewer) == {an_giang.manager.email}


def test_mail_that_cannot_be_sent_breaks_nothing(an_giang, visit, settings):
    settings.EMAIL_BACKEND = BROKEN
    member = membership(an_giang, "editor")
    response = send(visit, an_giang, an_giang.manager, "member", member.pk, data={"role": "reviewers"})

    assert response.status_code == 302
    assert Membership.objects.get(pk=member.pk).role == "reviewers"
