"""Signing in: how often somebody may try, and that no answer tells whether an account exists."""

import datetime
from unittest import mock

import pytest
from axes.models import AccessAttempt
from django.contrib.auth import hashers
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.forms import SignInForm
from accounts.models import User
from tests.accounts.clients import browser, sign_in
from tests.cast import PASSWORD

KNOWN, UNKNOWN = "editor@an-giang.example", "nobody@an-giang.example"
WRONG = "not the password"


def errors_of(response):
    return response.context["form"].non_field_errors()


def fail(client, email=KNOWN, times=5, **kwargs):
    """Send wrong passwords; return the last answer."""
    return [sign_in(client, email, WRONG, **kwargs) for _time in range(times)][-1]


def is_signed_in(client):
    return "_auth_user_id" in client.session


def test_form_asks_in_words_for_people_and_offers_no_remember_me(an_giang):
    response = browser(an_giang.host).get("/admin/login/")

    assert list(response.context["form"].fields) == ["username", "password"]
    assert 'name="remember"' not in response.content.decode()


def test_form_says_whose_site_one_signs_in_to(an_giang, ca_mau):
    content = browser(an_giang.host).get("/admin/login/").content.decode()

    assert an_giang.federation.site.site_name in content
    assert ca_mau.federation.site.site_name not in content


@pytest.mark.parametrize("email", [UNKNOWN, "editor@ca-mau.example", "stranger@nowhere.example"])
def test_wrong_password_and_unknown_address_are_answered_alike(an_giang, ca_mau, email):
    known, other = (sign_in(browser(an_giang.host), address, WRONG) for address in (KNOWN, email))

    assert known.status_code == other.status_code == 200
    assert errors_of(known) == errors_of(other)


def test_disabled_account_is_answered_like_a_wrong_password(an_giang):
    User.objects.filter(email=KNOWN).update(is_active=False)

    right, wrong = (sign_in(browser(an_giang.host), KNOWN, password) for password in (PASSWORD, WRONG))

    assert errors_of(right) == errors_of(wrong)


def test_account_that_the_form_refuses_is_answered_and_counted_like_a_wrong_password(an_giang, settings):
    settings.WAGTAILADMIN_USER_LOGIN_FORM = "tests.accounts.test_sign_in.RefusingForm"
    client = browser(an_giang.host)

    response = sign_in(client, KNOWN)

    assert errors_of(response) == errors_of(sign_in(browser(an_giang.host), UNKNOWN, WRONG))
    assert not is_signed_in(client)
    assert AccessAttempt.objects.get(username=KNOWN).failures_since_start == 1


class RefusingForm(SignInForm):
    """Refuses everybody, as a form does that knows whose host it is."""

    def confirm_login_allowed(self, user):
        raise ValidationError("words that are not shown")


def test_unknown_address_costs_a_hash_like_a_known_one(an_giang):
    with mock.patch.object(
        hashers.MD5PasswordHasher, "encode", autospec=True, side_effect=lambda *args: "x"
    ) as encode:
        sign_in(browser(an_giang.host), UNKNOWN, WRONG)

    assert encode.call_count == 1


def test_fifth_wrong_password_locks_the_pair_of_account_and_address(an_giang):
    client = browser(an_giang.host)

    assert fail(client, times=4).status_code == 200
    assert fail(client, times=1).status_code == 429
    assert sign_in(client, KNOWN).status_code == 429
    assert not is_signed_in(client)


def test_other_account_and_other_address_are_not_locked(an_giang):
    fail(browser(an_giang.host))

    assert sign_in(browser(an_giang.host), "reviewer@an-giang.example").status_code == 302
    assert sign_in(browser(an_giang.host), KNOWN, REMOTE_ADDR="198.51.100.7").status_code == 302


def test_lock_of_an_unknown_address_looks_the_same(an_giang):
    known, unknown = (fail(browser(an_giang.host), email) for email in (KNOWN, UNKNOWN))

    assert known.status_code == unknown.status_code == 429
    assert known.content.count(b"<form") == unknown.content.count(b"<form") == 0
    assert all("accounts/locked_out.html" in [part.name for part in answer.templates] for answer in (known, unknown))
    assert known.context["minutes"] == unknown.context["minutes"] == 15
    assert known["Retry-After"] == unknown["Retry-After"]


def test_capitals_and_spaces_open_no_new_budget(an_giang):
    client = browser(an_giang.host)
    spellings = [KNOWN, KNOWN.upper(), f" {KNOWN} ", KNOWN.title(), f"{KNOWN}\u200b"]

    assert [sign_in(client, spelling, WRONG).status_code for spelling in spellings] == [200, 200, 200, 200, 429]


def test_a_browser_of_another_name_opens_no_new_budget(an_giang):
    answers = [
        sign_in(browser(an_giang.host), KNOWN, WRONG, HTTP_USER_AGENT=f"browser {number}") for number in range(5)
    ]

    assert answers[-1].status_code == 429


