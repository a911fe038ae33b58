"""The store of the embedded default: one process serves, and its memory holds what is not written yet."""

import datetime
import secrets
import threading
from collections import Counter, OrderedDict, defaultdict

from .base import BASE_SECONDS, ONLINE_SECONDS, BatchOfVisits, State, Store

# Of each kind of thing remembered, at most so many (some 100 bytes each). Beyond, the oldest are forgotten, and of
# what has no age no more is taken in.
MOST_REMEMBERED = 200_000


class MemoryStore(Store):
    """Counts under a lock, in plain dictionaries. A second process would count for itself: see RedisStore."""

    def __init__(self, limits=None):
        super().__init__(limits)
        self._lock = threading.Lock()
        self._day = None
        self._salt = b""
        self._seen = set()  # (site, visitor) of the day
        self._shown = OrderedDict()  # (visitor, page): when it was counted, the longest ago first
        self._online = defaultdict(OrderedDict)  # site: {visitor: last seen, the longest ago first}
        self._windows = {}  # (subject's kind, seconds): (the window, Counter of subjects)
        self._bases = {}  # site: (Base, until when it holds)
        self._buffer = _Buffer()
        self._batch = None

    def salt(self, day):
        with self._lock:
            self._turn(day)
            return self._salt

    def record(self, visit):
        with self._lock:
            self._turn(visit.day)
            if self._may_count(visit):
                self._count(visit)
            elif visit.visitor in self._online[visit.site_id]:
                self._see(visit)
            return self._state(visit.site_id, visit.at, visit.day)

    def look(self, site_id, at, day):
        with self._lock:
            return self._state(site_id, at, day)

    def put_base(self, base, at):
        with self._lock:
            if self._base(base.site_id, at, base.day) is None:
                self._bases[base.site_id] = base, at + BASE_SECONDS

    def forget_base(self, site_id):
        with self._lock:
            self._bases.pop(site_id, None)

    def take(self):
        with self._lock:
            if self._batch is None and self._buffer.pages:
                self._batch, self._buffer = self._buffer, _Buffer()
            return self._batch and self._batch.as_batch()

    def settle(self, batch_id, bases, at):
        with self._lock:
            if self._batch is not None and self._batch.id == batch_id:
                self._batch = None
                self._bases.update({base.site_id: (base, at + BASE_SECONDS) for base in bases})

    def forget_past(self, at, day):
        with self._lock:
            self._turn(day)
            _forget_until(self._shown, at - self.limits.repeat_seconds)
            for online in self._online.values():
                _forget_until(online, at - ONLINE_SECONDS)

    def _turn(self, day):
        """Forget yesterday's visitors, and the key under which they could be found again.

        Threads come here in another order than they looked at the clock; a day that is over does not begin again.
        """
        if self._day is None or day > self._day:
            self._day, self._salt = day, secrets.token_bytes(32)
            self._seen.clear()
            self._shown.clear()
            self._windows.clear()

    def _may_count(self, visit):
        _forget_until(self._shown, visit.at - self.limits.repeat_seconds)
        if (visit.visitor, visit.page_id) in self._shown:
            return False
        for ceiling in self.ceilings(visit):
            counts, subject = self._counts_of(ceiling), ceiling.subject
            if counts[subject] >= ceiling.most or (len(counts) >= MOST_REMEMBERED and subject not in counts):
                return False
        return True

    def _count(self, visit):
        self._shown[visit.visitor, visit.page_id] = visit.at
        for ceiling in self.ceilings(visit):
            self._counts_of(ceiling)[ceiling.subject] += 1
        day = visit.day.isoformat()
        self._buffer.pages[visit.site_id, visit.page_id, day] += 1
        self._buffer.sites[visit.site_id, day] += 1
        if (visit.site_id, visit.visitor) not in self._seen and len(self._seen) < MOST_REMEMBERED:
            self._seen.add((visit.site_id, visit.visitor))
            self._buffer.visitors[visit.site_id, day] += 1
        self._see(visit)

    def _see(self, visit):
        online = self._online[visit.site_id]
        online[visit.visitor] = visit.at
        online.move_to_end(visit.visitor)

    def _counts_of(self, ceiling):
        """Return the Counter of subjects in a Ceiling's window; those of windows before it are forgotten."""
        found = self._windows.get((ceiling.kind, ceiling.seconds))
        if found is None or ceiling.window > found[0]:
            found = self._windows[ceiling.kind, ceiling.seconds] = ceiling.window, Counter()
        return found[1]

    def _base(self, site_id, at, day):
        """Return the Base of a site if it holds at a moment of a day ("YYYY-MM-DD"), or None."""
        base, holds_until = self._bases.get(site_id, (None, 0))
        return base if base is not None and at < holds_until and base.day == day else None

    def _state(self, site_id, at, day):
        online = self._online[site_id]
        _forget_until(online, at - ONLINE_SECONDS)
        today, yesterday = (
            sum(part.sites[site_id, date.isoformat()] for part in (self._buffer, self._batch) if part)
            for date in (day, day - datetime.timedelta(days=1))
        )
        return State(len(online), today, yesterday, self._base(site_id, at, day.isoformat()))


class _Buffer:
    """What was counted and is not written yet."""

    def __init__(self):
        self.id = secrets.token_hex(16)
        self.pages, self.sites, self.visitors = Counter(), Counter(), Counter()

    def as_batch(self):
        return BatchOfVisits(self.id, dict(self.pages), dict(self.visitors))


def _forget_until(moments, at):
    """Take out of an OrderedDict of moments, the longest ago first, those until a moment, and what is too much."""
    while moments:
        key, moment = next(iter(moments.items()))
        if moment > at and len(moments) <= MOST_REMEMBERED:
            return
        del moments[key]
