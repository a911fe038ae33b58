"""Asks a WSGI application as a server would: what stands before Django is not met by Django's test client."""

import contextlib
import gzip
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

import brotli
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import RequestFactory
from django.urls import clear_script_prefix

_DECODED = {"gzip": gzip.decompress, "br": brotli.decompress, None: bytes}


@contextlib.contextmanager
def connections_left_open():
    """Keep requests from closing the test's own connection with its transaction, as Django's test client does."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    try:
        yield
    finally:
        for signal in signals:
            signal.connect(close_old_connections)


@dataclass
class Answer:
    """What came back.

    Attributes:
        status: the status code.
        headers: {name in small letters: value}; of a header that came twice the last.
        raw: the body as sent.
    """

    status: int
    headers: dict
    raw: bytes

    @property
    def body(self):
        """The body without its coding."""
        return _DECODED[self.headers.get("content-encoding")](self.raw)

    @property
    def text(self):
        """The body as text."""
        return self.body.decode()


class Asker:
    """A reader who asks one host.

    Args:
        application: the WSGI application.
        host: what the Host header says.
    """

    def __init__(self, application, host):
        self.application, self.host = application, host

    def ask(self, target, method="GET", **environ):
        """Return the Answer to a request.

        Args:
            target: path, percent-encoded as sent, with its query; or the whole address of a page.
            environ: more of the WSGI environment, e.g. HTTP_COOKIE.
        """
        path, _, query = target.removeprefix(f"http://{self.host}").partition("?")
        asked = RequestFactory().generic(method, "/").environ | {
            "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
            "QUERY_STRING": query,
            "HTTP_HOST": self.host,
            "SERVER_NAME": self.host,
        }
        began = []

        def start_response(status, headers, exc_info=None):
            began[:] = [status, headers]

        with connections_left_open():
            answer = self.application(asked | environ, start_response)
            try:
                raw = b"".join(answer)
            finally:
                if hasattr(answer, "close"):
                    answer.close()
                # Django sets it at the beginning of a request and leaves it to the next one.
                clear_script_prefix()
        status, headers = began
        return Answer(int(status.split()[0]), {name.lower(): value for name, value in headers}, raw)