def test_header_that_a_client_sends_opens_no_new_budget(an_giang):
    answers = [
        sign_in(browser(an_giang.host), KNOWN, WRONG, headers={"x-forwarded-for": f"198.51.100.{number}"})
        for number in range(5)
    ]

    assert answers[-1].status_code == 429


def test_lock_ends_after_a_quarter_of_an_hour_and_trying_does_not_lengthen_it(an_giang):
    client = browser(an_giang.host)
    fail(client)
    fail(client, times=3)
    AccessAttempt.objects.update(attempt_time=timezone.now() - datetime.timedelta(minutes=15, seconds=1))

    assert sign_in(client, KNOWN).status_code == 302


def test_lock_survives_a_restart_that_empties_the_cache(an_giang):
    client = browser(an_giang.host)
    fail(client)
    cache.clear()

    assert sign_in(client, KNOWN).status_code == 429


def test_success_forgives_the_failures_before_it(an_giang):
    fail(browser(an_giang.host), times=4)
    sign_in(browser(an_giang.host), KNOWN)

    assert fail(browser(an_giang.host), times=4).status_code == 200


def test_account_has_a_ceiling_over_all_addresses(an_giang, settings):
    settings.SIGN_IN_CEILING_PER_ACCOUNT = (3, 3600)
    for number in range(3):
        assert fail(browser(an_giang.host), times=1, REMOTE_ADDR=f"198.51.100.{number}").status_code == 200

    response = sign_in(browser(an_giang.host), KNOWN.upper(), REMOTE_ADDR="198.51.100.99")

    assert response.status_code == 429
    assert response.context["minutes"] == 60


def test_one_sender_does_not_use_up_an_account_for_its_owner(an_giang, settings):
    settings.SIGN_IN_CEILING_PER_ACCOUNT = (8, 3600)
    assert fail(browser(an_giang.host), times=12).status_code == 429

    assert sign_in(browser(an_giang.host), KNOWN, REMOTE_ADDR="198.51.100.7").status_code == 302


def test_ceilings_count_failures_only(an_giang, settings):
    settings.SIGN_IN_CEILING_PER_ACCOUNT = settings.SIGN_IN_CEILING_PER_ADDRESS = (2, 3600)
    answers = [sign_in(browser(an_giang.host), KNOWN).status_code for _time in range(4)]

    assert answers == [302] * 4


def test_address_has_a_ceiling_over_all_accounts(an_giang, settings):
    settings.SIGN_IN_CEILING_PER_ADDRESS = (3, 3600)
    for number in range(3):
        assert fail(browser(an_giang.host), f"nobody-{number}@an-giang.example", times=1).status_code == 200

    assert sign_in(browser(an_giang.host), KNOWN).status_code == 429
    assert sign_in(browser(an_giang.host), KNOWN, REMOTE_ADDR="198.51.100.7").status_code == 302


def test_beyond_its_ceiling_an_address_does_not_use_up_an_account(an_giang, settings):
    settings.SIGN_IN_CEILING_PER_ADDRESS = (1, 3600)
    settings.SIGN_IN_CEILING_PER_ACCOUNT = (3, 3600)
    fail(browser(an_giang.host), times=5)

    assert sign_in(browser(an_giang.host), KNOWN, REMOTE_ADDR="198.51.100.7").status_code == 302


def test_failure_keeps_neither_password_nor_token(an_giang):
    fail(browser(an_giang.host), times=2)

    kept = AccessAttempt.objects.get(username=KNOWN).post_data
    assert WRONG not in kept


def test_signing_in_changes_the_key_of_the_session(an_giang):
    client = browser(an_giang.host)
    session = client.session
    session["something"] = 1
    session.save()
    before = session.session_key
    client.cookies["sessionid"] = before
    sign_in(client, KNOWN)

    assert client.session.session_key != before


def test_signing_out_is_a_post(an_giang):
    client = browser(an_giang.host, an_giang.editor)

    assert client.get("/admin/logout/").status_code == 405
    assert is_signed_in(client)
    client.post("/admin/logout/")
    assert not is_signed_in(client)


def test_passwords_are_stored_by_argon2():
    from cms.settings import base

    assert base.PASSWORD_HASHERS[0] == "django.contrib.auth.hashers.Argon2PasswordHasher"


def test_password_stored_by_an_older_hasher_is_stored_anew_at_the_next_sign_in(an_giang, settings):
    from cms.settings import base

    an_giang.editor.password = hashers.make_password(PASSWORD, hasher="md5")
    an_giang.editor.save()
    settings.PASSWORD_HASHERS = [*base.PASSWORD_HASHERS, *settings.PASSWORD_HASHERS]

    assert sign_in(browser(an_giang.host), KNOWN).status_code == 302
    assert User.objects.get(email=KNOWN).password.startswith("argon2$argon2id$")
