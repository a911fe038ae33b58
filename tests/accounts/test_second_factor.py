"""The second factor: set it up, show it, change it, take it away; for whom it is a duty."""

import re

import pytest
from django.core import mail
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from accounts import second_factor
from accounts.models import RecoveryCode, User
from tests.accounts.clients import browser, code, give_phone, sign_in, wrong_code
from tests.cast import PASSWORD

HOME, INDEX = "/admin/", "/admin/second-factor/"
VERIFY, SET_UP = f"{INDEX}verify/", f"{INDEX}set-up/"
CODES, CHANGE, REMOVE = f"{INDEX}codes/", f"{INDEX}change/", f"{INDEX}remove/"


@pytest.fixture(autouse=True)
def _mails_at_once(at_once):
    pass


@pytest.fixture
def phone(an_giang):
    """The editor's device."""
    return give_phone(an_giang.editor)[0]


@pytest.fixture
def editor(an_giang, phone):
    """The editor's browser after the password, before the code."""
    return browser(an_giang.host, an_giang.editor)


@pytest.fixture
def duty(settings):
    """Those who can publish must have a second factor, as in production."""
    settings.SECOND_FACTOR_REQUIRED = True


def verify(client, text, **data):
    return client.post(VERIFY, {"code": text, **data})


def confirm(client, path, device, password=PASSWORD, text=None):
    return client.post(path, {"password": password, "code": text or code(device)})


def set_up(client, path=SET_UP):
    """Go through the set-up page as a phone does; return (the key, the answer with the recovery codes)."""
    key = client.get(path).context["form"].totp.key
    return key, client.post(path, {"code": f"{TOTP(key).token():06d}"})


def is_in(client):
    return client.get(HOME).status_code == 200


# Setting up


def test_set_up_shows_picture_and_key_and_asks_nobody_else_to_draw_it(an_giang):
    html = browser(an_giang.host, an_giang.editor).get(SET_UP).content.decode()
    picture = html[html.index("<svg", html.index('role="img"')) : html.index("</svg>") + 6]

    assert "<path" in picture
    assert re.search(r"<code>([A-Z2-7]{4} ){7}[A-Z2-7]{4}</code>", html)
    assert not re.search(r'src="(https?:)?//', html)


def test_first_code_sets_it_up_with_ten_recovery_codes_and_a_mail(an_giang):
    client = browser(an_giang.host, an_giang.editor)
    session_key = client.session.session_key
    _key, response = set_up(client)

    assert second_factor.is_set_up(an_giang.editor)
    assert len(set(response.context["codes"])) == 10
    assert [message.to for message in mail.outbox] == [[an_giang.editor.email]]
    assert is_in(client)
    assert client.session.session_key != session_key


def test_wrong_first_code_sets_nothing_up_and_keeps_the_picture(an_giang):
    client = browser(an_giang.host, an_giang.editor)
    key = client.get(SET_UP).context["key"]
    response = client.post(SET_UP, {"code": "abc"})

    assert list(response.context["form"].errors) == ["code"]
    assert response.context["key"] == key
    assert not TOTPDevice.objects.exists()


def test_code_that_set_it_up_does_not_sign_in_as_well(an_giang):
    key, _response = set_up(browser(an_giang.host, an_giang.editor))
    other = browser(an_giang.host, an_giang.editor)

    assert verify(other, f"{TOTP(key).token():06d}").status_code == 200
    assert not is_in(other)


def test_somebody_with_the_password_alone_sets_up_no_other_phone(editor, phone):
    assert editor.get(SET_UP).status_code == 302
    editor.post(SET_UP, {"code": "123456"})

    assert TOTPDevice.objects.get() == phone


def test_somebody_who_is_not_signed_in_or_has_no_team_sets_nothing_up(an_giang, stranger):
    assert "/admin/login/" in browser(an_giang.host).get(SET_UP).url
    assert browser(an_giang.host, stranger).get(SET_UP).status_code == 404


# Showing it


def test_after_the_password_the_code_is_asked_for_and_leads_on(an_giang, phone):
    client = browser(an_giang.host)
    sign_in(client, an_giang.editor.email)
    response = client.get("/admin/pages/?q=a")
    assert response.url == f"{VERIFY}?next=%2Fadmin%2Fpages%2F%3Fq%3Da"
    session_key = client.session.session_key

    assert client.get(response.url).context["next_url"] == "/admin/pages/?q=a"
    assert verify(client, code(phone), next="/admin/pages/?q=a").url == "/admin/pages/?q=a"
    assert is_in(client)
    assert client.session.session_key != session_key


def test_each_address_of_the_admin_is_closed_until_then(editor, an_giang):
    others = ("/admin/account/", "/admin/api/main/pages/", "/admin/sessions/end-others/")
    for path in (HOME, INDEX, CODES, REMOVE, CHANGE, *others):
        assert editor.get(path).url.startswith(VERIFY), path
        assert editor.post(path).status_code == 302, path
    assert editor.post(f"/admin/pages/{an_giang.news.pk}/edit/", {"title": "x"}).url == VERIFY


