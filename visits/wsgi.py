"""The door for visits before Django's middleware: a visit needs no session, no page, and as a rule no query."""

import json
import time
from http import HTTPStatus

from django.core.signals import request_finished

# What the middleware puts on every answer, as far as it concerns one that is no page.
HEADERS = (
    ("Cache-Control", "no-store"),
    ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
    ("X-Content-Type-Options", "nosniff"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
)


class VisitCounter:
    """A WSGI application that answers visits and hands everything else on.

    It wraps any other, and may be wrapped itself:

        application = VisitCounter(get_wsgi_application())

    Args:
        application: a WSGI application; Django's apps are loaded.
        clock: returns the seconds since the epoch.
    """

    def __init__(self, application, clock=time.time):
        # These read models, which are there once the application is made.
        from .beacon import ADDRESS, MAX_BODY, answer

        self.application = application
        self.clock = clock
        self._address, self._most, self._answer = str(ADDRESS), MAX_BODY, answer

    def __call__(self, environ, start_response):
        if environ.get("PATH_INFO") != self._address or environ.get("REQUEST_METHOD") != "POST":
            return self.application(environ, start_response)
        try:
            status, figures = self._answer(environ, self._body(environ), self.clock)
        finally:
            # As at the end of Django's own requests: connections that are too old are closed.
            request_finished.send(sender=type(self))
        content = json.dumps(figures).encode() if figures else b""
        headers = [*HEADERS, ("Content-Length", str(len(content)))]
        if content:
            headers.append(("Content-Type", "application/json"))
        start_response(f"{status} {HTTPStatus(status).phrase}", headers)
        return [content]

    def _body(self, environ):
        """Return what was sent, up to one byte more than may be; without a length, nothing."""
        length = environ.get("CONTENT_LENGTH") or ""
        known = int(length) if length.isascii() and length.isdigit() and len(length) < 10 else 0
        return environ["wsgi.input"].read(min(known, self._most + 1))
