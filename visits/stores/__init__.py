"""Where visits are held until they are written: this process's memory, or Redis, which several processes share.

`settings.VISIT_STORE` names the class under "STORE"; the other entries are its arguments, in capitals. What either
must do is said in visits.stores.base and tested once for both (tests/visits/test_stores.py).
"""

from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string

from .base import Base, BatchOfVisits, Limits, State, Store, StoreUnavailable, Visit, end_of

__all__ = ["Base", "BatchOfVisits", "Limits", "State", "Store", "StoreUnavailable", "Visit", "end_of", "get_store"]


@cache
def get_store():
    """Return the Store of this process."""
    options = dict(settings.VISIT_STORE)
    return import_string(options.pop("STORE"))(**{name.lower(): value for name, value in options.items()})
