"""What the processes of an install share of their pages: nothing, or a Redis."""

import contextlib
import hashlib
import logging
import secrets
import struct
from http import HTTPStatus

import redis
from django.conf import settings

from core.pausing import Pause

from . import asking
from .entries import Entry

# A page that nobody asked for this long is gone; before that it is at hand should its making fail. In seconds.
KEPT = 24 * 3600
# Whoever makes a page and dies lets others try after this long, which is less than they wait. In seconds.
LOCK_LIFE = 6
# After Redis failed to answer it is left alone for a while: each reader would wait for it otherwise. In seconds.
PAUSE = 2
# Takes the lock away if it is still one's own.
_UNLOCK = "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end"

logger = logging.getLogger(__name__)


class NotShared:
    """For one process: what it makes it keeps itself."""

    def get(self, key):
        """Return None: there is no other store."""
        return

    def put(self, key, entry):
        """Do nothing."""

    @contextlib.contextmanager
    def turn(self, key):
        """Yield True: nobody else makes pages."""
        yield True


class RedisPages:
    """Pages that all processes and machines of an install share. Without an answer from Redis, nothing is shared.

    Args:
        location: URL of the Redis server. It bounds its own memory (docker-compose.yml: maxmemory, volatile-lru).
    """

    def __init__(self, location):
        self._redis = redis.Redis.from_url(location, socket_timeout=0.5, socket_connect_timeout=0.5)
        self._unlock = self._redis.register_script(_UNLOCK)
        self._pause = Pause(PAUSE)

    def get(self, key):
        """Return the entry under a key, fresh or not, or None."""
        packed = self._ask(self._redis.get, f"page:{_digest(key)}")
        if packed is None:
            return None
        try:
            return Entry.unpacked(packed)
        except (ValueError, struct.error):
            logger.warning("What Redis holds under %s is no page; it is made anew.", key)
            return None

    def put(self, key, entry):
        """Share an entry. What is no page is not worth it: a stranger asks for any number of these.

        They would drive out not only pages: whatever else in this Redis has an end (docker-compose.yml).
        """
        if entry.status == HTTPStatus.OK and not asking.can_be_made_up(key):
            self._ask(self._redis.set, f"page:{_digest(key)}", entry.packed(), ex=KEPT)

    @contextlib.contextmanager
    def turn(self, key):
        """Yield whether it is this process' turn to make a page; False: another one is at it."""
        name, token = f"making:{_digest(key)}", secrets.token_hex(8)
        taken = self._ask(self._redis.set, name, token, nx=True, px=LOCK_LIFE * 1000, missing=True)
        try:
            yield bool(taken)
        finally:
            if taken:
                self._ask(self._unlock, keys=[name], args=[token])

    def _ask(self, command, *args, missing=None, **kwargs):
        """Return what Redis answers, or `missing` when it does not."""
        if self._pause.is_on:
            return missing
        try:
            return command(*args, **kwargs)
        except redis.RedisError as error:
            self._pause.begin()
            logger.warning("Redis does not answer (%s); pages are not shared for %s seconds.", error, PAUSE)
            return missing


def _digest(key):
    # A release shows pages otherwise: while one takes the place of another, each has pages of its own.
    return hashlib.blake2b(repr((settings.RELEASE, key)).encode(), digest_size=16).hexdigest()
