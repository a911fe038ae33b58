"""Hints about a page's writing, and what stands between it and its readers.

`findings_of` says what could be better and never stops anybody; `obstacles_of` says what must be filled in before a
page can be handed in. Both read a page as it is stored or was just filled from a form, and write nothing. The editor
shows them (sites.editing), and so can whatever else looks at pages.
"""

from .kinds import KINDS, Finding
from .obstacles import Obstacle, obstacles_of
from .pages import findings_of, word_count

__all__ = ["KINDS", "Finding", "Obstacle", "findings_of", "obstacles_of", "word_count"]
