"""One request: sent, judged, rolled back."""

import contextlib
import html
import json
import re
import traceback
from dataclasses import dataclass, field
from functools import cache, partial
from unittest import mock
from urllib.parse import parse_qsl, quote, quote_plus, urlencode, urlsplit

from django.conf import settings
from django.contrib.messages import get_messages
from django.core import mail
from django.core.cache import cache as django_cache
from django.core.files.storage import FileSystemStorage
from django.db import connection, transaction
from django.test import Client

from .personas import Persona
from .rows import WriteWatch, write_leaks

_LINKS = re.compile(r'<a [^>]*href="(?:https?://[^/"]+)?(/[^"#?]*)"')

# It raises on purpose, to show an administrator what a failure looks like.
RAISES_ON_PURPOSE = {"wagtailadmin_error_test"}
# Wagtail 8.0.1 answers these with an error when a request lacks what its own forms always send. Nothing is shown or
# changed; they are counted apart, as (exception, part of its message or place).
UPSTREAM = (
    ("MultiValueDictKeyError", "-count'"),
    ("MultiValueDictKeyError", "new_parent_page"),
    ("AttributeError", "wagtail/admin/forms/choosers.py"),
    # A waiting upload whose file name has no allowed ending, given its title.
    ("ValueError", "has no field named 'file'"),
)


@dataclass(frozen=True)
class Finding:
    """Something wrong.

    Attributes:
        kind: "read", "write", "defect" or "upstream" (a defect of Wagtail's own, see UPSTREAM).
        url_name: the URL name, or the name of an attempt.
        place: "own", "foreign" or "national": on which host.
        detail: the markers, the rows, or the exception.
        (the rest says which request it was)
    """

    kind: str
    url_name: str
    persona: str
    direction: str
    place: str
    request: str
    detail: str


@dataclass
class Probe:
    """Sends requests of one persona in one direction and keeps what it finds.

    Attributes:
        world: the World.
        direction: "<own>-<foreign>", e.g. "alpha-bravo".
        persona: the Persona.
        findings: list of Finding.
        requests: number of requests sent.
        names: URL names asked.
    """

    world: object
    direction: str
    persona: Persona
    findings: list = field(default_factory=list)
    requests: int = 0
    names: set = field(default_factory=set)

    def __post_init__(self):
        self.own, self.foreign = self.world.sides(self.direction)
        self.hosts = {"own": self.own.host, "foreign": self.foreign.host, "national": self.world.national_host}
        self._client = Client(raise_request_exception=False)
        self._deleted = []
        with self.undone():
            self._public = {
                place: public_markers(self.foreign.mark, host) for place, host in self.hosts.items() if place != "own"
            }

    @contextlib.contextmanager
    def undone(self):
        """Roll back whatever is done inside, files included; what is cached by a writing request goes with it."""
        watch = WriteWatch()
        with (
            mock.patch.object(FileSystemStorage, "delete", lambda _storage, name: self._deleted.append(name)),
            transaction.atomic(),
            connection.execute_wrapper(watch),
        ):
            self._watch, self._after = watch, len(connection.run_on_commit)
            yield
            transaction.set_rollback(True)
        self._deleted.clear()
        if watch.written:
            django_cache.clear()

    @contextlib.contextmanager
    def aside(self):
        """Roll back and forget what is done inside `undone` to prepare a request: it is not the persona's doing."""
        tables = set(self._watch.tables)
        with transaction.atomic():
            yield
            transaction.set_rollback(True)
        self._watch.tables.intersection_update(tables)
        mail.outbox.clear()

    def ask(self, url_name, path, data=None, *, post=None, place="own"):
        """Send one request by itself and roll it back; return the response.

        Args:
            url_name: what it is counted under.
            path: the address.
            data: query parameters.
            post: the body of a POST; None makes it a GET.
            place: on which host: "own", "foreign" or "national".
        """
        with self.undone():
            return self.step(url_name, path, data, post=post, place=place)

    def step(self, url_name, path, data=None, *, post=None, place="own", **extra):
        """Send one request inside `undone` and judge it; several steps can follow one another."""
        if data:
            path = f"{path}{'&' if '?' in path else '?'}{urlencode(data, doseq=True)}"
        response = self.raw(path, post=post, host=self.hosts[place], **extra)
        self.requests += 1
        self.names.add(url_name)
        said = f"{'GET' if post is None else 'POST'} {response.status_code} {path}"
        for kind, detail in self._judge(response, path, post, place, url_name):
            self.findings.append(Finding(kind, url_name, self.persona.name, self.direction, place, said, detail))
        return response

    def raw(self, path, *, post=None, host, session=None, **extra):
        """Send a request as the persona (or with another session) and return the response, unjudged."""
        client = self._client
        client.cookies.clear()
        session = self.persona.session if session is None else session
        if session:
            client.cookies[settings.SESSION_COOKIE_NAME] = session
        headers = {"accept-language": "vi", **extra.pop("headers", {})}
        if post is None:
            response = client.get(path, SERVER_NAME=host, headers=headers, **extra)
        else:
            response = client.post(path, _plain(post), SERVER_NAME=host, headers=headers, **extra)
        self._commit()
        return response

    def _commit(self):
        """Run what waits for the commit: mails and deletions of files are part of what a request does."""
        for entry in connection.run_on_commit[self._after :]:
            with contextlib.suppress(Exception):
                entry[1]()
        self._after = len(connection.run_on_commit)

    def _judge(self, response, path, post, place, url_name):
        yield from self._reads(response, path, post, place)
        mails = [message.message().as_bytes() for message in mail.outbox]
        mail.outbox.clear()
        for found in filter(None, map(self.foreign.mark.found_in, mails)):
            yield "read", f"mail: {', '.join(sorted(found))}"
        if tables := self._watch.written:
            for line in write_leaks(tables, self.world.before, self.foreign.rows, self.foreign.mark):
                yield "write", line
        for name in self._deleted:
            if self.foreign.mark.pattern.search(str(name).encode()):
                yield "write", f"DELETED FILE {name}"
        if response.status_code >= 500 and url_name not in RAISES_ON_PURPOSE:
            text = _exception(response)
            known = any(text.startswith(name) and part in text for name, part in UPSTREAM)
            yield "upstream" if known else "defect", text

    def _reads(self, response, path, post, place):
        content, envelope = _content(response), _envelope(response)
        for echo in _echoes(path, post, self.foreign.mark):
            content, envelope = content.replace(echo, b""), envelope.replace(echo, b"")
        found = self.foreign.mark.found_in(content) | self.foreign.mark.found_in(envelope)
        if place != "foreign" and urlsplit(response.get("Location", "")).hostname == self.foreign.host:
            found.add("(sent on to their host)")
        if place != "own":
            found -= self._public[place]
        if found:
            yield "read", ", ".join(sorted(found))
        elif place == "foreign" and response.status_code == 200 and not self._is_open_to_readers(path, post):
            yield "read", "(open door)"

    def _is_open_to_readers(self, path, post):
        if self.persona.user is None or not path.startswith("/admin/"):
            return True
        return self.raw(path, post=post, host=self.hosts["foreign"], session="").status_code == 200


