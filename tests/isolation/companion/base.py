"""What a task is, what it works with, and how all of them are run."""

from dataclasses import dataclass

from tests.isolation.forms import read_forms
from tests.isolation.personas import ROLES, persona
from tests.isolation.probe import Probe
from tests.isolation.report import Result

TASKS = []
REVIEWERS = ("reviewer", "manager")
MANAGERS = ("manager",)
# A team works on its own host and on the national one.
BOTH_HOSTS = ("own", "national")


@dataclass(frozen=True)
class Task:
    """One piece of a team's daily work.

    Attributes:
        name: "<area>: <what is done>".
        roles: who does it.
        places: on which hosts.
        function: takes a Desk and raises when it is hindered.
    """

    name: str
    roles: tuple
    places: tuple
    function: object


def task(what, roles=ROLES, places=BOTH_HOSTS):
    """Register a function as a task; `what` finishes the sentence “somebody wants to …”."""

    def register(function):
        area = function.__module__.rpartition(".")[2]
        TASKS.append(Task(f"{area}: {what}", roles, places, function))
        return function

    return register


class Desk:
    """Somebody of a team at work on one of the hosts.

    Attributes:
        side: the team's Side.
        user: who works.
    """

    def __init__(self, probe, world, place):
        self._probe, self._world, self._host = probe, world, probe.hosts[place]
        self.side, self.user = probe.own, probe.persona.user

    def get(self, path, status=200, **extra):
        """Open an address, expect a status, and return the text."""
        return self._answer(self._probe.raw(path, host=self._host, **extra), path, status)

    def post(self, path, data=None, status=302, **extra):
        """Send a form, expect a status, and return the text."""
        return self._answer(self._probe.raw(path, post=data or {}, host=self._host, **extra), path, status)

    def form(self, path):
        """Return the data of the largest form of a page."""
        forms = read_forms(self.get(path))
        assert forms, f"no form at {path}"
        return dict(max(forms, key=len).lists())

    def page(self, kind):
        """Return one of the side's pages afresh."""
        page = self.side.pages[kind]
        return type(page).objects.get(pk=page.pk)

    def as_other(self, role):
        """Return the desk of another person of the team, on the same host and in the same transaction."""
        other = Desk.__new__(Desk)
        other.__dict__.update(self.__dict__)
        who = persona(self._world, self.side, role)
        other.user, other._probe = who.user, _Borrowed(self._probe, who.session)
        return other

    def _answer(self, response, path, status):
        assert response.status_code == status, f"{response.status_code} instead of {status} at {path}"
        if response.streaming:
            return b"".join(response.streaming_content).decode(errors="replace")
        return response.content.decode(errors="replace")


class _Borrowed:
    """A probe that sends its requests with another person's session."""

    def __init__(self, probe, session):
        self._probe, self._session = probe, session

    def raw(self, path, **options):
        return self._probe.raw(path, session=self._session, **options)


def run_companion(world, direction, role, everywhere=True):
    """Do every task of a role on a side's team, each rolled back, and return the Result.

    Args:
        world: the World.
        direction: whose team: the first of the two.
        role: "editor", "reviewer" or "manager".
        everywhere: on each host that the task names; else on the first of them alone.
    """
    result = Result()
    own, _foreign = world.sides(direction)
    probe = Probe(world, direction, persona(world, own, role))
    for one in TASKS:
        for place in one.places[: None if everywhere else 1] if role in one.roles else ():
            result.tasks += 1
            if problem := _hindrance(one, Desk(probe, world, place), probe):
                result.hindered.append(f"{one.name} | {role} | {place} host | {direction} | {problem}")
    return result


def _hindrance(one, desk, probe):
    with probe.undone():
        try:
            one.function(desk)
        except Exception as error:  # noqa: BLE001  (whatever it is, the work was not done)
            return f"{type(error).__name__}: {error}"
    return None
