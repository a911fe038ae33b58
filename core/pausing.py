"""Leaving a service alone that did not answer: whoever asked it next would wait for the same silence."""

import time


class Pause:
    """The time for which a service is not asked after it failed, shared by the threads of the process.

        if self._pause.is_on:
            ...  # as if it had failed once more
        try:
            ...
        except redis.RedisError:
            self._pause.begin()

    Whoever was already waiting for an answer waits on; nobody new does until the pause is over.

    Args:
        seconds: how long it lasts.
    """

    def __init__(self, seconds):
        self.seconds = seconds
        # One reference is written and read, each in one step: threads need no lock for that.
        self._ends_at = None

    @property
    def is_on(self):
        """Whether the service is to be left alone now."""
        ends_at = self._ends_at
        return ends_at is not None and time.monotonic() < ends_at

    def begin(self):
        """Leave the service alone from now on; a pause that is under way lasts longer by that."""
        self._ends_at = time.monotonic() + self.seconds
