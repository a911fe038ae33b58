"""Whole pages for readers, answered before Django begins its work; docs/delivery.md says how it goes together."""

from django.conf import settings
from django.utils.module_loading import import_string


def around(application):
    """Return a WSGI application with the page cache of the settings around it, or itself when there is none.

    `settings.PAGE_CACHE` is None, or a dict: MEMORY, bytes of pages that a process keeps; SHARED, what processes share
    them by (delivery.page_cache.shared); further names are that class' arguments.
    """
    if settings.PAGE_CACHE is None:
        return application
    from .application import PageCache
    from .memory import MemoryPages

    options = dict(settings.PAGE_CACHE)
    memory, shared = MemoryPages(options.pop("MEMORY")), import_string(options.pop("SHARED"))
    return PageCache(application, memory, shared(**{name.lower(): value for name, value in options.items()}))
