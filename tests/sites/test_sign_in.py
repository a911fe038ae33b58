"""A team's people sign in on their own host and the national one; elsewhere they are unknown."""

import re

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from sites.models import Invitation
from tests import builders
from tests.cast import PASSWORD

NEW = "mật khẩu mới tinh 2026"


@pytest.fixture
def sign_in():
    """Return a function that signs in on a host and returns (client, response)."""

    def post(host, email, password=PASSWORD):
        client = Client(SERVER_NAME=host, headers={"accept-language": "vi"})
        return client, client.post("/admin/login/", {"username": email, "password": password})

    return post


def test_person_signs_in_on_the_own_host_and_the_national_one(an_giang, national, sign_in):
    for host in (an_giang.host, national.host):
        client, response = sign_in(host, an_giang.editor.email)
        assert response.status_code == 302
        assert client.get("/admin/").status_code == 200


def test_neighbour_stranger_and_unknown_get_the_same_words(an_giang, ca_mau, stranger, sign_in):
    answers = {
        who: sign_in(an_giang.host, email, password)[1]
        for who, email, password in (
            ("neighbour", ca_mau.manager.email, PASSWORD),
            ("stranger", stranger.email, PASSWORD),
            ("unknown", "khong-co@an-giang.example", PASSWORD),
            ("wrong", an_giang.editor.email, "sai"),
        )
    }

    words = {str(answer.context["form"].non_field_errors()) for answer in answers.values()}
    assert len(words) == 1
    assert {answer.status_code for answer in answers.values()} == {200}


def test_administrator_signs_in_everywhere(an_giang, national, administrator, sign_in):
    administrator.set_password(PASSWORD)
    administrator.save()

    for host in (an_giang.host, national.host):
        assert sign_in(host, administrator.email)[1].status_code == 302


def test_session_of_one_host_opens_nothing_on_another(an_giang, ca_mau, sign_in):
    client, _response = sign_in(an_giang.host, an_giang.editor.email)

    for path in ("/admin/", f"/admin/pages/{ca_mau.news.pk}/edit/", "/admin/account/"):
        assert client.get(path, SERVER_NAME=ca_mau.host).status_code == 404


@pytest.mark.parametrize("kind", ["login", "groups"])
def test_page_for_a_federations_own_people_is_not_for_anothers(an_giang, ca_mau, stranger, visit, kind):
    page = builders.news(an_giang.news)
    restriction = PageViewRestriction.objects.create(page=page, restriction_type=kind)
    restriction.groups.set([an_giang.federation.editors, ca_mau.federation.editors])

    assert visit(an_giang.host, page.url, an_giang.editor).status_code == 200
    for user in (ca_mau.editor, stranger, None):
        assert visit(an_giang.host, page.url, user).status_code == 302


def test_owner_of_an_account_signs_in_where_a_team_invites_and_opens_nothing_else(an_giang, ca_mau, sign_in):
    invitation = Invitation(
        federation=an_giang.federation, email=ca_mau.editor.email, role="editors", is_founding=True
    )
    path = f"/admin/invitation/{invitation.renew()}/"
    invitation.save()

    client, response = sign_in(an_giang.host, ca_mau.editor.email)

    assert response.status_code == 302
    assert client.get("/admin/").status_code == 404
    assert client.get("/admin/second-factor/set-up/").status_code == 200
    assert client.get(path).status_code == 200
    client.post(path)
    assert client.get("/admin/").status_code == 200


def test_reader_gets_no_cookie_and_a_page_that_varies_by_none(an_giang, visit):
    response = visit(an_giang.host, "/")

    assert not response.cookies
    assert "cookie" not in response.headers.get("Vary", "").lower()


def ask_for_reset(host, email):
    return Client(SERVER_NAME=host).post("/admin/password_reset/", {"email": email})


def test_reset_is_mailed_where_the_person_works_and_looks_the_same_elsewhere(an_giang, ca_mau, mailoutbox):
    elsewhere = ask_for_reset(ca_mau.host, an_giang.editor.email)
    assert mailoutbox == []
    at_home = ask_for_reset(an_giang.host, an_giang.editor.email)

    assert (elsewhere.status_code, elsewhere.content) == (at_home.status_code, at_home.content)
    assert [mail.to for mail in mailoutbox] == [[an_giang.editor.email]]


def test_reset_link_works_at_home_and_is_no_good_on_another_host(an_giang, ca_mau, mailoutbox, sign_in):
    ask_for_reset(an_giang.host, an_giang.editor.email)
    path = re.search(r"https?://[^/]+(/admin/password_reset/confirm/\S+)", mailoutbox[0].body).group(1)
    data = {"new_password1": NEW, "new_password2": NEW}

    for host, taken in ((ca_mau.host, False), (an_giang.host, True)):
        client = Client(SERVER_NAME=host)
        page = client.get(path, follow=True)
        client.post(page.redirect_chain[-1][0] if page.redirect_chain else path, data)
        assert (sign_in(an_giang.host, an_giang.editor.email, NEW)[1].status_code == 302) is taken


def test_nobody_changes_the_address_of_the_account(an_giang, visit):
    data = {"name_email-first_name": "A", "name_email-last_name": "B", "name_email-email": "khac@khac.example"}

    visit(an_giang.host, "/admin/account/", an_giang.editor, "post", data=data)

    an_giang.editor.refresh_from_db()
    assert an_giang.editor.email == "editor@an-giang.example"
