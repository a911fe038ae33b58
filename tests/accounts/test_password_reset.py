"""A forgotten password: who gets a mail, how often, and what the new password does and does not open."""

import re

import pytest
from django.conf import settings as django_settings
from django.core import mail

from accounts.models import User
from tests.accounts.clients import browser, give_phone, sign_in

KNOWN, UNKNOWN = "editor@an-giang.example", "nobody@an-giang.example"
NEW_PASSWORD = "mot mat khau hoan toan moi"


def ask(client, email=KNOWN, **kwargs):
    return client.post("/admin/password_reset/", {"email": email}, **kwargs)


def choose(client):
    """Open the link of the last mail and choose a new password."""
    link = re.search(r"https?://[^/]+(/\S+)", mail.outbox[-1].body).group(1)
    form = client.get(link, follow=True).redirect_chain[-1][0]
    return client.post(form, {"new_password1": NEW_PASSWORD, "new_password2": NEW_PASSWORD})


def test_link_comes_by_mail_for_the_host_where_it_was_asked(an_giang):
    ask(browser(an_giang.host), KNOWN.upper())

    (message,) = mail.outbox
    assert message.to == [KNOWN]
    assert django_settings.WAGTAIL_SITE_NAME in message.subject
    assert f"http://{an_giang.host}/admin/password_reset/confirm/" in message.body


@pytest.mark.parametrize(
    ("port", "begin"),
    [(80, "http://an-giang.example/"), (443, "https://an-giang.example/"), (8000, "http://an-giang.example:8000/")],
)
def test_link_has_the_sites_own_address_whatever_the_browser_calls_it(an_giang, port, begin):
    an_giang.site.port = port
    an_giang.site.save()
    ask(browser(an_giang.host), headers={"host": "an-giang.example:6666"})

    (message,) = mail.outbox
    assert f"{begin}admin/password_reset/confirm/" in message.body
    assert "6666" not in message.body


@pytest.mark.parametrize("disabled", [True, False])
def test_answer_does_not_tell_whether_there_is_an_account(an_giang, disabled):
    if disabled:
        User.objects.filter(email=KNOWN).update(is_active=False)
    client = browser(an_giang.host)
    known, unknown = (ask(client, email) for email in (KNOWN, UNKNOWN))

    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    assert len(mail.outbox) == (0 if disabled else 1)


@pytest.mark.parametrize("email", [KNOWN, UNKNOWN])
def test_account_is_mailed_a_few_times_an_hour_at_the_asking_of_one_address(an_giang, email):
    answers = [ask(browser(an_giang.host), email) for _time in range(4)]

    assert [answer.status_code for answer in answers] == [302, 302, 302, 429]
    assert len(mail.outbox) == (3 if email == KNOWN else 0)


@pytest.mark.parametrize("email", [KNOWN, UNKNOWN])
def test_account_has_a_ceiling_from_wherever_it_is_asked(an_giang, email, settings):
    settings.PASSWORD_RESET_CEILING_PER_ACCOUNT = (3, 3600)
    answers = [ask(browser(an_giang.host), email, REMOTE_ADDR=f"198.51.100.{number}") for number in range(4)]

    assert [answer.status_code for answer in answers] == [302, 302, 302, 429]
    assert len(mail.outbox) == (3 if email == KNOWN else 0)


def test_one_sender_does_not_keep_the_mail_from_its_owner(an_giang):
    answers = [ask(browser(an_giang.host)) for _time in range(15)]
    assert answers[-1].status_code == 429

    assert ask(browser(an_giang.host), REMOTE_ADDR="198.51.100.7").status_code == 302


def test_address_asks_a_number_of_times_an_hour_for_whomever(an_giang, settings):
    settings.PASSWORD_RESET_CEILING_PER_ADDRESS = (2, 3600)
    answers = [ask(browser(an_giang.host), f"nobody-{number}@an-giang.example") for number in range(3)]

    assert [answer.status_code for answer in answers] == [302, 302, 429]


def test_new_password_ends_all_sessions_and_signs_nobody_in(an_giang):
    there, here = browser(an_giang.host, an_giang.editor), browser(an_giang.host)
    ask(here)

    assert choose(here).url == "/admin/password_reset/complete/"
    assert there.get("/admin/account/").status_code == 302
    assert here.get("/admin/account/").status_code == 302
    assert sign_in(here, KNOWN, NEW_PASSWORD).status_code == 302


def test_new_password_does_not_stand_in_for_the_second_factor(an_giang):
    give_phone(an_giang.editor)
    client = browser(an_giang.host)
    ask(client)
    choose(client)
    sign_in(client, KNOWN, NEW_PASSWORD)

    assert client.get("/admin/account/").url.startswith("/admin/second-factor/verify/")


def test_link_works_once(an_giang):
    client = browser(an_giang.host)
    ask(client)
    choose(client)
    link = re.search(r"https?://[^/]+(/\S+)", mail.outbox[-1].body).group(1)

    assert not browser(an_giang.host).get(link).context["validlink"]


def test_weak_password_is_refused_at_its_field(an_giang):
    client = browser(an_giang.host)
    ask(client)
    link = re.search(r"https?://[^/]+(/\S+)", mail.outbox[-1].body).group(1)
    form = client.get(link, follow=True).redirect_chain[-1][0]
    response = client.post(form, {"new_password1": "ngan", "new_password2": "ngan"})

    assert list(response.context["form"].errors) == ["new_password2"]
