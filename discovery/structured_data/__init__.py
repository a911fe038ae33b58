"""What a page says of itself to machines, in the words of schema.org."""

from .graph import graph_for, script

__all__ = ["graph_for", "script"]
