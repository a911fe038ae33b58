"""Walks the admin as one role: every address a role can open, its forms sent back, and the daily tasks."""

from django.core import mail

from tests.isolation.addresses import addresses, url_names
from tests.isolation.companion import run_companion
from tests.isolation.forms import read_forms, with_changed_text
from tests.isolation.markers import ALPHA, BRAVO, CHARLIE
from tests.isolation.personas import ROLES, persona
from tests.isolation.probe import Probe

from .english import english_in
from .listening import listening
from .visible import texts_of

DIRECTION = "alpha-bravo"
# How many objects of a kind an address is opened with: pages of different types and states have different words.
OBJECTS = 12
# Texts of the world are data, in whatever language.
MARKS = (ALPHA, BRAVO, CHARLIE)


def crawl(world, role):
    """Return what a role meets: ({English string: is there Vietnamese}, {visible text that is English: an address}).

    Args:
        world: the World of tests.isolation.
        role: "editor", "reviewer", "manager" or "administrator".
    """
    heard, english = {}, {}
    own, _foreign = world.sides(DIRECTION)
    walker = _Walker(Probe(world, DIRECTION, persona(world, own, role)), english)
    with listening(heard):
        for url_name in url_names():
            if url_name.is_admin:
                walker.visit(url_name)
        if role in ROLES:
            run_companion(world, DIRECTION, role, everywhere=False)
    return heard, english


class _Walker:
    def __init__(self, probe, english):
        self.probe, self.english = probe, english

    def visit(self, url_name):
        probe = self.probe
        own = [
            address
            for address in addresses(url_name, probe.own, probe.foreign, OBJECTS)
            if address.whose in {"own", "none"}
        ]
        for number, address in enumerate(own):
            forms = self._look(url_name, address.path)
            # Once refused, once changed; the words of a form are the same for all objects.
            if number < 3 and forms is not None:
                self._look(url_name, address.path, post={})
                for data in forms:
                    self._look(url_name, address.path, post=with_changed_text(data))

    def _look(self, url_name, path, post=None):
        """Open an address and judge what it shows; return its forms, or None when it is not for this person."""
        probe = self.probe
        with probe.undone():
            response = probe.raw(path, post=post, host=probe.own.host)
            texts = texts_of(response)
            for message in mail.outbox:
                texts += [message.subject, *message.body.splitlines()]
            mail.outbox.clear()
            self._judge(texts, f"{url_name.name} {path}")
            if response.status_code == 404:
                return None
            return read_forms(response.content.decode()) if _is_page(response) else []

    def _judge(self, texts, where):
        for text in texts:
            if not any(mark.word in text or mark.call in text for mark in MARKS) and english_in(text):
                self.english.setdefault(text, where)


def _is_page(response):
    return response.status_code == 200 and not response.streaming and "html" in response.get("Content-Type", "")
