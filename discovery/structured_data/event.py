"""A seminar as schema.org's Event."""

import datetime

from django.utils import timezone

from .organization import reference
from .words import image_object, moment, said

EVENT_STATUS = "https://schema.org/EventScheduled"
ATTENDANCE_MODE = "https://schema.org/OfflineEventAttendanceMode"


def event(page, address, picture, publisher):
    """Return an Event.

    A time of day is said only where somebody entered one; a calendar, which must keep a place free, also takes the
    usual hours of a part of the day (SeminarPage.span).

    Args:
        page: a SeminarPage with a date.
        address: its full address.
        picture: the Picture of its own cover, or None.
        publisher: the Publisher.
    """
    # The venue as people write it holds name and address in one.
    place = said(type="Place", name=page.venue, address=page.venue) if page.venue else None
    host = said(type="Organization", name=page.host) if page.host else reference(publisher)
    return said(
        type="Event",
        id=f"{address}#event",
        name=page.title,
        description=page.search_description or page.lead,
        inLanguage="vi",
        url=address,
        image=[image_object(picture)] if picture else None,
        startDate=moment(_point(page.date, page.start_time)),
        endDate=_end(page),
        eventStatus=EVENT_STATUS,
        eventAttendanceMode=ATTENDANCE_MODE if place else None,
        location=place,
        organizer=host,
    )


def _point(date, time):
    return datetime.datetime.combine(date, time, timezone.get_default_timezone()) if time else date


def _end(page):
    """Return when it ends, as far as it is known: nothing for one day without an end."""
    if page.end_date is None and page.end_time is None:
        return None
    return moment(_point(page.get_last_day(), page.end_time))
