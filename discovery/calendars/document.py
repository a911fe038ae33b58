"""Seminars as iCalendar (RFC 5545)."""

import datetime
from functools import cache

from django.utils import timezone
from icalendar import Calendar, Event, Timezone, vDuration, vText

from core.dates import LAST_YEAR
from core.templatetags.presentation import date_line
from discovery.pages import changed_at
from discovery.text import writable

PRODUCT = "-//federations-cms//seminars//VI"
# How often a program that subscribes should ask again.
REFRESH = "PT6H"


def document_of(pages, name, publisher):
    """Return the text of a calendar of seminars.

    Args:
        pages: SeminarPages.
        name: what a program shows for the calendar.
        publisher: the Publisher.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    # icalendar does not know these two as text, whose commas are escaped.
    calendar.add("name", vText(writable(name)))
    calendar.add("x-wr-calname", vText(writable(name)))
    calendar.add("x-wr-timezone", str(timezone.get_default_timezone()))
    calendar.add("refresh-interval", vDuration.from_ical(REFRESH), {"value": "DURATION"})
    calendar.add("x-published-ttl", REFRESH)
    events = [_event(page, publisher) for page in pages]
    years = [event.start.year for event in events if isinstance(event.start, datetime.datetime)]
    if years:
        calendar.add_component(_zone(min(years)))
    for event in events:
        calendar.add_component(event)
    return calendar.to_ical().decode()


def _event(page, publisher):
    start, end = page.span
    event = Event()
    # The number of the page alone (RFC 7986 asks for no host in it): the event is the same one on a new host.
    event.add("uid", str(page.translation_key))
    changed = changed_at(page)
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    # It grows with each publication, as a sequence must.
    event.add("sequence", int((changed - (page.first_published_at or changed)).total_seconds()))
    event.add("dtstart", start)
    if end is not None:
        event.add("dtend", end)
    event.add("summary", writable(page.title))
    event.add("status", "CONFIRMED")
    event.add("categories", [str(page.get_kind_display())])
    event.add("url", page.get_full_url(publisher.request))
    event.add("description", writable(_description(page, publisher)))
    if page.venue:
        event.add("location", writable(page.venue))
    return event


def _description(page, publisher):
    """Return what a calendar shows when the event is opened: what it is about, who hosts it, where to read on."""
    start, _end = page.span
    # A calendar shows several days without hours; the hour of the first one is said here.
    beginning = ""
    if page.start_time and not isinstance(start, datetime.datetime):
        beginning = f"{page.start_time:%H:%M}, {date_line(page.date)}"
    parts = [beginning, page.lead, page.host, page.get_full_url(publisher.request)]
    return "\n\n".join(part for part in parts if part)


@cache
def _zone(first_year):
    """Return the time zone's rules from a year on: Vietnam's clocks have changed, last in 1975."""
    zone = str(timezone.get_default_timezone())
    bounds = {"first_date": datetime.date(first_year, 1, 1), "last_date": datetime.date(LAST_YEAR + 1, 1, 1)}
    return Timezone.from_tzid(zone, **bounds)
