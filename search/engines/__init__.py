"""What answers a query: the database, or a search server through Wagtail's backends.

`SITE_SEARCH["ENGINE"]` names a class with the methods of `Engine`; the rest of the setting are its options.
"""

from dataclasses import dataclass
from functools import cache
from typing import Protocol

from django.conf import settings
from django.core.signals import setting_changed
from django.dispatch import receiver
from django.utils.module_loading import import_string

# Readers look no deeper, and no request asks a database for more.
MAX_HITS = 300


@dataclass(frozen=True)
class Hits:
    """What was found.

    Attributes:
        page_ids: list of at most MAX_HITS primary keys, in their order.
        has_more: whether there are more than these.
    """

    page_ids: list
    has_more: bool = False


class Engine(Protocol):
    """What the view and the index need of an engine."""

    def find(self, query, narrowing):
        """Return the Hits of a Query with at least one part, inside a Narrowing."""

    def store(self, page_ids):
        """Take note of pages whose documents or catalogue entries were just written to the database."""

    def remove(self, document):
        """Take note of a Document that was just deleted there."""

    def rebuild(self):
        """Take everything in anew from the database."""


@cache
def get_engine():
    """Return the engine that the settings name."""
    options = dict(settings.SITE_SEARCH)
    return import_string(options.pop("ENGINE"))(**options)


@receiver(setting_changed)
def forget_the_engine(setting, **kwargs):
    """A test may name another engine."""
    if setting == "SITE_SEARCH":
        get_engine.cache_clear()
