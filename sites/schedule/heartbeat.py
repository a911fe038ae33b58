"""When the schedule last ran, and whether pages wait for it in vain."""

import datetime

from django.db.models import BigIntegerField, Q
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.models import Page, Revision

from sites import scope
from sites.models import ScheduleHeartbeat

LATE_AFTER = datetime.timedelta(minutes=10)


def beat(is_success):
    """Note that the schedule ran just now."""
    now = timezone.now()
    moments = {"last_run_at": now, **({"last_success_at": now} if is_success else {})}
    ScheduleHeartbeat.objects.update_or_create(pk=1, defaults=moments)


def last_run():
    """Return the aware datetime of the last run, or None when there was none."""
    return ScheduleHeartbeat.objects.filter(pk=1).values_list("last_run_at", flat=True).first()


def waiting_pages():
    """Return the pages that the schedule has yet to publish or to take down, as a queryset."""
    # A revision keeps its page's number as text.
    scheduled = Revision.page_revisions.filter(approved_go_live_at__isnull=False)
    numbers = scheduled.annotate(number=Cast("object_id", BigIntegerField())).values("number")
    return Page.objects.filter(Q(live=True, expire_at__isnull=False) | Q(pk__in=numbers))


def schedule_is_late(user=None):
    """Tell whether nothing has run the schedule for ten minutes while pages wait for it.

    Args:
        user: count only the pages of this person's federations; None counts all.

    Returns:
        bool
    """
    moment = last_run()
    if moment is not None and timezone.now() - moment <= LATE_AFTER:
        return False
    waiting = waiting_pages()
    return (waiting if user is None else scope.pages_of(user, waiting)).exists()
