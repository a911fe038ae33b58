"""The version of each site: a number that moves when something changes that its readers see.

Whatever is kept of a site's pages is kept with the version that held before it was made, and is of no use once the
site has moved on. A version never comes back, so nobody has to find and delete what is out of date.

`settings.SITE_VERSIONS` names the store: a file shared by the processes of one machine, or Redis.
"""

import contextlib
import fcntl
import logging
import mmap
import struct
import threading
import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import redis
from django.conf import settings
from django.db import connection, transaction
from django.dispatch import Signal
from django.utils.module_loading import import_string

from .pausing import Pause

# Moves all sites at once: what is shown on every one of them, or a new release.
EVERYWHERE = 0

logger = logging.getLogger(__name__)

# Sent when sites have moved on, after the commit. Argument: site_ids, where EVERYWHERE stands for all.
moved = Signal()


class VersionsUnavailableError(Exception):
    """The store of versions cannot be asked; nothing that is kept can be called fresh."""


class FileVersions:
    """Versions in a file that every process of the machine maps into its memory.

    Reading one costs no system call, so that a page from memory stays as cheap as it is. A site has the place of its
    primary key modulo PLACES: two that share one move together, which costs a page made once more and nothing else.

    A file that is made anew starts from the clock, which is ahead of any count of moves.

    Args:
        location: path of the file; made when it is missing.
    """

    PLACES = 1 << 16
    _NUMBER = struct.Struct("=Q")

    def __init__(self, location):
        path = Path(location)
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = path.open("a+b")
        # The lock of the file belongs to the process: it keeps no thread out.
        self._lock = threading.Lock()
        size = self.PLACES * self._NUMBER.size
        with self._alone():
            self._file.truncate(size)
            self._map = mmap.mmap(self._file.fileno(), size)
            if not self._NUMBER.unpack_from(self._map, 0)[0]:
                self._NUMBER.pack_into(self._map, 0, time.time_ns())

    def read(self, site_id):
        """Return the version of a site."""
        read, width = self._NUMBER.unpack_from, self._NUMBER.size
        return read(self._map, 0)[0] + read(self._map, site_id % self.PLACES * width)[0]

    def move(self, site_ids):
        """Give sites new versions; returns when every process reads them."""
        with self._alone():
            for site_id in site_ids:
                place = site_id % self.PLACES * self._NUMBER.size
                self._NUMBER.pack_into(self._map, place, self._NUMBER.unpack_from(self._map, place)[0] + 1)

    @contextlib.contextmanager
    def _alone(self):
        """Keep out all others that write; the lock of a process that dies is let go of."""
        with self._lock:
            fcntl.flock(self._file, fcntl.LOCK_EX)
            try:
                yield
            finally:
                fcntl.flock(self._file, fcntl.LOCK_UN)


class RedisVersions:
    """Versions in Redis, shared by all machines of an install.

    A Redis that was emptied, or let a version go, starts anew from the clock, which is ahead of any count of moves.
    One that did not answer is left alone for two seconds: every page would wait for it otherwise.

    Args:
        location: URL of the Redis server.
    """

    def __init__(self, location):
        self._redis = redis.Redis.from_url(location, socket_timeout=0.5, socket_connect_timeout=0.5)
        self._pause = Pause(2)

    def read(self, site_id):
        """Return the version of a site. Raises VersionsUnavailableError when Redis does not answer."""
        with self._asking():
            found = self._redis.mget(self._keys((EVERYWHERE, site_id)))
            if None in found:
                found = self._begin((EVERYWHERE, site_id))
        return sum(map(int, found))

    def move(self, site_ids):
        """Give sites new versions. Raises VersionsUnavailableError when Redis does not answer."""
        with self._asking():
            self._begin(site_ids)
            with self._redis.pipeline(transaction=False) as pipe:
                for key in self._keys(site_ids):
                    pipe.incr(key)
                pipe.execute()

    @contextlib.contextmanager
    def _asking(self):
        if self._pause.is_on:
            raise VersionsUnavailableError
        try:
            yield
        except redis.RedisError as error:
            self._pause.begin()
            raise VersionsUnavailableError from error

    def _begin(self, site_ids):
        now = time.time_ns()
        with self._redis.pipeline(transaction=False) as pipe:
            for key in self._keys(site_ids):
                pipe.set(key, now, nx=True)
            pipe.mget(self._keys(site_ids))
            return pipe.execute()[-1]

    @staticmethod
    def _keys(site_ids):
        return [f"version:{site_id}" for site_id in site_ids]


@cache
def store():
    """Return the store of versions that the settings name."""
    options = dict(settings.SITE_VERSIONS)
    return import_string(options.pop("STORE"))(**{name.lower(): value for name, value in options.items()})


def version_of(site_id):
    """Return the version of a site, an int. Raises VersionsUnavailableError when the store cannot be asked."""
    if _late:
        _move_late()
    return store().read(site_id)


def move(site_ids):
    """Give sites new versions once the transaction of now is committed: never before, and not if it fails.

    Args:
        site_ids: primary keys of Sites; EVERYWHERE for all.
    """
    if wanted := frozenset(site_ids):
        transaction.on_commit(_Move(wanted))


def is_moving(site_id):
    """Tell whether the transaction of now will move a site, and so sees what nobody else does yet.

    Args:
        site_id: primary key of a Site, or EVERYWHERE.
    """
    moves = (function for _savepoints, function, *_rest in connection.run_on_commit if isinstance(function, _Move))
    return any(not move.site_ids.isdisjoint((site_id, EVERYWHERE)) for move in moves)


@dataclass(frozen=True)
class _Move:
    """What is done at the commit of a change to sites."""

    site_ids: frozenset

    def __call__(self):
        if not _take(self.site_ids):
            logger.error("The store of versions does not answer; the sites %s are moved later.", sorted(self.site_ids))
        moved.send_robust(sender=None, site_ids=self.site_ids)


# Sites whose move the store did not take. Should the process end before the store is back, readers see what changed
# once what is kept is too old (delivery.page_cache.entries).
_late = set()
_late_lock = threading.Lock()


def _take(site_ids):
    """Move sites in the store; return whether it did."""
    try:
        store().move(sorted(site_ids))
    except VersionsUnavailableError:
        with _late_lock:
            _late.update(site_ids)
        return False
    return True


def _move_late():
    """Make up for moves that the store did not take."""
    with _late_lock:
        site_ids = frozenset(_late)
        _late.clear()
    if site_ids and _take(site_ids):
        # Once more: a cache in front was filled anew since it was told first.
        moved.send_robust(sender=None, site_ids=site_ids)
