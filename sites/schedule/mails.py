"""Who is told when the schedule was late, or could not do something: one mail each, about their own pages only."""

from itertools import groupby

from wagtail.models import Page

from accounts.models import User
from core import mail
from sites.permissions import managers_in_force
from sites.references import federation_at


def tell_of_lateness(delays):
    """Send one mail to the managers of each federation that has late pages, and one to the national administrators.

    Args:
        delays: Delays (sites.schedule.run) of one run.
    """
    _tell("late", [(delay.page, delay) for delay in delays])


def tell_of_failures(failures):
    """Send the like about pages that could not be published or taken down.

    Args:
        failures: ScheduleFailures that nobody has been told of.
    """
    pages = Page.objects.in_bulk([failure.page_id for failure in failures])
    _tell("failed", [(pages[failure.page_id], failure) for failure in failures if failure.page_id in pages])


def _tell(name, rows):
    """Send a mail from a template of ours.

    Args:
        rows: list of (Page, what the template prints of it).
    """
    if not rows:
        return
    template = f"sites/schedule/mail/{name}.txt"
    belonging = sorted(
        ((federation_at(page.path), page, told) for page, told in rows),
        key=lambda row: row[0].pk if row[0] else 0,
    )
    for federation, group in groupby(belonging, key=lambda row: row[0]):
        if federation is not None:
            managers = managers_in_force(federation=federation).values_list("user__email", flat=True)
            mail.send(template, list(managers), rows=[(page, told) for _own, page, told in group])
    administrators = User.objects.filter(is_superuser=True, is_active=True).values_list("email", flat=True)
    mail.send(template, list(administrators), rows=rows)
