"""What a form that stands open may ask: who is signed in now, and which token goes with it."""

from django.test import Client

from tests.accounts.clients import browser, give_phone, sign_in
from tests.cast import PASSWORD

ADDRESS = "/admin/sessions/current/"
SCRIPT = {"x-requested-with": "XMLHttpRequest"}


def test_own_name_and_a_token_that_is_taken(an_giang):
    client = Client(SERVER_NAME=an_giang.host, enforce_csrf_checks=True)
    client.force_login(an_giang.editor)

    answer = client.get(ADDRESS, headers=SCRIPT).json()

    assert (answer["person"], answer["name"]) == (an_giang.editor.pk, an_giang.editor.email)
    address = "/admin/sessions/end-others/"
    assert client.post(address, {"csrfmiddlewaretoken": answer["token"]}).status_code == 302
    assert client.post(address, {"csrfmiddlewaretoken": "x" * 64}).status_code == 403


def test_nobody_and_strangers_and_neighbours_learn_nothing(an_giang, ca_mau, stranger):
    for user in (None, stranger, ca_mau.manager):
        response = browser(an_giang.host, user).get(ADDRESS, headers=SCRIPT)
        assert response.status_code in {403, 404}
        assert b"token" not in response.content


def test_second_factor_comes_first(an_giang):
    give_phone(an_giang.editor)
    client = browser(an_giang.host)
    sign_in(client, an_giang.editor.email, PASSWORD)

    response = client.get(ADDRESS, headers=SCRIPT)

    assert response.status_code == 403
    assert "token" not in response.json()


def test_answer_is_never_stored(an_giang):
    response = browser(an_giang.host, an_giang.editor).get(ADDRESS, headers=SCRIPT)

    assert "no-store" in response["Cache-Control"]
