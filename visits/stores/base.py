"""What a store of visits is asked, and the words it is asked in."""

import datetime
from abc import ABC, abstractmethod
from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone

# A reader is online who was shown a page in so many seconds.
ONLINE_SECONDS = 600
# The figures read from the database are read anew after so many seconds, whatever became of them meanwhile.
BASE_SECONDS = 60
# So many seconds after the day its readers are still known: to those who looked at the clock just before midnight.
GRACE = 60


class StoreUnavailable(Exception):  # noqa: N818  (it is a state, as in HTTP)
    """The store does not answer. A visit is then not counted; a page is shown all the same."""


@dataclass(frozen=True)
class Limits:
    """How often the same is counted.

    Attributes:
        repeat_seconds: a visitor's further showings of a page within so many seconds are the same visit.
        per_visitor: (visits, seconds) counted at most for a visitor of a site.
        per_sender: the same for an address, as a tuple of pairs; an office of many people stays within them.
        per_network: the same for a network in which one client may hold many addresses.
    """

    repeat_seconds: int
    per_visitor: tuple
    per_sender: tuple
    per_network: tuple = ()

    @classmethod
    def from_settings(cls):
        """Return the limits of this install."""
        return cls(
            settings.VISIT_REPEAT_SECONDS,
            settings.VISIT_CEILING_PER_VISITOR,
            settings.VISIT_CEILINGS_PER_ADDRESS,
            settings.VISIT_CEILINGS_PER_NETWORK,
        )


@dataclass(frozen=True)
class Visit:
    """A page shown to a reader.

    Attributes:
        site_id, page_id: primary keys.
        visitor, sender, network: as visits.visitors.Visitor has them.
        at: seconds since the epoch.
        day: the local date at that moment.
    """

    site_id: int
    page_id: int
    visitor: bytes
    sender: bytes
    at: float
    day: datetime.date
    network: bytes | None = None

    @property
    def seconds_left(self):
        """How long after the visit something is needed that is known of its day."""
        return max(0, end_of(self.day) - self.at) + GRACE


@dataclass(frozen=True)
class Ceiling:
    """How much of a subject is counted in a window of time.

    Attributes:
        kind: "visitor", "sender" or "network".
        subject: bytes that stand for it on the day.
        most: visits at most.
        seconds: length of the window.
        window: (the local date, number of the window in it); windows begin at midnight, when all subjects change.
    """

    kind: str
    subject: bytes
    most: int
    seconds: int
    window: tuple


@dataclass(frozen=True)
class Base:
    """What the database says of a site; what was counted since comes on top.

    Attributes:
        site_id: primary key.
        day: the local date that `today` is about.
        today, total: visits of that day, and all of them with the old site's.
        legacy_total, legacy_until: the old site's part, and its last day as "YYYY-MM-DD" or None.
        is_shown: whether readers see the counter.
    """

    site_id: int
    day: str
    today: int
    total: int
    legacy_total: int
    legacy_until: str | None
    is_shown: bool


@dataclass(frozen=True)
class State:
    """What a store knows of a site at a moment.

    Attributes:
        online: how many readers were shown a page in the last ONLINE_SECONDS.
        today, yesterday: visits of these days that are not written yet.
        base: the Base, or None when it is to be read from the database.
    """

    online: int
    today: int
    yesterday: int
    base: Base | None


@dataclass(frozen=True)
class BatchOfVisits:
    """Counted visits on their way to the database.

    Attributes:
        id: the same however often the batch is taken; writing it twice is prevented by it.
        pages: {(site's key, page's key, "YYYY-MM-DD"): visits}
        visitors: {(site's key, "YYYY-MM-DD"): new visitors}
    """

    id: str
    pages: dict
    visitors: dict


class Store(ABC):
    """Holds what is counted, and what is needed to count it once.

    Every visit is in the store at once. What is counted gathers in a buffer; `take` makes a batch of it, of which
    there is one at a time, and gives the same one again until `settle` says that it is written. So a batch is lost
    with the store only, whoever else is killed when.
    """

    def __init__(self, limits=None):
        self.limits = limits or Limits.from_settings()

    @abstractmethod
    def salt(self, day):
        """Return the random bytes of a local date. They are in no file, and gone when the day is over."""

    @abstractmethod
    def record(self, visit):
        """Count a Visit, unless a limit has been reached, and return the State of its site."""

    @abstractmethod
    def look(self, site_id, at, day):
        """Return the State of a site."""

    @abstractmethod
    def put_base(self, base, at):
        """Keep a Base for BASE_SECONDS, unless one is there that holds: what `settle` brought is newer."""

    @abstractmethod
    def forget_base(self, site_id):
        """Have the Base of a site read anew."""

    @abstractmethod
    def take(self):
        """Return the BatchOfVisits that is to be written, or None when nothing was counted."""

    @abstractmethod
    def settle(self, batch_id, bases, at):
        """Let go of a batch that is written; nothing happens to another one.

        Args:
            batch_id: its id.
            bases: the Base of each of its sites, read after it was written.
            at: seconds since the epoch.
        """

    @abstractmethod
    def forget_past(self, at, day):
        """Let go of what is remembered of readers and no longer needed, as each visit does.

        Args:
            at: seconds since the epoch.
            day: the local date at that moment.
        """

    def ceilings(self, visit):
        """Yield each Ceiling that a Visit counts towards."""
        seconds_of_day = visit.at - end_of(visit.day - datetime.timedelta(days=1))
        for kind, subject, ceilings in (
            ("visitor", visit.visitor, (self.limits.per_visitor,)),
            ("sender", visit.sender, self.limits.per_sender),
            ("network", visit.network, self.limits.per_network if visit.network else ()),
        ):
            for most, seconds in ceilings:
                yield Ceiling(kind, subject, most, seconds, (visit.day, seconds_of_day // seconds))


def end_of(day):
    """Return when a local date is over, in seconds since the epoch."""
    tomorrow = day + datetime.timedelta(days=1)
    return datetime.datetime.combine(tomorrow, datetime.time.min, timezone.get_default_timezone()).timestamp()
