"""Who asks: each role of the own team, somebody in two teams, an account without a team, a reader."""

from dataclasses import dataclass

from accounts.models import User

ROLES = ("editor", "reviewer", "manager")
NAMES = (*ROLES, "both", "stranger", "reader")


@dataclass
class Persona:
    """Somebody who asks.

    Attributes:
        name: one of NAMES, or "administrator".
        user: the User; None for a reader.
        session: key of their session; "" for a reader.
    """

    name: str
    user: User | None
    session: str = ""


def persona(world, own, name):
    """Return a Persona of a side, signed in."""
    if name == "reader":
        return Persona(name, None)
    known = {"administrator": world.administrator, "stranger": world.stranger, "both": world.both.get(own.mark.word)}
    user = known.get(name) or own.people[name]
    return Persona(name, user, world.sessions[user.pk])
