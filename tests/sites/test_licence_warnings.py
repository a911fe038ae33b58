"""What is doubtful about a licence is said, and nothing more."""

import datetime

import pytest
from django.utils import timezone, translation

from sites.licence_warnings import licence_warnings
from sites.models import Licence
from tests import builders

SOURCE = {
    "origin": "republished",
    "source_name": "Báo Thử",
    "source_url": "https://bao.example/tin",
    "source_published_at": builders.local(2026, 1, 2, 8),
}


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def licence(an_giang):
    """A licence of An Giang's that nothing is doubtful about."""
    return Licence.for_site(an_giang.site)


def in_days(number):
    return timezone.localdate() + datetime.timedelta(days=number)


def test_complete_licence_raises_no_question(licence):
    assert licence_warnings(licence) == []


@pytest.mark.parametrize("number", ["06/GP-TTĐT", "123/GP-STTTT", "12/2024/GP-TTĐT", "7/GXN-TTĐT"])
def test_usual_numbers_raise_no_question(licence, number):
    licence.licence_number = number

    assert licence_warnings(licence) == []


@pytest.mark.parametrize("number", ["GP 06", "06/GP-ttđt", "số 06/GP-TTĐT", "06-GP/TTĐT", "06/GP-TTĐT cũ"])
def test_number_of_odd_shape_is_named(licence, number):
    licence.licence_number = number

    (warning,) = licence_warnings(licence)
    assert number in warning


def test_number_without_issuer_or_date_is_noticed(licence):
    licence.issuing_authority, licence.issued_on = "", None

    assert len(licence_warnings(licence)) == 2


@pytest.mark.parametrize("days", [0, 1, 30, 90])
def test_coming_expiry_is_said_with_its_date_and_days(licence, days):
    licence.expires_on = in_days(days)

    (warning,) = licence_warnings(licence)
    assert licence.expires_on.strftime("%d/%m/%Y") in warning
    assert f"in {days} days" in warning


def test_expiry_far_ahead_is_not_mentioned(licence):
    licence.expires_on = in_days(91)

    assert licence_warnings(licence) == []


def test_licence_that_has_expired_is_noticed(licence):
    licence.expires_on = in_days(-1)

    (warning,) = licence_warnings(licence)
    assert "expired on" in warning


def test_expiry_before_issue_is_noticed(licence):
    licence.issued_on, licence.expires_on = in_days(10), in_days(10)

    (warning,) = licence_warnings(licence)
    assert "before it was issued" in warning


@pytest.mark.parametrize("name", ["managing_body", "responsible_person", "address", "phones", "email"])
def test_each_fact_that_the_law_wants_is_asked_for_by_name(licence, name):
    setattr(licence, name, "")

    (warning,) = licence_warnings(licence)
    assert str(Licence._meta.get_field(name).verbose_name) in warning


def test_republishing_without_a_licence_is_noticed(an_giang, licence):
    licence.licence_number = ""
    builders.news(an_giang.news, **SOURCE)

    (warning,) = licence_warnings(licence)
    assert "republishes" in warning


@pytest.mark.parametrize("live", [True, False])
def test_own_news_and_drafts_need_no_licence(an_giang, licence, live):
    licence.licence_number = ""
    builders.news(an_giang.news, live=live, **({} if live else SOURCE))

    assert licence_warnings(licence) == []


def test_republishing_by_the_neighbour_is_the_neighbours_affair(ca_mau, licence):
    licence.licence_number = ""
    builders.news(ca_mau.news, **SOURCE)

    assert licence_warnings(licence) == []
