"""Calendars, as an independent reader understands them."""

import datetime

import pytest
from django.utils import timezone

from tests import builders
from tests.discovery.readers import WRITABLE_TITLE, calendar

VIETNAM = datetime.timezone(datetime.timedelta(hours=7))
DAY = datetime.date(2026, 10, 14)


def event_of(visit, host, page):
    """Return the one event of a seminar's own calendar."""
    return calendar(visit(host, f"{page.url}lich.ics")).vevent


def at(hour, minute=0, day=DAY):
    """Return a moment of a day in Vietnam."""
    return datetime.datetime.combine(day, datetime.time(hour, minute), VIETNAM)


def test_event_holds_every_field(an_giang, visit, meeting):
    event = event_of(visit, an_giang.host, meeting)

    assert event.summary.value == WRITABLE_TITLE
    assert event.uid.value == str(meeting.translation_key)
    assert event.dtstart.value == at(13, 30, meeting.date)
    assert event.dtend.value == at(16, 0, meeting.date)
    assert event.location.value == meeting.venue
    assert event.url.value == meeting.full_url
    assert event.status.value == "CONFIRMED"
    assert event.categories.value == ["Tọa đàm"]
    assert event.description.value.split("\n\n") == [meeting.lead, meeting.host, meeting.full_url]
    for stamp in (event.dtstamp, event.last_modified):
        assert stamp.value == meeting.last_published_at.replace(microsecond=0)


@pytest.mark.parametrize(
    ("fields", "start", "end"),
    [
        ({"start_time": datetime.time(8), "end_time": datetime.time(10)}, at(8), at(10)),
        ({"part_of_day": "morning"}, at(8), at(11, 30)),
        ({"part_of_day": "afternoon"}, at(14), at(17)),
        ({"part_of_day": "evening"}, at(19), at(21)),
        ({"part_of_day": "afternoon", "start_time": datetime.time(13, 45)}, at(13, 45), at(17)),
        # What begins after the usual end of its part of the day has no end that anybody knows.
        ({"part_of_day": "morning", "start_time": datetime.time(11, 45)}, at(11, 45), None),
        ({"start_time": datetime.time(9)}, at(9), None),
        ({"part_of_day": "all-day"}, DAY, datetime.date(2026, 10, 15)),
        ({"part_of_day": "all-day", "start_time": datetime.time(7, 30)}, at(7, 30), at(17)),
        ({}, DAY, datetime.date(2026, 10, 15)),
        ({"end_date": datetime.date(2026, 10, 16)}, DAY, datetime.date(2026, 10, 17)),
        ({"end_date": datetime.date(2026, 10, 15), "part_of_day": "morning"}, DAY, datetime.date(2026, 10, 16)),
        (
            {"end_date": datetime.date(2026, 10, 15), "start_time": datetime.time(8)},
            DAY,
            datetime.date(2026, 10, 16),
        ),
        (
            {
                "end_date": datetime.date(2026, 10, 15),
                "start_time": datetime.time(8),
                "end_time": datetime.time(11),
            },
            at(8),
            at(11, 0, datetime.date(2026, 10, 15)),
        ),
    ],
)
def test_event_takes_the_time_that_is_known(an_giang, visit, fields, start, end):
    page = builders.seminar(an_giang.seminars, date=DAY, **fields)

    event = event_of(visit, an_giang.host, page)

    assert event.dtstart.value == start
    assert (event.dtend.value if "dtend" in event.contents else None) == end


def test_hour_that_several_days_do_not_show_is_said(an_giang, visit):
    page = builders.seminar(
        an_giang.seminars, date=DAY, end_date=datetime.date(2026, 10, 15), start_time=datetime.time(7, 30)
    )

    assert event_of(visit, an_giang.host, page).description.value.startswith("07:30, Thứ Tư, 14/10/2026\n")


@pytest.mark.parametrize(("year", "offset"), [(2026, 7), (1970, 8)])
def test_time_zone_says_what_the_clocks_showed(an_giang, visit, year, offset):
    page = builders.seminar(an_giang.seminars, date=datetime.date(year, 10, 14), start_time=datetime.time(8))

    parsed = calendar(visit(an_giang.host, f"{page.url}lich.ics"))

    assert parsed.vtimezone.tzid.value == "Asia/Ho_Chi_Minh"
    assert parsed.vevent.dtstart.value.utcoffset() == datetime.timedelta(hours=offset)


def test_calendar_without_hours_needs_no_time_zone(an_giang, visit):
    page = builders.seminar(an_giang.seminars, date=DAY)

    assert "vtimezone" not in calendar(visit(an_giang.host, f"{page.url}lich.ics")).contents


def test_event_stays_the_same_one_and_counts_its_changes(an_giang, visit, meeting):
    before = event_of(visit, an_giang.host, meeting)
    first = timezone.now() - datetime.timedelta(days=1)
    type(meeting).objects.filter(pk=meeting.pk).update(first_published_at=first)
    meeting.refresh_from_db()
    meeting.venue = "Nơi khác"
    meeting.save_revision().publish()

    after = event_of(visit, an_giang.host, meeting)

    assert after.uid.value == before.uid.value
    assert int(after.sequence.value) > int(before.sequence.value)
    assert after.location.value == "Nơi khác"


def test_sections_calendar_holds_the_past_year_and_what_is_to_come(an_giang, visit):
    today = timezone.localdate()
    days = {
        name: today + datetime.timedelta(days=number) for name, number in (("cũ", -400), ("qua", -300), ("tới", 9))
    }
    for name, day in days.items():
        builders.seminar(an_giang.seminars, title=f"Hội thảo {name}", date=day)

    parsed = calendar(visit(an_giang.host, f"{an_giang.seminars.url}lich.ics"))

    assert [event.summary.value for event in parsed.vevent_list] == ["Hội thảo qua", "Hội thảo tới"]
    assert parsed.x_wr_calname.value == "Hội thảo, tọa đàm – Liên đoàn Lao động tỉnh An Giang"
    assert parsed.x_wr_timezone.value == "Asia/Ho_Chi_Minh"
    assert parsed.method.value == "PUBLISH"


def test_answer_is_a_calendar_file(an_giang, visit, meeting):
    response = visit(an_giang.host, f"{meeting.url}lich.ics")

    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Content-Disposition"] == f'inline; filename="{meeting.slug}.ics"'
    lines = response.content.split(b"\r\n")
    assert max(len(line) for line in lines) <= 75
    assert b"\n" not in b"".join(lines)


def test_sections_calendar_costs_the_same_with_more_seminars(an_giang, cost):
    path = f"{an_giang.seminars.url}lich.ics"
    builders.seminar(an_giang.seminars)
    few = cost(an_giang.host, path)
    for _number in range(5):
        builders.seminar(an_giang.seminars)

    assert cost(an_giang.host, path) == few <= 9


def test_what_is_no_seminar_has_no_calendar(an_giang, visit, story):
    for path in ("/", an_giang.news.url, story.url, an_giang.about.url):
        assert visit(an_giang.host, f"{path}lich.ics").status_code == 404
