"""Vietnamese dates and numbers, in forms and in print."""

import datetime

import pytest
from django import forms
from django.utils import translation
from django.utils.formats import date_format, get_format, localize_input, number_format


@pytest.fixture(autouse=True)
def _in_vietnamese():
    with translation.override("vi"):
        yield


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("09/10/2019", datetime.date(2019, 10, 9)),
        ("30/9/2019", datetime.date(2019, 9, 30)),
        ("30-09-2019", datetime.date(2019, 9, 30)),
        ("30.9.2019", datetime.date(2019, 9, 30)),
        ("2019-10-09", datetime.date(2019, 10, 9)),
    ],
)
def test_a_date_field_reads_the_day_first_and_iso_too(written, meant):
    assert forms.DateField().clean(written) == meant


@pytest.mark.parametrize("written", ["10/30/2019", "31/2/2019", "30/9", "hôm nay"])
def test_a_date_field_refuses_what_is_no_vietnamese_date(written):
    with pytest.raises(forms.ValidationError):
        forms.DateField().clean(written)


@pytest.mark.parametrize(
    "written",
    [
        "09/10/2019 14:30",
        "9/10/2019 14h30",
        "9-10-2019 14:30",
        "9.10.2019 14:30",
        "14:30, 9/10/2019",
        "14:30 09/10/2019",
        "2019-10-09 14:30",
        "2019-10-09T14:30",
    ],
)
def test_a_moment_is_read_with_the_day_first_and_iso_too(written):
    moment = forms.DateTimeField().clean(written)
    assert moment.replace(tzinfo=None) == datetime.datetime(2019, 10, 9, 14, 30)


@pytest.mark.parametrize("written", ["9/10/2019", "9-10-2019", "9.10.2019"])
def test_a_moment_without_a_time_is_the_beginning_of_its_day(written):
    assert forms.DateTimeField().clean(written).replace(tzinfo=None) == datetime.datetime(2019, 10, 9)


@pytest.mark.parametrize("written", ["31/02/2026 10:00", "30/9", "9/10/2026 25:10", "31/12/26", "hôm nay"])
def test_what_is_no_moment_is_refused(written):
    with pytest.raises(forms.ValidationError):
        forms.DateTimeField().clean(written)


@pytest.mark.parametrize("written", ["7:30", "07:30", "7h30"])
def test_a_time_is_read_as_people_write_it(written):
    assert forms.TimeField().clean(written) == datetime.time(7, 30)


def test_a_date_that_a_form_shows_is_read_back_as_the_same_day():
    day = datetime.date(2019, 10, 9)
    assert forms.DateField().clean(localize_input(day)) == day


def test_the_week_begins_on_monday():
    assert get_format("FIRST_DAY_OF_WEEK") == 1


def test_large_numbers_are_grouped_with_points():
    assert number_format(2379912, force_grouping=True) == "2.379.912"


def test_the_decimal_sign_is_a_comma():
    assert number_format(12.5) == "12,5"


def test_a_date_is_written_day_first():
    assert date_format(datetime.date(2019, 10, 9), "SHORT_DATE_FORMAT") == "09/10/2019"


def test_staff_who_chose_english_enter_dates_day_first_as_well():
    with translation.override("en"):
        assert forms.DateField().clean("09/10/2019") == datetime.date(2019, 10, 9)
        assert get_format("FIRST_DAY_OF_WEEK") == 1
