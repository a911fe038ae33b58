"""How long somebody stays signed in, and how sessions are ended."""

import time
from unittest import mock

import pytest
from django.contrib.sessions.models import Session

from accounts.models import User
from accounts.sessions import end_sessions
from tests.accounts.clients import browser, sign_in
from tests.cast import PASSWORD

NEW_PASSWORD = "mot mat khau hoan toan moi"


def later(minutes):
    """Let the sessions' clock go forward."""
    return mock.patch("accounts.sessions.time.time", return_value=time.time() + minutes * 60)


def is_in(client, path="/admin/account/"):
    return client.get(path).status_code == 200


def change_password(client, user):
    data = {
        "name_email-first_name": "Hoa",
        "name_email-last_name": "Nguyễn",
        "name_email-email": user.email,
        "locale-preferred_language": "",
        "theme-theme": "system",
        "theme-contrast": "system",
        "theme-density": "default",
        "password-old_password": PASSWORD,
        "password-new_password1": NEW_PASSWORD,
        "password-new_password2": NEW_PASSWORD,
    }
    return client.post("/admin/account/", data)


def test_idle_session_ends_at_the_sign_in_page_with_a_message_and_the_way_back(an_giang):
    client = browser(an_giang.host, an_giang.editor)
    with later(121):
        response = client.get("/admin/pages/", follow=True)

    assert response.redirect_chain == [("/admin/login/?next=/admin/pages/", 302)]
    assert [message.level_tag for message in response.context["messages"]] == ["info"]
    assert "_auth_user_id" not in client.session


def test_script_of_an_idle_session_is_refused_without_a_page(an_giang):
    client = browser(an_giang.host, an_giang.editor)
    with later(121):
        response = client.get("/admin/pages/", headers={"x-requested-with": "XMLHttpRequest"})

    assert response.status_code == 403


def test_work_keeps_the_session_alive(an_giang):
    client = browser(an_giang.host, an_giang.editor)
    for minutes in (100, 200, 300):
        with later(minutes):
            assert is_in(client)


def test_pings_of_an_open_page_do_not_keep_it_alive(an_giang):
    client = browser(an_giang.host, an_giang.editor)
    client.get(f"/admin/pages/{an_giang.news.pk}/edit/")
    ping = f"/admin/editing-sessions/ping/wagtailcore/page/{an_giang.news.pk}/1/"
    with later(100):
        assert client.post(ping).status_code in {200, 404}
    with later(121):
        assert not is_in(client)


def test_session_is_written_once_in_some_minutes_at_most(an_giang):
    client = browser(an_giang.host, an_giang.editor)
    is_in(client)
    with mock.patch("django.contrib.sessions.backends.db.SessionStore.save") as save:
        with later(4):
            is_in(client)
        assert not save.called
        with later(6):
            is_in(client)
        assert save.called


def test_session_ends_after_twelve_hours_of_work_as_well(an_giang):
    client = browser(an_giang.host, an_giang.editor)
    for minutes in range(100, 720, 100):
        with later(minutes):
            assert is_in(client)
    with later(721):
        assert not is_in(client)


def test_idle_session_is_nobody_on_the_public_site_too(an_giang):
    client = browser(an_giang.host, an_giang.editor)
    with later(121):
        response = client.get("/")

    assert response.status_code == 200
    assert not response.wsgi_request.user.is_authenticated


def test_reader_gets_no_session_and_no_page_that_varies_by_cookie(an_giang, visit):
    response = visit(an_giang.host)

    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


def test_ending_sessions_signs_out_everywhere_and_nobody_else(an_giang):
    mine = [browser(an_giang.host, an_giang.editor) for _number in range(2)]
    colleague = browser(an_giang.host, an_giang.reviewer)
    end_sessions(an_giang.editor)

    assert [is_in(client) for client in mine] == [False, False]
    assert is_in(colleague)


def test_saving_the_user_object_afterwards_does_not_bring_sessions_back(an_giang):
    client = browser(an_giang.host, an_giang.editor)
    end_sessions(an_giang.editor)
    an_giang.editor.save()

    assert not is_in(client)


def test_session_signed_with_a_former_secret_key_goes_on_and_ends_with_the_epoch(an_giang, settings):
    client = browser(an_giang.host, an_giang.editor)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another key for tests"

    assert is_in(client)
    end_sessions(an_giang.editor)
    assert not is_in(client)


def test_new_password_on_the_account_page_ends_the_other_sessions_only(an_giang):
    here, there = (browser(an_giang.host, an_giang.editor) for _number in range(2))

    assert change_password(here, an_giang.editor).status_code == 302
    assert User.objects.get(pk=an_giang.editor.pk).check_password(NEW_PASSWORD)
    assert is_in(here)
    assert not is_in(there)


def test_other_sessions_are_ended_from_the_account_page(an_giang):
    here, there = (browser(an_giang.host, an_giang.editor) for _number in range(2))
    colleague = browser(an_giang.host, an_giang.reviewer)
    assert "/admin/sessions/end-others/" in here.get("/admin/account/").content.decode()
    key = here.session.session_key

    assert here.get("/admin/sessions/end-others/").status_code == 200
    assert is_in(there)
    assert here.post("/admin/sessions/end-others/").status_code == 302
    assert is_in(here)
    assert here.session.session_key != key
    assert not is_in(there)
    assert is_in(colleague)


def test_nobody_who_is_not_signed_in_ends_sessions(an_giang, stranger):
    for client in (browser(an_giang.host), browser(an_giang.host, stranger)):
        assert "/admin/login/" in client.post("/admin/sessions/end-others/").url


def test_session_cookie_is_of_the_browser_closed_to_scripts_and_to_other_sites(an_giang):
    client = browser(an_giang.host)
    cookie = sign_in(client, "editor@an-giang.example").cookies["sessionid"]

    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert not cookie["max-age"]
    assert Session.objects.filter(session_key=cookie.value).exists()


@pytest.mark.parametrize("path", ["/admin/", "/"])
def test_forged_cookie_is_nobody(an_giang, path):
    client = browser(an_giang.host)
    client.cookies["sessionid"] = "0123456789abcdefghijklmnopqrstuv"

    assert not client.get(path).wsgi_request.user.is_authenticated
