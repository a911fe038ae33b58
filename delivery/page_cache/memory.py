"""Pages in the memory of one process, the least lately read of which make room for others."""

import threading
from collections import OrderedDict
from http import HTTPStatus

from . import asking

# Of the memory, for what anybody can ask for in any number: second pages of lists, what is not found, style sheets.
SHARE_OF_OTHERS = 8


class MemoryPages:
    """Entries by key, bounded in bytes.

    Pages have a room of their own, out of which nothing can be driven that somebody makes up addresses for.

    Args:
        size: bytes that all entries may take.
    """

    def __init__(self, size):
        others = size // SHARE_OF_OTHERS
        self._pages, self._others = _Room(size - others), _Room(others)

    def get(self, key):
        """Return the entry under a key, or None."""
        return self._pages.get(key) or self._others.get(key)

    def put(self, key, entry):
        """Keep an entry in the place of what was under its key."""
        room, other = self._rooms_for(key, entry)
        other.drop(key)
        room.put(key, entry)

    def exchange(self, key, entry, other):
        """Keep another form of an entry in its place, unless something newer is there by now."""
        room, _other = self._rooms_for(key, entry)
        room.put(key, other, instead_of=entry)

    def _rooms_for(self, key, entry):
        is_page = entry.status == HTTPStatus.OK and not asking.can_be_made_up(key)
        return (self._pages, self._others) if is_page else (self._others, self._pages)

    @property
    def size(self):
        """Bytes in use, about."""
        return self._pages.size + self._others.size


class _Room:
    def __init__(self, limit):
        self._limit, self.size = limit, 0
        self._entries, self._lock = OrderedDict(), threading.Lock()

    def get(self, key):
        with self._lock:
            entry = self._entries.get(key)
            if entry is not None:
                self._entries.move_to_end(key)
            return entry

    def put(self, key, entry, instead_of=None):
        with self._lock:
            if instead_of is not None and self._entries.get(key) is not instead_of:
                return
            self._take_out(key)
            if entry.size > self._limit:
                return
            self._entries[key] = entry
            self.size += entry.size
            while self.size > self._limit:
                self._take_out(next(iter(self._entries)))

    def drop(self, key):
        with self._lock:
            self._take_out(key)

    def _take_out(self, key):
        entry = self._entries.pop(key, None)
        if entry is not None:
            self.size -= entry.size
