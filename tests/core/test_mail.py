"""Our own mails: subject and text from one template, and a broken mail server breaks nothing."""

import pytest
from django.utils.translation import get_language

from core import mail

TEMPLATE = "sites/people/mail/idle.txt"
CONTEXT = {"email": "hoa@example.com", "link": "http://an-giang.example/admin/", "days": 7}


def test_first_line_is_the_subject(mailoutbox):
    assert mail.send(TEMPLATE, ["a@example.com"], language="en", **CONTEXT)

    (sent,) = mailoutbox
    assert sent.subject == "Your account will be disabled"
    assert sent.body.startswith("Nobody has signed in")
    assert sent.message()["Auto-Submitted"] == "auto-generated"


@pytest.mark.parametrize(("asked", "written"), [(None, "vi"), ("en", "en")])
def test_language_is_the_sites_unless_another_is_asked_for(mailoutbox, monkeypatch, asked, written):
    monkeypatch.setattr(mail, "render_to_string", lambda template, context: f"Subject\n\nin {get_language()}")
    mail.send(TEMPLATE, ["a@example.com"], language=asked)

    assert mailoutbox[0].body == f"in {written}\n"


def test_many_addresses_take_one_mail_that_shows_the_first(mailoutbox):
    mail.send(TEMPLATE, ["a@example.com", "b@example.com", "c@example.com"], **CONTEXT)

    (sent,) = mailoutbox
    assert sent.to == ["a@example.com"]
    assert sent.recipients() == ["a@example.com", "b@example.com", "c@example.com"]
    assert "b@example.com" not in sent.message().as_string()


def test_nobody_to_send_to_is_no_failure(mailoutbox):
    assert mail.send(TEMPLATE, [], **CONTEXT)
    assert mailoutbox == []


def test_failure_is_logged_and_answered(settings, caplog):
    settings.EMAIL_BACKEND = "tests.pages.broken_mail.EmailBackend"

    assert mail.send(TEMPLATE, ["a@example.com"], **CONTEXT) is False
    assert TEMPLATE in caplog.text
