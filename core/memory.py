"""A bounded memory of the process, shared by its threads."""

import threading
import time
from collections import OrderedDict


class Memory:
    """Keeps values by key; those used least lately go first.

    Args:
        size: how many values are kept at most.
        lifetime: seconds after which a value is no longer given out, or None.
    """

    def __init__(self, size, lifetime=None):
        self._size = size
        self._lifetime = lifetime
        self._kept = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key):
        """Return the value under a key, or None."""
        with self._lock:
            found = self._kept.get(key)
            if found is None or (self._lifetime and time.monotonic() - found[0] > self._lifetime):
                return None
            self._kept.move_to_end(key)
            return found[1]

    def put(self, key, value):
        """Keep a value, which is not None, and return it."""
        with self._lock:
            self._kept[key] = (time.monotonic(), value)
            self._kept.move_to_end(key)
            if len(self._kept) > self._size:
                self._kept.popitem(last=False)
        return value

    def forget(self, key):
        """Keep the value under a key no longer."""
        with self._lock:
            self._kept.pop(key, None)
