"""The companion: a team's own work through the same doors, which the fence must not hinder.

To add a task, write a function in the module of its area and put `@task` over it. It is given a Desk and asserts what
it expects; whatever it raises counts as hindered. Publishing goes by the workflow: an editor submits, and somebody
else approves.
"""

from . import files, looking, settings, taking, workflow, writing  # noqa: F401
from .base import TASKS, run_companion

__all__ = ["TASKS", "run_companion"]
