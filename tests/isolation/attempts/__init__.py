"""Single attacks: each tries to read or change one thing of the neighbour's with a payload that would work.

To add one, write a function in the module of its area and put `@attempt` over it. It is given a Try, sends its
requests through it, and needs to say nothing: what its requests show or change is judged as the crawler's are. What
cannot be seen that way (a sign-in that succeeds, a redirect for every site) it returns as a text.
"""

from . import choosers, doors, files, intake, media, pages, people, public, references, reports, settings, workflow  # noqa: F401
from .base import ATTEMPTS, run_attempts

__all__ = ["ATTEMPTS", "run_attempts"]
