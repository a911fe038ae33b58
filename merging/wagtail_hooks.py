"""Where mergers join the admin."""

from . import history  # noqa: F401  (registers its words)
