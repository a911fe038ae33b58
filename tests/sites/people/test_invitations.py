"""Invitations from the manager's side: who can be invited, what is sent, and how it is taken back."""

import pytest
from django.core.exceptions import ValidationError

from accounts.models import User
from sites.models import Invitation
from sites.models.invitation import token_hash
from sites.people import invitations
from tests.sites.people.conftest import NEWCOMER, in_days, link_in, membership, new_member, said, send
from tests.sites.people.test_changes import history

FORM = {"email": NEWCOMER, "last_name": "Nguyễn Thị", "first_name": "Hoa", "role": "reviewers"}
BROKEN = "tests.pages.broken_mail.EmailBackend"


@pytest.fixture
def post(an_giang, visit):
    """Return a function that posts the form that invites to An Giang's team."""

    def to(user=None, /, **data):
        return send(visit, an_giang, user or an_giang.manager, "invite", an_giang.federation.pk, data={**FORM, **data})

    return to


def test_manager_invites_by_mail(an_giang, post, at_once, mailoutbox):
    assert post(email="  HOA@Example.com ").status_code == 302

    invitation = Invitation.objects.get()
    assert (invitation.email, invitation.role, invitation.federation) == (NEWCOMER, "reviewers", an_giang.federation)
    assert (invitation.invited_by, invitation.get_full_name()) == (an_giang.manager, "Nguyễn Thị Hoa")
    assert history(invitation) == [("people.invite", an_giang.manager)]
    (mail,) = mailoutbox
    assert mail.to == [NEWCOMER]
    assert f"http://{an_giang.host}/admin/invitation/" in mail.body
    for fact in (an_giang.federation.name, str(invitation.get_role_display()), an_giang.manager.email):
        assert fact in mail.body
    assert "&" not in mail.subject + mail.body


def test_link_is_stored_as_a_hash_only(an_giang, invited):
    invitation, path = invited()
    token = path.rstrip("/").rpartition("/")[2]

    row = Invitation.objects.filter(pk=invitation.pk).values().get()
    assert row["token_hash"] == token_hash(token)
    assert token not in str(row)
    assert len(token) >= 40


def test_inviting_makes_no_account_and_no_member(an_giang, post):
    before = User.objects.count()
    post()

    assert User.objects.count() == before
    assert an_giang.federation.memberships.count() == 3


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"email": "hoa@"}, "email"),
        ({"email": ""}, "email"),
        ({"last_name": ""}, "last_name"),
        ({"first_name": " "}, "first_name"),
        ({"role": "superusers"}, "role"),
        ({"role": ""}, "role"),
        ({"is_contractor": "on"}, "expires_on"),
        ({"is_contractor": "on", "expires_on": in_days(0).isoformat()}, "expires_on"),
        ({"expires_on": "31/02/2030"}, "expires_on"),
    ],
)
def test_form_names_the_field_that_is_wrong(post, data, field):
    response = post(**data)

    assert response.status_code == 200
    assert list(response.context["form"].errors) == [field]
    assert not Invitation.objects.exists()


@pytest.mark.parametrize("person", ["editor", "manager"])
def test_who_is_on_the_team_is_not_invited(an_giang, post, person):
    response = post(email=getattr(an_giang, person).email.upper())

    assert list(response.context["form"].errors) == ["email"]
    assert not Invitation.objects.exists()


def test_answer_for_a_neighbours_address_is_the_one_for_an_unknown(an_giang, ca_mau, post, administrator):
    """Nobody learns from inviting who has an account elsewhere."""
    for email in (NEWCOMER, ca_mau.editor.email, administrator.email):
        assert post(email=email).status_code == 302


def test_federation_of_the_address_counts_and_not_the_bodys(an_giang, ca_mau, post):
    post(federation=ca_mau.federation.pk, federation_id=ca_mau.federation.pk, invited_by=ca_mau.manager.pk)

    invitation = Invitation.objects.get()
    assert (invitation.federation, invitation.invited_by) == (an_giang.federation, an_giang.manager)


def test_second_invitation_replaces_the_first(an_giang, invited, visit):
    first, old = invited(role="managers")
    second, new = invited(role="editors")

    first.refresh_from_db()
    assert first.withdrawn_at
    assert list(an_giang.federation.invitations.open()) == [second]
    assert visit(an_giang.host, old).status_code == 404
    assert visit(an_giang.host, new).status_code == 200


def test_same_address_is_invited_to_two_federations_at_once(an_giang, ca_mau, invited):
    invited()
    other = Invitation(federation=ca_mau.federation, email=NEWCOMER, role="editors")
    invitations.invite(other, ca_mau.manager)

    assert Invitation.objects.open().count() == 2


