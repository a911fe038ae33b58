"""What kinds of jobs there are. A room registers its own in its `tasks` module, which its AppConfig.ready imports."""

from collections.abc import Callable
from dataclasses import dataclass

_kinds = {}


class JobError(Exception):
    """A job cannot be done; the text says why, to the person who started it."""


@dataclass(frozen=True)
class Kind:
    """A kind of job.

    Attributes:
        name: str, what is stored.
        label: lazy str, what people read.
        work: function of a `jobs.models.Job` that returns a JSON dict or None.
    """

    name: str
    label: str
    work: Callable


def job(name, label):
    """Return a decorator that registers a function of a Job as what a kind of job does.

    The function is called again from its beginning when the process was killed: it must find out what is done already.
    It calls `job.advance` now and then, outside and inside transactions alike, and raises JobError for what a person
    can mend.
    """

    def register(work):
        if name in _kinds:
            raise ValueError(f"There is a kind of job named {name} already.")
        _kinds[name] = Kind(name, label, work)
        return work

    return register


def kind_named(name):
    """Return the Kind of that name. Raises LookupError for one that nobody registered."""
    try:
        return _kinds[name]
    except KeyError:
        raise LookupError(f"No room registers jobs of the kind {name!r}.") from None
