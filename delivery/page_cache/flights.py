"""One making of a page for all who ask for it meanwhile."""

import threading


class Flights:
    """Who makes which page just now, within one process."""

    def __init__(self):
        self._under_way, self._lock = {}, threading.Lock()

    def join(self, key):
        """Return (flight, do we lead it): the first to ask makes the page and must `land` the flight."""
        with self._lock:
            flight = self._under_way.get(key)
            if flight is not None:
                return flight, False
            flight = self._under_way[key] = Flight()
            return flight, True

    def is_under_way(self, key):
        """Return whether somebody makes the page just now."""
        return key in self._under_way

    def land(self, key, flight, outcome):
        """Give all who wait the outcome."""
        with self._lock:
            del self._under_way[key]
        flight.outcome = outcome
        flight.landed.set()


class Flight:
    """The making of a page; its `outcome` is an Entry, or None when there is nothing that all may get."""

    def __init__(self):
        self.landed, self.outcome = threading.Event(), None
