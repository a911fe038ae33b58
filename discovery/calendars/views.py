"""Calendars: one seminar to keep, a section's seminars to subscribe to."""

import datetime

from django.http import Http404
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from catalogue.models import Entry
from catalogue.paging import pages_in_order
from discovery.pages import changed_at, open_page
from discovery.publisher import Publisher
from discovery.responses import answer
from seminars.models import SeminarIndexPage, SeminarPage

from .document import document_of

PAST = datetime.timedelta(days=365)
# A calendar is sent whole each time; the latest go in.
LIMIT = 500


@require_safe
def calendar(request, path):
    """Answer with the calendar of a seminar, or of a section: what is to come and the past year; 404 for others."""
    page = open_page(request, path)
    publisher = Publisher(request)
    if isinstance(page, SeminarPage):
        pages, name = [page], page.title
    elif isinstance(page, SeminarIndexPage):
        pages, name = seminars_of(page), f"{page.title} – {publisher.name}"
    else:
        raise Http404
    changed = max(changed_at(each) for each in [page, *pages])
    response = answer(request, document_of(pages, name, publisher), "text/calendar; charset=utf-8", changed)
    response["Content-Disposition"] = content_disposition_header(as_attachment=False, filename=f"{page.slug}.ics")
    return response


def seminars_of(section):
    """Return the seminars of a section that a subscriber is told of, in the order of their days."""
    since = timezone.localdate() - PAST
    entries = Entry.objects.in_section(section).filter(last_day__gte=since).order_by("-last_day", "-page_id")
    return pages_in_order(reversed(entries.page_ids()[:LIMIT]), SeminarPage.objects.for_calendars())