def test_scripts_are_refused_without_a_page_until_then(editor):
    for headers in ({"x-requested-with": "XMLHttpRequest"}, {"accept": "application/json"}):
        assert editor.get("/admin/api/main/pages/", headers=headers).status_code == 403
    assert editor.post(HOME, "{}", content_type="application/json").status_code == 403


def test_what_the_page_needs_and_the_way_out_are_open(editor):
    assert editor.get("/admin/jsi18n/").status_code == 200
    assert editor.get("/admin/sprite/").status_code == 200
    assert editor.post("/admin/logout/").url == "/admin/login/"


def test_on_the_public_site_they_are_a_reader_until_then(editor, phone):
    assert not editor.get("/").wsgi_request.user.is_authenticated
    verify(editor, code(phone))
    assert editor.get("/").wsgi_request.user.is_authenticated


@pytest.mark.parametrize("target", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)"])
def test_code_leads_to_no_other_host(editor, phone, target):
    assert verify(editor, code(phone), next=target).url == HOME


def test_wrong_code_opens_nothing_and_the_next_try_has_to_wait(editor, phone):
    right = code(phone)

    assert list(verify(editor, wrong_code(phone)).context["form"].errors) == ["code"]
    assert verify(editor, right).status_code == 200
    assert not is_in(editor)


def test_wrong_codes_make_each_wait_longer_over_all_browsers(an_giang, editor, phone):
    for _number in range(8):
        TOTPDevice.objects.update(throttling_failure_timestamp=None)
        verify(browser(an_giang.host, an_giang.editor), wrong_code(phone))
    error = verify(editor, code(phone)).context["form"].errors["code"].as_data()[0]

    assert error.code == "too_soon"
    assert TOTPDevice.objects.get().throttling_failure_count == 8


def test_code_works_once(an_giang, editor, phone):
    shown = code(phone)
    verify(editor, shown)
    other = browser(an_giang.host, an_giang.editor)
    verify(other, shown)

    assert is_in(editor)
    assert not is_in(other)


def test_code_of_somebody_else_opens_nothing(an_giang, ca_mau, editor):
    neighbour, codes = give_phone(ca_mau.editor)
    verify(editor, code(neighbour))
    TOTPDevice.objects.update(throttling_failure_timestamp=None)
    verify(editor, codes[0])

    assert not is_in(editor)
    assert RecoveryCode.objects.filter(device=neighbour).count() == 10


def test_whoever_has_none_and_need_not_have_one_goes_straight_in(an_giang, duty):
    assert is_in(browser(an_giang.host, an_giang.editor))


# Recovery codes


def test_recovery_code_opens_once_and_is_mailed(an_giang):
    _device, codes = give_phone(an_giang.editor)
    first, second = (browser(an_giang.host, an_giang.editor) for _number in range(2))
    verify(first, f" {codes[0].upper()} ")
    verify(second, codes[0])

    assert is_in(first)
    assert not is_in(second)
    assert len(mail.outbox) == 1
    assert first.get(INDEX).context["codes_left"] == 9


def test_recovery_codes_are_not_stored(an_giang):
    _device, codes = give_phone(an_giang.editor)
    stored = " ".join(RecoveryCode.objects.values_list("digest", flat=True))

    assert not [part for text in codes for part in (text, text.replace("-", "")) if part in stored]


def test_wrong_recovery_codes_count_like_wrong_codes(editor, phone):
    verify(editor, "aaaa-bbbb-cccc-dddd")

    assert TOTPDevice.objects.get().throttling_failure_count == 1


def test_new_recovery_codes_end_the_old_ones(an_giang):
    device, old = give_phone(an_giang.editor)
    client = browser(an_giang.host, an_giang.editor)
    verify(client, code(device))
    new = confirm(client, CODES, device).context["codes"]
    other = browser(an_giang.host, an_giang.editor)
    verify(other, old[0])
    assert not is_in(other)
    TOTPDevice.objects.update(throttling_failure_timestamp=None)
    verify(other, new[0])

    assert is_in(other)
    assert len(mail.outbox) == 2


# Changing and removing


def test_change_keeps_the_old_phone_until_the_new_one_has_shown_a_code(an_giang, editor, phone):
    verify(editor, code(phone))
    assert editor.get(SET_UP).url == INDEX
    assert confirm(editor, CHANGE, phone).url == SET_UP
    editor.get(SET_UP)
    assert TOTPDevice.objects.get() == phone
    set_up(editor)

    assert TOTPDevice.objects.exclude(pk=phone.pk).count() == TOTPDevice.objects.count() == 1
    assert RecoveryCode.objects.count() == 10
    assert is_in(editor)


def test_own_second_factor_is_removed_with_password_and_code(an_giang, editor, phone):
    verify(editor, code(phone))
    confirm(editor, REMOVE, phone)

    assert not second_factor.is_set_up(an_giang.editor)
    assert not RecoveryCode.objects.exists()
    assert len(mail.outbox) == 1
    assert is_in(editor)


