"""A page as it is kept: its bytes in each coding, ready to be sent."""

import gzip
import hashlib
import json
import struct
import time
from dataclasses import dataclass, field
from datetime import timedelta
from http import HTTPStatus

import brotli
from django.utils import timezone

from .asking import coding_for

# A page is made anew when it is this old, if no change made it so before: lists know of today, and a cut store of
# versions loses a move. In seconds.
LIFE = 300
# What is no page is kept for long enough to bear a storm, and for short enough to be forgotten.
SHORT_LIFE = 30
# Brotli at 5 and gzip at 6 cost a page of 30 kB about 1 ms each, once.
_BROTLI_QUALITY, _GZIP_LEVEL = 5, 6
# Per page: what a client's browser may keep of it is asked for again each time, which a 304 makes cheap.
CACHE_CONTROL = "no-cache"
_LENGTH = struct.Struct(">III")
# What the headers, the key and Python's objects take beside the bodies, about.
_OVERHEAD = 4096


@dataclass(eq=False)
class Entry:
    """One answer, and until when it may be given.

    Attributes:
        site_id, version: the Site it belongs to, and that Site's version before it was made.
        status: the status code.
        headers: list of (name, value) without those that depend on the coding.
        bodies: {coding: bytes} for "br", "gzip" and "identity".
        made_at: time.time() when it was made.
    """

    site_id: int
    version: int
    status: int
    headers: list
    bodies: dict
    made_at: float
    answers: dict = field(init=False, repr=False)
    expires_at: float = field(init=False)

    def __post_init__(self):
        digest = hashlib.blake2b(self.bodies["identity"], digest_size=12).hexdigest()
        self.expires_at = self._expiry()
        # What is sent with each coding, put together once.
        self.answers = {coding: self._answer(coding, f'"{digest}-{coding}"') for coding in self.bodies}

    @classmethod
    def of(cls, status, headers, body, site_id, version):
        """Return the entry of an answer just made, compressed."""
        bodies = {
            "identity": body,
            "gzip": gzip.compress(body, _GZIP_LEVEL, mtime=0),
            "br": brotli.compress(body, quality=_BROTLI_QUALITY),
        }
        kept = [(name, value) for name, value in headers if name.lower() not in _MADE_HERE]
        return cls(site_id, version, status, kept, bodies, time.time())

    @property
    def size(self):
        """Bytes it takes in memory, about."""
        return sum(map(len, self.bodies.values())) + _OVERHEAD

    def is_timely(self):
        """Return whether it is young enough, and of today."""
        return time.time() < self.expires_at

    def answer(self, environ, start_response):
        """Send it to whoever asks, as WSGI has it: whole, or “not modified” (RFC 9110, 13.1.2)."""
        status, headers, body, tag, reduced = self.answers[coding_for(environ.get("HTTP_ACCEPT_ENCODING", ""))]
        asked = environ.get("HTTP_IF_NONE_MATCH")
        if asked is not None and self.status == HTTPStatus.OK and _names(asked, tag):
            start_response("304 Not Modified", list(reduced))
            return []
        start_response(status, list(headers))
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]

    def packed(self):
        """Return it as bytes for a shared store; what is not compressed is left out."""
        head = [self.site_id, self.version, self.status, self.headers, self.made_at]
        parts = (json.dumps(head).encode(), self.bodies["br"], self.bodies["gzip"])
        return _LENGTH.pack(*map(len, parts)) + b"".join(parts)

    @classmethod
    def unpacked(cls, data):
        """Return the entry that `packed` made bytes of."""
        position, parts = _LENGTH.size, []
        for length in _LENGTH.unpack_from(data):
            parts.append(bytes(data[position : position + length]))
            position += length
        site_id, version, status, headers, made_at = json.loads(parts[0])
        bodies = {"identity": gzip.decompress(parts[2]), "gzip": parts[2], "br": parts[1]}
        return cls(site_id, version, status, [tuple(header) for header in headers], bodies, made_at)

    def _expiry(self):
        made = timezone.localtime(timezone.datetime.fromtimestamp(self.made_at, timezone.get_current_timezone()))
        midnight = (made + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
        life = LIFE if self.status == HTTPStatus.OK else SHORT_LIFE
        return min(self.made_at + life, midnight.timestamp())

    def _answer(self, coding, tag):
        body = self.bodies[coding]
        shared = [("Cache-Control", CACHE_CONTROL), ("Vary", "Accept-Encoding"), ("ETag", tag)]
        headers = [*self.headers, *shared, ("Content-Length", str(len(body)))]
        if coding != "identity":
            headers.append(("Content-Encoding", coding))
        return f"{self.status} {HTTPStatus(self.status).phrase}", headers, body, tag, shared


_MADE_HERE = {"cache-control", "vary", "etag", "content-length", "content-encoding", "date", "expires", "age"}


def _names(asked, tag):
    """Return whether an If-None-Match header names a tag; weak comparison."""
    return (
        asked == tag or asked.strip() == "*" or tag in (part.strip().removeprefix("W/") for part in asked.split(","))
    )
