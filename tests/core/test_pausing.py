"""The time for which a service that failed is left alone."""

import threading
from unittest import mock

import pytest

from core.pausing import Pause


@pytest.fixture
def clock():
    """The monotonic clock, which stands at the number that a test gives it."""
    with mock.patch("time.monotonic", return_value=0.0) as clock:
        yield clock


@pytest.mark.parametrize("now", [0.0, 1e6])
def test_nobody_is_left_alone_before_a_failure(clock, now):
    clock.return_value = now

    assert not Pause(2).is_on


def test_pause_lasts_as_long_as_it_is_said(clock):
    pause = Pause(2)
    clock.return_value = 10.0
    pause.begin()
    seen = {}
    for now in (10.0, 11.9, 12.0, 20.0):
        clock.return_value = now
        seen[now] = pause.is_on

    assert seen == {10.0: True, 11.9: True, 12.0: False, 20.0: False}


def test_further_failure_makes_the_pause_longer(clock):
    pause = Pause(2)
    pause.begin()
    clock.return_value = 1.5
    pause.begin()
    clock.return_value = 3.0

    assert pause.is_on


def test_failure_met_by_one_thread_holds_for_all():
    pause = Pause(3600)
    thread = threading.Thread(target=pause.begin)
    thread.start()
    thread.join()

    assert pause.is_on
    assert not Pause(3600).is_on
