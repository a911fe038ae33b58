"""The jobs of a run: each takes one persona of one direction through the crawler, the attempts or the companion."""

from dataclasses import dataclass

from .attempts import run_attempts
from .attempts.base import ATTEMPTS
from .companion import run_companion
from .crawl import crawl
from .personas import NAMES, ROLES, persona
from .report import Result

DIRECTIONS = ("alpha-bravo", "bravo-alpha")


@dataclass(frozen=True)
class Job:
    """One piece of work for one process.

    Attributes:
        what: "crawl", "attempts" or "companion".
        direction: "alpha-bravo" or "bravo-alpha".
        persona: one of tests.isolation.personas.NAMES.
        full: the whole matrix.
    """

    what: str
    direction: str
    persona: str
    full: bool = False

    def __str__(self):
        return f"{self.what} {self.direction} {self.persona}"


# Enough to see whether the crawler can see: stock Wagtail shows an editor four fifths of what it shows to anybody.
CONTROL_JOBS = ("editor",)


def control_jobs():
    """Return the jobs of the control run: the slice for a few personas, without the companion."""
    return [job for job in all_jobs(full=False) if job.what != "companion" and job.persona in CONTROL_JOBS]


def all_jobs(full):
    """Return the jobs of a run, the longest first: both directions in full, one in the slice."""
    directions = DIRECTIONS if full else DIRECTIONS[:1]
    kinds = [(what, name) for what in ("crawl", "attempts") for name in NAMES]
    kinds += [("companion", role) for role in ROLES]
    return [Job(what, direction, name, full) for what, name in kinds for direction in directions]


def run_job(world, job):
    """Do a job and return its Result."""
    own, _foreign = world.sides(job.direction)
    if job.what == "companion":
        return run_companion(world, job.direction, job.persona, everywhere=job.full)
    who, administrator = (persona(world, own, name) for name in (job.persona, "administrator"))
    if job.what == "crawl":
        return _result(crawl(world, job.direction, who, administrator, full=job.full))
    probe, number = run_attempts(world, job.direction, who, administrator)
    result = _result(probe)
    # An attempt is counted under its own name; the names of URLs are the crawler's business.
    result.names.clear()
    result.attempts = number
    result.kinds = {one.name for one in ATTEMPTS if job.persona in one.personas}
    return result


def _result(probe):
    return Result(requests=probe.requests, names=set(probe.names), findings=list(probe.findings))
