"""One run of the schedule."""

import datetime
import logging
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page, Revision

from sites.models import ScheduleFailure

from .due import Deed, Due, next_due
from .heartbeat import beat
from .mails import tell_of_failures, tell_of_lateness

logger = logging.getLogger(__name__)

LATE_AFTER = datetime.timedelta(minutes=5)
LATE = "sites.schedule.late"


@dataclass(frozen=True)
class Delay:
    """How long after its time a deed was done.

    Attributes:
        due: the Due.
        page: the Page.
        by: how long after.
    """

    due: Due
    page: Page
    by: datetime.timedelta

    @property
    def minutes(self):
        """The delay in whole minutes."""
        return int(self.by.total_seconds() // 60)


@dataclass
class Outcome:
    """What a run has done.

    Attributes:
        done: the Due that were carried out, in order.
        late: Delays among them.
        failed: the Due that could not be carried out.
    """

    done: list = field(default_factory=list)
    late: list = field(default_factory=list)
    failed: list = field(default_factory=list)

    def note(self, delay):
        """Take in what came of one deed: a Delay, however short, or None when nothing was done."""
        if delay is not None:
            self.done.append(delay.due)
            self.late += [delay] if delay.by > LATE_AFTER else []


def run():
    """Publish what is due and take down what has expired, the longest due first; then say what went wrong.

    Each page is one transaction: a page that fails, or a process that is killed, leaves that page as it was and the
    others alone, and the next run goes on. Two runs at once do nothing twice: a page that somebody else holds is left
    to them.

    Returns:
        Outcome
    """
    outcome, tried = Outcome(), set()
    while (due := next_due(timezone.now(), tried)) is not None:
        tried.add(due)
        try:
            delay = _carry_out(due)
        except Exception:  # whatever is wrong with one page is not to keep the others waiting
            logger.exception("The schedule could not %s page %s.", due.deed.value, due.page_id)
            outcome.failed.append(due)
        else:
            outcome.note(delay)
    new = _note_failures(outcome.failed)
    beat(is_success=not outcome.failed)
    tell_of_lateness(outcome.late)
    tell_of_failures(new)
    return outcome


@transaction.atomic
def _carry_out(due):
    """Do one deed under the lock of its page.

    Returns:
        Delay, or None when there is nothing to do any more, or somebody else is at it.
    """
    page = Page.objects.select_for_update(skip_locked=True).filter(pk=due.page_id).first()
    if page is None:
        return None
    if due.deed is Deed.TAKE_DOWN:
        if not page.live or page.expire_at != due.at:
            return None
        page.specific.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    else:
        revision = Revision.objects.filter(pk=due.revision_id, approved_go_live_at=due.at).first()
        if revision is None:
            return None
        revision.publish(log_action="wagtail.publish.scheduled")
        # A version whose own date was put off meanwhile is only scheduled anew.
        if not Page.objects.filter(pk=page.pk, live_revision=revision).exists():
            return None
    delay = Delay(due, page, timezone.now() - due.at)
    if delay.by > LATE_AFTER:
        log(instance=page.specific, action=LATE, data={"deed": due.deed.value, "minutes": delay.minutes})
    return delay


def _note_failures(failed):
    """Keep the failures of this run and forget all others; return those that nobody has been told of."""
    stored = [
        ScheduleFailure.objects.get_or_create(page_id=due.page_id, deed=due.deed, due_at=due.at) for due in failed
    ]
    ScheduleFailure.objects.exclude(pk__in=[failure.pk for failure, _is_new in stored]).delete()
    return [failure for failure, is_new in stored if is_new]
