"""What an attempt is, and how all of them are run."""

from dataclasses import dataclass

from django.urls import reverse

from tests.isolation.forms import read_forms
from tests.isolation.personas import NAMES, ROLES
from tests.isolation.probe import Finding, Probe

TEAM = (*ROLES, "both")
SIGNED_IN = (*TEAM, "stranger")
EVERYONE = NAMES

ATTEMPTS = []


@dataclass(frozen=True)
class Attempt:
    """One attack.

    Attributes:
        name: "<area>: <what it tries>".
        personas: names of those who try it.
        function: takes a Try; returns None, or a text when it got what it wanted.
    """

    name: str
    personas: tuple
    function: object


def attempt(what, personas=TEAM):
    """Register a function as an attempt; `what` finishes the sentence “somebody tries to …”."""

    def register(function):
        area = function.__module__.rpartition(".")[2]
        ATTEMPTS.append(Attempt(f"{area}: {what}", personas, function))
        return function

    return register


class Try:
    """What an attempt works with: the two sides, the persona, and requests that are judged.

    Attributes:
        own, foreign: the Sides.
        persona: the Persona.
        probe: the Probe behind it.
    """

    def __init__(self, probe, name, administrator):
        self.probe, self.name, self.administrator = probe, name, administrator
        self.own, self.foreign, self.persona = probe.own, probe.foreign, probe.persona

    def get(self, path, data=None, **options):
        """Send a GET and return the response."""
        return self.probe.step(self.name, path, data, **options)

    def post(self, path, data=None, **options):
        """Send a POST and return the response."""
        return self.probe.step(self.name, path, post={} if data is None else data, **options)

    def form(self, path, administrator=False):
        """Return the data of a page's form as one sees it (or as an administrator does), or {} when it is refused."""
        session = self.administrator.session if administrator else None
        with self.probe.aside():
            response = self.probe.raw(path, host=self.own.host, session=session)
        if response.status_code != 200:
            return {}
        forms = read_forms(response.content.decode())
        return dict(max(forms, key=len).lists()) if forms else {}

    def edit_form(self, page, **changes):
        """Return the data of the edit form of an own page with some fields changed; {} when it is refused."""
        data = self.form(page_url("edit", page))
        return {**data, **changes} if data else {}


def page_url(name, page, *more):
    """Return the address of a view of one page, by its name without the namespace."""
    return reverse(f"wagtailadmin_pages:{name}", args=(getattr(page, "pk", page), *more))


def run_attempts(world, direction, persona, administrator, only=None):
    """Run the attempts that a persona makes, each rolled back.

    Args:
        world, direction, persona, administrator: as for tests.isolation.crawl.crawl.
        only: a function(Attempt) -> bool that chooses; None for all.

    Returns:
        (Probe, number of attempts made)
    """
    probe = Probe(world, direction, persona)
    chosen = [one for one in ATTEMPTS if persona.name in one.personas and (only is None or only(one))]
    for one in chosen:
        with probe.undone():
            got = one.function(Try(probe, one.name, administrator))
            if got:
                finding = Finding("read", one.name, persona.name, direction, "own", "attempt", got)
                probe.findings.append(finding)
    return probe, len(chosen)
