"""The last days of licences and domains: who is warned, when, and that no warning is lost or sent twice."""

import datetime
import io

import pytest
from django.core.management import call_command
from django.utils import timezone
from django.utils.formats import date_format

from accounts.models import User
from core.site_versions import version_of
from sites.models import Domain, Federation, Licence

BROKEN = "tests.pages.broken_mail.EmailBackend"


def in_days(number):
    return timezone.localdate() + datetime.timedelta(days=number)


def licence_until(team, days):
    licence = Licence.for_site(team.site)
    licence.expires_on = in_days(days)
    licence.save()
    return licence


def domain_until(team, days, hostname="cu.example"):
    return Domain.objects.create(federation=team.federation, hostname=hostname, expires_on=in_days(days))


def run():
    out = io.StringIO()
    call_command("warn_of_terms", stdout=out)
    return out.getvalue()


@pytest.mark.parametrize("make", [licence_until, domain_until])
@pytest.mark.parametrize(
    ("days", "is_warned"), [(91, False), (90, True), (31, True), (30, True), (0, True), (-5, True)]
)
def test_warned_from_ninety_days_before_and_once(an_giang, administrator, mailoutbox, make, days, is_warned):
    make(an_giang, days)

    run()
    assert len(mailoutbox) == is_warned
    assert run() == ""
    assert len(mailoutbox) == is_warned
    if is_warned:
        assert sorted(mailoutbox[0].recipients()) == sorted([administrator.email, an_giang.manager.email])
        assert mailoutbox[0].to == [an_giang.manager.email]


@pytest.mark.parametrize("make", [licence_until, domain_until])
def test_warned_again_thirty_days_before_and_of_another_day(an_giang, mailoutbox, make):
    term = make(an_giang, 29)
    # As it is two months after the first warning.
    rows = type(term).objects.filter(pk=term.pk)
    rows.update(warned_of=in_days(29), warned_days=90)

    for _time in range(2):
        run()
    assert len(mailoutbox) == 1
    rows.update(expires_on=in_days(80))
    for _time in range(2):
        run()
    assert len(mailoutbox) == 2


def test_mail_says_what_ends_when_and_what_to_do(an_giang, mailoutbox):
    licence = licence_until(an_giang, 12)
    domain_until(an_giang, 25)

    run()

    of_licence, of_domain = mailoutbox
    day = date_format(licence.expires_on, "SHORT_DATE_FORMAT")
    assert day in of_licence.subject
    assert ": 12" in of_licence.body
    assert licence.licence_number in of_licence.body
    assert f"http://{an_giang.host}/admin/settings/sites/licence/{an_giang.site.pk}/" in of_licence.body
    assert "cu.example" in of_domain.subject
    assert "An Giang" in of_domain.body


def test_each_team_hears_of_its_own_only(an_giang, ca_mau, administrator, mailoutbox):
    licence_until(an_giang, 10)
    domain_until(ca_mau, 10, "cu.ca-mau.example")

    run()

    to = {frozenset(mail.recipients()) for mail in mailoutbox}
    assert to == {
        frozenset({an_giang.manager.email, administrator.email}),
        frozenset({ca_mau.manager.email, administrator.email}),
    }


def test_mail_that_cannot_be_sent_is_sent_by_a_later_run(an_giang, settings, mailoutbox):
    working = settings.EMAIL_BACKEND
    licence_until(an_giang, 10)
    settings.EMAIL_BACKEND = BROKEN
    assert run() == ""

    settings.EMAIL_BACKEND = working
    assert "licence of an-giang" in run()
    assert len(mailoutbox) == 1


def test_nobody_to_tell_is_not_told(an_giang, administrator, mailoutbox):
    licence_until(an_giang, 10)
    User.objects.update(is_active=False)
    run()
    User.objects.filter(pk=administrator.pk).update(is_active=True)
    run()

    assert [mail.recipients() for mail in mailoutbox] == [[administrator.email]]


def test_names_of_a_closed_site_have_to_be_paid_and_its_licence_has_not(an_giang, administrator, mailoutbox):
    Federation.objects.filter(pk=an_giang.federation.pk).update(state=Federation.State.CLOSED)
    licence_until(an_giang, 10)
    domain_until(an_giang, 10)

    run()

    assert [mail.recipients() for mail in mailoutbox] == [[administrator.email]]
    assert "cu.example" in mailoutbox[0].subject


def test_readers_pages_are_not_made_anew(an_giang, at_once, mailoutbox):
    licence_until(an_giang, 10)
    before = version_of(an_giang.site.pk)
    run()

    assert len(mailoutbox) == 1
    assert version_of(an_giang.site.pk) == before
