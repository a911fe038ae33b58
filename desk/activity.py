"""How much a site publishes, week by week."""

import datetime
from dataclasses import dataclass

from django.db.models import Count
from django.db.models.functions import TruncWeek
from django.utils import timezone

from sites.models import HistoryLine

from .work import PUBLISHED

WEEKS = 12


@dataclass(frozen=True)
class Week:
    """A week of a site.

    Attributes:
        monday: the local date it begins on.
        number: how many pages were published.
        height: the bar's share of the highest one, in percent.
    """

    monday: datetime.date
    number: int
    height: int


def weeks_of(federation):
    """Return the last WEEKS weeks of a federation, the present one last, as a list of Week.

    A page published twice in a week counts once.
    """
    today = timezone.localdate()
    this_monday = today - datetime.timedelta(days=today.weekday())
    mondays = [this_monday - datetime.timedelta(weeks=back) for back in reversed(range(WEEKS))]
    zone = timezone.get_default_timezone()
    since = datetime.datetime.combine(mondays[0], datetime.time.min, zone)
    counted = (
        HistoryLine.objects.filter(federation=federation, action__in=PUBLISHED, timestamp__gte=since)
        .annotate(week=TruncWeek("timestamp", tzinfo=zone))
        .values("week")
        .annotate(number=Count("object_id", distinct=True))
        .values_list("week", "number")
        .order_by("week")
    )
    numbers = {week.date(): number for week, number in counted}
    highest = max(numbers.values(), default=0) or 1
    return [Week(monday, numbers.get(monday, 0), round(100 * numbers.get(monday, 0) / highest)) for monday in mondays]