def test_sending_again_gives_a_new_link_and_ends_the_old_one(an_giang, invited, visit, mailoutbox):
    invitation, old = invited()
    response = send(visit, an_giang, an_giang.manager, "send_again", invitation.pk)

    assert response.status_code == 302
    assert visit(an_giang.host, old).status_code == 404
    assert visit(an_giang.host, link_in(mailoutbox[-1])).status_code == 200
    assert history(invitation)[-1] == ("people.resend", an_giang.manager)


def test_whoever_sends_again_answers_for_it(an_giang, invited, visit, mailoutbox):
    second = new_member(an_giang, "hai@example.com")
    invitation, _path = invited(actor=second.user)
    second.user.groups.clear()
    send(visit, an_giang, an_giang.manager, "send_again", invitation.pk)

    assert visit(an_giang.host, link_in(mailoutbox[-1])).status_code == 200


def test_withdrawn_invitation_leaves_the_list_and_its_link_is_dead(an_giang, invited, visit):
    invitation, path = invited()
    send(visit, an_giang, an_giang.manager, "withdraw", invitation.pk)

    page = send(visit, an_giang, an_giang.manager, "team", an_giang.federation.pk, method="get")
    assert page.context["invitations"] is None
    assert visit(an_giang.host, path).status_code == 404
    assert history(invitation)[-1] == ("people.withdraw", an_giang.manager)


@pytest.mark.parametrize("name", ["send_again", "withdraw"])
def test_closed_invitation_is_neither_sent_nor_withdrawn(an_giang, invited, visit, mailoutbox, name):
    invitation, _path = invited()
    invitations.withdraw(invitation, an_giang.manager)
    before = Invitation.objects.values().get()

    assert said(send(visit, an_giang, an_giang.manager, name, invitation.pk))
    assert Invitation.objects.values().get() == before
    assert len(mailoutbox) == 1


def test_mail_that_cannot_be_sent_is_said_and_can_be_sent_again(an_giang, post, at_once, visit, settings, mailoutbox):
    working, settings.EMAIL_BACKEND = settings.EMAIL_BACKEND, BROKEN
    response = post()
    assert [message.level_tag for message in response.wsgi_request._messages] == ["error"]
    invitation = Invitation.objects.get()
    assert invitation.sent_at is None

    settings.EMAIL_BACKEND = working
    response = send(visit, an_giang, an_giang.manager, "send_again", invitation.pk)
    assert [message.level_tag for message in response.wsgi_request._messages] == ["success"]
    assert visit(an_giang.host, link_in(mailoutbox[-1])).status_code == 200


def test_mail_waits_for_the_commit(an_giang, mailoutbox, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        invitation = Invitation(federation=an_giang.federation, email=NEWCOMER, role="editors")
        invitations.invite(invitation, an_giang.manager)
        assert mailoutbox == []
    assert len(mailoutbox) == 1


def test_manager_is_slowed_down_and_the_neighbour_is_not(an_giang, ca_mau, settings, post):
    settings.INVITATIONS_PER_HOUR = 2
    for number in range(2):
        assert post(email=f"nguoi-{number}@example.com").status_code == 302

    assert post(email="nguoi-3@example.com").context["form"].non_field_errors()
    assert Invitation.objects.count() == 2
    invitations.invite(Invitation(federation=ca_mau.federation, email=NEWCOMER, role="editors"), ca_mau.manager)


def test_administrator_invites_for_any_federation(an_giang, administrator, post, at_once, visit, mailoutbox):
    assert post(administrator).status_code == 302

    assert Invitation.objects.get().invited_by == administrator
    assert visit(an_giang.host, link_in(mailoutbox[-1])).status_code == 200


def test_account_that_nobody_could_ever_use_is_invited_though_on_the_team(an_giang, post):
    User.objects.create_user("cho@an-giang.example").groups.add(an_giang.federation.managers)

    assert post(email="cho@an-giang.example").status_code == 302


def test_contractor_is_invited_with_a_last_day(an_giang, post):
    post(is_contractor="on", expires_on=in_days(30).strftime("%d/%m/%Y"))

    invitation = Invitation.objects.get()
    assert (invitation.is_contractor, invitation.expires_on) == (True, in_days(30))


def test_name_cannot_carry_a_line_into_the_mail(an_giang, invited, mailoutbox):
    an_giang.federation.name = "An\nBcc: ai@example.com"
    invited(first_name="Hoa\r\nBcc: ai@example.com")

    (mail,) = mailoutbox
    assert "\n" not in mail.subject
    assert mail.recipients() == [NEWCOMER]


def test_function_refuses_a_member_whatever_the_form_says(an_giang):
    invitation = Invitation(federation=an_giang.federation, email=an_giang.editor.email, role="managers")
    with pytest.raises(ValidationError):
        invitations.invite(invitation, an_giang.manager)

    assert membership(an_giang, "editor").role == "editors"