@pytest.mark.parametrize("path", [CODES, CHANGE, REMOVE])
def test_nothing_is_changed_without_password_and_code(an_giang, editor, phone, path):
    verify(editor, code(phone))
    digests = set(RecoveryCode.objects.values_list("digest", flat=True))

    without_password = confirm(editor, path, phone, password="not the password")
    assert list(without_password.context["form"].errors) == ["password"]
    without_code = confirm(editor, path, phone, text=wrong_code(phone))
    assert list(without_code.context["form"].errors) == ["code"]
    assert set(RecoveryCode.objects.values_list("digest", flat=True)) == digests
    assert editor.get(SET_UP).url == INDEX


def test_wrong_passwords_there_lock_like_those_at_the_sign_in(editor, phone):
    verify(editor, code(phone))
    answers = [confirm(editor, REMOVE, phone, password="not the password") for _number in range(5)]

    assert answers[-1].status_code == 429


def test_account_page_leads_to_it(an_giang):
    assert f'href="{INDEX}"' in browser(an_giang.host, an_giang.editor).get("/admin/account/").content.decode()


# The duty


@pytest.mark.parametrize("person", ["reviewer", "manager"])
def test_who_can_publish_sets_it_up_before_anything_else(an_giang, duty, person):
    client = browser(an_giang.host, getattr(an_giang, person))
    for path in (HOME, "/admin/account/", INDEX):
        assert client.get(path).url.startswith(SET_UP)
    set_up(client)

    assert is_in(client)


def test_national_administrator_sets_it_up_before_anything_else(national, administrator, duty):
    assert browser(national.host, administrator).get(HOME).url.startswith(SET_UP)


def test_duty_comes_and_goes_with_the_role(an_giang, duty):
    client = browser(an_giang.host, an_giang.reviewer)
    an_giang.reviewer.groups.set([an_giang.federation.editors])

    assert is_in(client)
    assert not second_factor.must_have(User.objects.get(pk=an_giang.reviewer.pk))


def test_who_must_have_it_cannot_remove_it_but_can_change_the_phone(an_giang, duty):
    device, _codes = give_phone(an_giang.reviewer)
    client = browser(an_giang.host, an_giang.reviewer)
    verify(client, code(device))

    assert confirm(client, REMOVE, device).url == INDEX
    assert TOTPDevice.objects.get() == device
    assert confirm(client, CHANGE, device).url == SET_UP


# Resetting another's


def reset_address(user):
    return f"{INDEX}reset/{user.pk}/"


def test_national_administrator_resets_it_and_the_person_is_signed_out_and_mailed(
    national, administrator, an_giang, editor, phone
):
    verify(editor, code(phone))
    office = browser(national.host, administrator)

    assert office.get(reset_address(an_giang.editor)).status_code == 200
    assert is_in(editor)
    assert office.post(reset_address(an_giang.editor)).status_code == 302
    assert not second_factor.is_set_up(an_giang.editor)
    assert not is_in(editor)
    assert [message.to for message in mail.outbox] == [[an_giang.editor.email]]


@pytest.mark.parametrize("who", ["colleague", "manager", "neighbour", "stranger", "reader"])
def test_nobody_else_resets_it(an_giang, ca_mau, stranger, phone, who):
    user = {
        "colleague": an_giang.reviewer,
        "manager": an_giang.manager,
        "neighbour": ca_mau.manager,
        "stranger": stranger,
        "reader": None,
    }[who]
    client = browser(an_giang.host, user)

    assert client.post(reset_address(an_giang.editor)).status_code in {302, 404}
    assert second_factor.is_set_up(an_giang.editor)


def test_administrator_does_not_get_past_password_and_code_for_the_own_account(national, administrator):
    device, _codes = give_phone(administrator)
    client = browser(national.host, administrator)
    verify(client, code(device))
    client.post(reset_address(administrator))

    assert second_factor.is_set_up(administrator)


def test_list_of_users_has_the_button(national, administrator, an_giang):
    html = browser(national.host, administrator).get("/admin/users/").content.decode()

    assert reset_address(an_giang.editor) in html
    assert reset_address(administrator) not in html


def test_reset_of_somebody_without_one_sends_no_mail(an_giang):
    second_factor.reset(an_giang.editor)

    assert not mail.outbox


def test_many_users_are_told_apart_in_one_query(an_giang, phone, django_assert_num_queries):
    with django_assert_num_queries(1):
        people = second_factor.with_second_factor(User.objects.filter(email__endswith="@an-giang.example"))
        found = {person.email: person.has_second_factor for person in people}

    assert [email for email, has in found.items() if has] == [an_giang.editor.email]
    assert len(found) == 3


def test_mail_that_cannot_be_sent_stops_nothing(an_giang, settings):
    settings.EMAIL_BACKEND = "tests.pages.broken_mail.EmailBackend"
    client = browser(an_giang.host, an_giang.editor)
    set_up(client)

    assert second_factor.is_set_up(an_giang.editor)
    assert is_in(client)


def test_unknown_rule_is_met_by_the_system_check(settings):
    from django.core.checks import run_checks

    settings.SECOND_FACTOR_RULE = "sites.people.duties.nothing"

    assert "accounts.E001" in [message.id for message in run_checks()]
