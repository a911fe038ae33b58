"""A page as it is kept: its bytes in the codings that readers took it in, ready to be sent."""

import gzip
import hashlib
import json
import struct
import time
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import lru_cache
from http import HTTPStatus

import brotli
from django.utils import timezone

# A page is made anew when it is this old, if no change made it so before: the visit counter's figures for readers
# without script are of its making, and Redis that was away at a change has lost a move. Shorter, and an install with
# ten thousand pages makes some of them all the time for nothing. In seconds.
LIFE = 3600
# What is no page is kept for long enough to bear a storm, and for short enough to be forgotten.
SHORT_LIFE = 30
# Brotli at 5 and gzip at 6 cost a page of 30 kB about 1 ms each, once.
_BROTLI_QUALITY, _GZIP_LEVEL = 5, 6
# Unless the view names a time: what a browser keeps is asked for again each time, which a 304 makes cheap.
CACHE_CONTROL = "no-cache"
_NAMES_A_TIME = "max-age="
_VARY = ("Vary", "Accept-Encoding")
_OF_NOT_MODIFIED = {"Cache-Control", "Vary"}
_MADE_HERE = {"cache-control", "vary", "etag", "content-length", "content-encoding", "date", "expires", "age"}
_LENGTHS = struct.Struct(">II")
# What the key and Python's objects take beside the bodies, about; the headers are shared (`_one_of_equals`).
_OVERHEAD = 1024


@dataclass(eq=False, slots=True)
class Entry:
    """One answer, and until when it may be given.

    It is kept in brotli alone, and in the other codings once somebody asked for them (`with_coding`): nearly all
    browsers take brotli, and three times as many pages fit into the same memory.

    Attributes:
        site_id, version: the Site it belongs to, and that Site's version before it was made.
        status: the status code.
        headers: tuple of (name, value) without those that depend on the coding.
        digest: of the body without a coding.
        bodies: {coding: bytes}, "br" always, "gzip" and "identity" as they are asked for.
        made_at: time.time() when it was made.
    """

    site_id: int
    version: int
    status: int
    headers: tuple
    digest: str
    bodies: dict
    made_at: float
    expires_at: float = field(init=False)

    def __post_init__(self):
        self.headers = _one_of_equals(self.headers)
        self.expires_at = self._expiry()

    @classmethod
    def of(cls, status, headers, body, site_id, version):
        """Return the entry of an answer just made, compressed."""
        digest = hashlib.blake2b(body, digest_size=12).hexdigest()
        said = next((value for name, value in headers if name.lower() == "cache-control"), "")
        cache_control = ("Cache-Control", said if _NAMES_A_TIME in said else CACHE_CONTROL)
        own = [(name, value) for name, value in headers if name.lower() not in _MADE_HERE]
        kept = (*own, cache_control, _VARY)
        bodies = {"br": brotli.compress(body, quality=_BROTLI_QUALITY)}
        return cls(site_id, version, status, kept, digest, bodies, time.time())

    @property
    def size(self):
        """Bytes it takes in memory, about."""
        return sum(map(len, self.bodies.values())) + _OVERHEAD

    def is_timely(self):
        """Return whether it is young enough, and of today."""
        return time.time() < self.expires_at

    def with_coding(self, coding):
        """Return the same entry with a coding that it lacks: "gzip" or "identity"."""
        body = brotli.decompress(self.bodies["br"])
        if coding == "gzip":
            body = gzip.compress(body, _GZIP_LEVEL, mtime=0)
        return replace(self, bodies=self.bodies | {coding: body})

    def answer(self, environ, start_response, coding):
        """Send it to whoever asks, as WSGI has it: whole, or “not modified” (RFC 9110, 13.1.2).

        Args:
            coding: one of its `bodies`.
        """
        tag = f'"{self.digest}-{coding}"'
        asked = environ.get("HTTP_IF_NONE_MATCH")
        if asked is not None and self.status == HTTPStatus.OK and _names(asked, tag):
            reduced = [header for header in self.headers if header[0] in _OF_NOT_MODIFIED]
            start_response("304 Not Modified", [*reduced, ("ETag", tag)])
            return []
        body = self.bodies[coding]
        headers = [*self.headers, ("ETag", tag), ("Content-Length", str(len(body)))]
        if coding != "identity":
            headers.append(("Content-Encoding", coding))
        start_response(_STATUS_LINES[self.status], headers)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]

    def packed(self):
        """Return it as bytes for a shared store, in brotli."""
        head = json.dumps([self.site_id, self.version, self.status, self.headers, self.digest, self.made_at]).encode()
        body = self.bodies["br"]
        return b"".join((_LENGTHS.pack(len(head), len(body)), head, body))

    @classmethod
    def unpacked(cls, data):
        """Return the entry that `packed` made bytes of. Raises ValueError or struct.error when they are no entry."""
        length, body_length = _LENGTHS.unpack_from(data)
        head, body = data[_LENGTHS.size : _LENGTHS.size + length], data[_LENGTHS.size + length :]
        if len(body) != body_length:
            raise ValueError("cut off")
        site_id, version, status, headers, digest, made_at = json.loads(head)
        return cls(site_id, version, status, tuple(map(tuple, headers)), digest, {"br": body}, made_at)

    def _expiry(self):
        made = timezone.localtime(datetime.fromtimestamp(self.made_at, timezone.get_current_timezone()))
        midnight = (made + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
        life = LIFE if self.status == HTTPStatus.OK else SHORT_LIFE
        return min(self.made_at + life, midnight.timestamp())


_STATUS_LINES = {status.value: f"{status.value} {status.phrase}" for status in HTTPStatus}


@lru_cache(maxsize=256)
def _one_of_equals(headers):
    """Return headers as one object for all entries that have the same: they are longer than many a page in brotli."""
    return headers


def _names(asked, tag):
    """Return whether an If-None-Match header names a tag; weak comparison."""
    return (
        asked == tag or asked.strip() == "*" or tag in (part.strip().removeprefix("W/") for part in asked.split(","))
    )
