"""The page cache around the application."""

import time
from http import HTTPStatus

from django.urls import Resolver404, resolve

from core.site_versions import VersionsUnavailableError, version_of

from . import asking
from .entries import Entry
from .flights import Flights

# Views whose answers depend on the address alone. All others are none of the cache's business.
SHARED_VIEWS = frozenset({
    "wagtail_serve", "accessibility", "theme", "visits:about",
    "discovery:robots", "discovery:sitemap", "discovery:news_sitemap", "discovery:sitemap_part", "discovery:site_map",
    "discovery:feed", "discovery:calendar",
})  # fmt: skip
STATUSES = frozenset({
    HTTPStatus.OK, HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.NOT_FOUND, HTTPStatus.GONE, HTTPStatus.SERVICE_UNAVAILABLE,
})  # fmt: skip
# What StandingMiddleware says of a request: (id of its Site, that Site's version before the page was made).
STANDING = "delivery.standing"
# Whoever waits for a page that another one makes waits this long, then gets the one before or makes it. And how often
# it looks whether another process has shared it. In seconds.
LONGEST_WAIT, POLL = 10, 0.02
# An address whose answer is not one for all is passed on for so long. In seconds, and how many of them are known.
PASS_LIFE, MOST_PASSES = 60, 10_000
# Larger answers are made each time; none of ours is. In bytes.
LARGEST = 2 * 1024 * 1024


class PageCache:
    """A WSGI application that answers for another one while it can.

    Only whole pages for readers are kept: answers of SHARED_VIEWS to somebody who is not signed in, without a cookie.
    They are made from an environment that knows nothing of who asks (`asking.without_visitor`), so that what one
    person sends cannot change what another one gets.

    Args:
        application: the WSGI application behind.
        memory: MemoryPages.
        shared: NotShared or RedisPages.
    """

    def __init__(self, application, memory, shared):
        self._application, self._memory, self._shared = application, memory, shared
        self._flights, self._passes = Flights(), {}

    def __call__(self, environ, start_response):
        key = asking.key_of(environ)
        if key is None:
            return self._application(environ, start_response)
        entry = self._memory.get(key)
        if entry is None or not _is_fresh(entry):
            entry = self._find_or_make(environ, key, entry)
        # Only a page is sure to be the same whatever unknown keys say: what is not found may have a redirect by them.
        if entry is None or (entry.status != HTTPStatus.OK and asking.has_dropped_keys(environ, key)):
            return self._application(environ, start_response)
        coding = asking.coding_for(environ.get("HTTP_ACCEPT_ENCODING", ""))
        if coding not in entry.bodies:
            entry = self._widen(key, entry, coding)
        return entry.answer(environ, start_response, coding)

    def _widen(self, key, entry, coding):
        """Return an entry with one more coding, and keep it so."""
        wide = entry.with_coding(coding)
        self._memory.exchange(key, entry, wide)
        return wide

    def _find_or_make(self, environ, key, previous):
        """Return the entry for a key that memory has nothing fresh of, or None when there is none for all.

        Args:
            previous: what memory has from before, or None.
        """
        if self._is_passed(key) or not _is_shared_view(key[2]):
            return None
        # Old by the clock alone: one makes it anew, and nobody waits for that.
        if previous is not None and self._flights.is_under_way(key) and _is_current(previous):
            return previous
        until = time.monotonic() + LONGEST_WAIT
        while (left := until - time.monotonic()) > 0:
            flight, leads = self._flights.join(key)
            if leads:
                return self._lead(flight, environ, key, previous, until)
            if not flight.landed.wait(left):
                break
            entry = flight.outcome
            # A page that was begun before the last change is not what was asked for.
            if entry is None or entry is previous or _is_fresh(entry):
                return entry
        return previous

    def _lead(self, flight, environ, key, previous, until):
        entry = None
        try:
            entry = self._make_in_turn(environ, key, previous, until)
        finally:
            self._flights.land(key, flight, entry)
        return entry

    def _make_in_turn(self, environ, key, previous, until):
        """Make a page, or wait for the process that makes it; return its entry, or None as `_make` does."""
        while True:
            with self._shared.turn(key) as is_ours:
                # Whoever made it before may have finished between our look and our turn.
                found = self._found(key)
                if found is not None and _is_fresh(found):
                    return found
                previous = previous or found
                if is_ours:
                    return self._make(environ, key, previous)
            if previous is not None and (_is_current(previous) or time.monotonic() > until):
                return previous
            if time.monotonic() > until:
                return None
            time.sleep(POLL)

    def _found(self, key):
        """Return what memory, or else the shared store, has under a key, or None."""
        found = self._memory.get(key)
        if found is not None and _is_fresh(found):
            return found
        shared = self._shared.get(key)
        if shared is None:
            return found
        self._memory.put(key, shared)
        return shared

    def _make(self, environ, key, previous):
        """Return a new entry; None when the answer is not one for all; the one before when the making fails."""
        bare = asking.without_visitor(environ, key)
        status, headers, body = _run(self._application, bare)
        site_id, version = bare.get(STANDING, (None, None))
        if site_id is not None and status >= HTTPStatus.INTERNAL_SERVER_ERROR and not _is_meant(headers):
            return previous or Entry.of(status, headers, body, site_id, version)
        if site_id is None or status not in STATUSES or len(body) > LARGEST or _is_personal(headers):
            self._pass(key)
            return None
        entry = Entry.of(status, headers, body, site_id, version)
        self._memory.put(key, entry)
        self._shared.put(key, entry)
        return entry

    def _is_passed(self, key):
        until = self._passes.get(hash(key))
        if until is not None and until < time.monotonic():
            self._passes.pop(hash(key), None)
            return False
        return until is not None

    def _pass(self, key):
        if len(self._passes) >= MOST_PASSES:
            self._passes.clear()
        # Two with the same hash cost one of them a minute; the keys themselves may be long.
        self._passes[hash(key)] = time.monotonic() + PASS_LIFE


def _is_shared_view(path):
    try:
        return resolve(path).view_name in SHARED_VIEWS
    except Resolver404:
        return False


def _is_current(entry):
    """Return whether nothing has changed since an entry was made, as far as can be known."""
    try:
        return version_of(entry.site_id) == entry.version
    except VersionsUnavailableError:
        # Readers get what there is rather than nothing, until it is too old.
        return True


def _is_fresh(entry):
    return entry.is_timely() and _is_current(entry)


def _is_meant(headers):
    """Return whether a failure is an answer: a site that is closed for some time says when to ask again."""
    return any(name.lower() == "retry-after" for name, _value in headers)


def _is_personal(headers):
    """Return whether an answer is meant for one person alone, or varies with something that no key knows."""
    for name, value in headers:
        name, value = name.lower(), value.lower()
        if name == "set-cookie" or (name == "cache-control" and ("private" in value or "no-store" in value)):
            return True
        if name == "vary" and not {part.strip() for part in value.split(",")} <= {"accept-encoding"}:
            return True
    return False


def _run(application, environ):
    """Return (status code, list of headers, body) of a WSGI application's answer."""
    began = []

    def start_response(status, headers, exc_info=None):
        began[:] = [status, headers]

    answer = application(environ, start_response)
    try:
        body = b"".join(answer)
    finally:
        if hasattr(answer, "close"):
            answer.close()
    status, headers = began
    return int(status.split(" ", 1)[0]), headers, body