@cache
def public_markers(mark, host):
    """Return the markers that any reader sees on a host's public pages, so that they are no secret there."""
    client, found, seen, waiting = Client(), set(), set(), ["/"]
    while waiting:
        path = waiting.pop()
        seen.add(path)
        content = _content(client.get(path, SERVER_NAME=host))
        found |= mark.found_in(content)
        for address in _LINKS.findall(content.decode(errors="replace")):
            if address not in seen and address not in waiting:
                waiting.append(address)
    return found | mark.found_in(host.encode())


def _content(response):
    return b"".join(response.streaming_content) if response.streaming else response.content


def _envelope(response):
    """Return everything of an answer but its body: status line, headers, cookies, messages for the next page."""
    parts = [response.reason_phrase, *(f"{name}: {value}" for name, value in response.items())]
    parts += [morsel.OutputString() for morsel in response.cookies.values()]
    request = getattr(response, "wsgi_request", None)
    if request is not None and hasattr(request, "_messages"):
        # In a cookie they are compressed, so that no marker would be seen there.
        parts += [str(message) for message in get_messages(request)]
    return "\n".join(map(str, parts)).encode()


def _echoes(path, post, mark):
    """Return the texts with markers that we sent ourselves, in the spellings in which an answer repeats them."""
    parts = urlsplit(path)
    sent = [path, parts.path, *(value for _name, value in parse_qsl(parts.query)), *_texts(post or {})]
    sent = [text for text in sent if mark.pattern.search(text.encode())]
    spell = (str, html.escape, quote, partial(quote, safe=""), quote_plus, lambda text: json.dumps(text)[1:-1])
    spellings = {form(text) for text in sent for form in spell}
    # A link back to a list holds the list's own query, quoted once more.
    spellings |= {form(text) for text in list(spellings) for form in (quote, partial(quote, safe=""))}
    return sorted((form.encode() for form in spellings), key=len, reverse=True)


def _texts(post):
    for value in _plain(post).values():
        yield from (text for text in (value if isinstance(value, list) else [value]) if isinstance(text, str))


def _plain(post):
    """Return a form's data as the test client takes it: lists for what is given several times."""
    return dict(post.lists()) if hasattr(post, "lists") else post


def _exception(response):
    info = getattr(response, "exc_info", None)
    if not info:
        return f"status {response.status_code}"
    where = traceback.extract_tb(info[2])[-1]
    return f"{info[0].__name__}: {info[1]} ({where.filename.rpartition('site-packages/')[2]}:{where.lineno})"
