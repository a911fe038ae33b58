"""The store of several processes: Redis. Each visit is one script, run by Redis in one step."""

import datetime
import json
import math
import secrets
import time
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

import redis

from core.pausing import Pause

from .base import BASE_SECONDS, ONLINE_SECONDS, Base, BatchOfVisits, State, Store, StoreUnavailable, end_of

PREFIX = "visits:"
BUFFER, BATCH = f"{PREFIX}buffer", f"{PREFIX}batch"
# A process asks for the day's salt anew after so many seconds: Redis may have been started again, with nothing in it.
SALT_SECONDS = 60
DAY_SECONDS = 24 * 3600
# Nobody waits longer for a counter.
TIMEOUT = 0.5
# And not everybody for the same silence: after it no reader's request asks Redis for so many seconds.
PAUSE = 2


class RedisStore(Store):
    """Counts in Redis.

    The buffer and the batch are hashes without a time to live: with the policy `volatile-lru` (docker-compose.yml) a
    full Redis never throws them away. Their fields are “p:site:page:day”, “s:site:day” and “v:site:day” (visitors),
    and the id of the batch to be.

    Args:
        location: URL of the Redis server.
        limits: Limits; those of the settings by default.
    """

    def __init__(self, location, limits=None):
        super().__init__(limits)
        self._redis = redis.Redis.from_url(location, socket_timeout=TIMEOUT, socket_connect_timeout=TIMEOUT)
        self._pause = Pause(PAUSE)
        self._record, self._put_base, self._take, self._settle = (
            self._redis.register_script((Path(__file__).parent / f"{name}.lua").read_text("utf-8"))
            for name in ("record", "put_base", "take", "settle")
        )
        self._salts = {}  # day: (salt, when it was asked for)

    def salt(self, day):
        salt, asked_at = self._salts.get(day, (None, 0))
        if salt is None or time.monotonic() - asked_at > SALT_SECONDS:
            salt = self._shared_salt(day)
            self._salts = {day: (salt, time.monotonic())}
        return salt

    def record(self, visit):
        keys = [
            BUFFER,
            BATCH,
            _base(visit.site_id),
            _online(visit.site_id),
            f"{PREFIX}shown:{visit.visitor.hex()}:{visit.page_id}",
            f"{PREFIX}seen:{visit.site_id}:{visit.day}",
        ]
        left = math.ceil(visit.seconds_left)
        ceilings = []
        for ceiling in self.ceilings(visit):
            _day, number = ceiling.window
            keys.append(f"{PREFIX}ceiling:{ceiling.subject.hex()}:{ceiling.seconds}:{int(number)}")
            ceilings += [ceiling.most, min(ceiling.seconds, left)]
        arguments = [
            visit.at,
            visit.visitor,
            secrets.token_hex(16),
            f"p:{visit.site_id}:{visit.page_id}:{visit.day}",
            f"v:{visit.site_id}:{visit.day}",
            *_site_fields(visit.site_id, visit.day),
            self.limits.repeat_seconds,
            min(self.limits.repeat_seconds, left),
            left,
            ONLINE_SECONDS,
            *ceilings,
        ]
        with self._asked_by_a_reader():
            return _state(self._record(keys, arguments), visit.at, visit.day)

    def look(self, site_id, at, day):
        fields = _site_fields(site_id, day)
        with self._asked_by_a_reader(), self._redis.pipeline() as together:
            together.zcount(_online(site_id), f"({at - ONLINE_SECONDS}", "+inf")
            together.hmget(BUFFER, fields)
            together.hmget(BATCH, fields)
            together.get(_base(site_id))
            return _state(together.execute(), at, day)

    def put_base(self, base, at):
        with self._asked_by_a_reader():
            self._put_base([_base(base.site_id)], [at, base.day, _dump(base, at), BASE_SECONDS])

    def forget_base(self, site_id):
        with self._asked():
            self._redis.delete(_base(site_id))

    def take(self):
        with self._asked():
            found = self._take([BUFFER, BATCH])
        if not found:
            return None
        values = dict(zip(found[::2], found[1::2], strict=True))
        batch = BatchOfVisits(values.pop(b"id").decode(), {}, {})
        for field, number in values.items():
            kind, site_id, *page_id, day = field.decode().split(":")
            if kind == "p":
                batch.pages[int(site_id), int(*page_id), day] = int(number)
            elif kind == "v":
                batch.visitors[int(site_id), day] = int(number)
        return batch

    def settle(self, batch_id, bases, at):
        keys = [BATCH, *(_base(base.site_id) for base in bases)]
        with self._asked():
            self._settle(keys, [batch_id, BASE_SECONDS, *(_dump(base, at) for base in bases)])

    def forget_past(self, at, day):
        # Redis lets go of what it holds by itself.
        self._salts = {date: salt for date, salt in self._salts.items() if date >= day}

    def _shared_salt(self, day):
        """Return the salt that all processes use; whoever comes first has made it. Redis drops it at midnight."""
        key = f"{PREFIX}salt:{day}"
        left = min(max(1, int(end_of(day) - time.time())), DAY_SECONDS)
        with self._asked_by_a_reader(), self._redis.pipeline() as together:
            together.set(key, secrets.token_bytes(32), nx=True, ex=left)
            together.get(key)
            return together.execute()[1]

    @contextmanager
    def _asked(self):
        """Say in our own word that Redis does not answer, and have readers leave it alone for a while then."""
        try:
            yield
        except redis.RedisError as error:
            self._pause.begin()
            raise StoreUnavailable from error

    @contextmanager
    def _asked_by_a_reader(self):
        """As `_asked`, for what somebody waits for who wants a page: nothing is asked while Redis is left alone."""
        if self._pause.is_on:
            raise StoreUnavailable
        with self._asked():
            yield


def _base(site_id):
    return f"{PREFIX}base:{site_id}"


def _online(site_id):
    return f"{PREFIX}online:{site_id}"


def _site_fields(site_id, day):
    return [f"s:{site_id}:{date}" for date in (day, day - datetime.timedelta(days=1))]


def _dump(base, at):
    return json.dumps({"until": at + BASE_SECONDS, "base": asdict(base)})


def _state(answer, at, day):
    """Return the State in an answer: online, two fields of the buffer, the same of the batch, the base."""
    online, buffer, batch, stored = answer
    today, yesterday = (int(held or 0) + int(taken or 0) for held, taken in zip(buffer, batch, strict=True))
    kept = json.loads(stored) if stored else None
    is_good = kept and at < kept["until"] and kept["base"]["day"] == day.isoformat()
    return State(online, today, yesterday, Base(**kept["base"]) if is_good else None)
