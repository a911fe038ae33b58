"""A merger that is stopped at any point: readers are answered, and going on ends where an undisturbed one ends."""

import random

import pytest
from django.db import connection, transaction

from merging import doors, engine
from merging.choices import INDEXES, SECTIONS, Choices
from merging.models import Merger, MovedAddress
from tests.merging import dumps
from tests.merging.conftest import LAST_DAY

pytestmark = pytest.mark.usefixtures("at_once")

# Enough to meet each kind of statement in each run of the suite; which ones, the seed says.
POINTS = 4


class StoppedError(Exception):
    """Stands for the end of the process: what was not committed is gone."""


class StopAt:
    """Stops at a statement that writes, by its number; a number of 0 never."""

    def __init__(self, number):
        self.number, self.count = number, 0

    def __call__(self, execute, sql, params, many, context):
        if sql.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE")):
            self.count += 1
            if self.count == self.number:
                raise StoppedError
        return execute(sql, params, many, context)


class StopAfter:
    """Stops between two transactions."""

    def __init__(self, number):
        self.number = number

    def __call__(self, done, total, message):
        self.number -= 1
        if not self.number:
            raise StoppedError


@pytest.fixture
def planned(filled, an_giang, ca_mau, administrator):
    """Return a function that notes the merger, without doing anything of it."""

    def note(into):
        choices = Choices(until=LAST_DAY, into=into)
        return doors.start(an_giang.federation, [ca_mau.federation], choices, administrator)

    return note


def undisturbed(planned, into, work):
    """Return (outcome, number of writing statements, number of steps) of a merger that nothing stops; undo all."""
    steps = []
    watch = StopAt(0)
    with transaction.atomic():
        merger = planned(into)
        if work is engine.undo:
            engine.run(merger)
            doors.start_undoing(merger)
        with connection.execute_wrapper(watch):
            work(merger, lambda *said: steps.append(said))
        found = dumps.outcome()
        transaction.set_rollback(True)
    return found, watch.count, len(steps)


def begun(planned, into, work):
    merger = planned(into)
    if work is engine.undo:
        engine.run(merger)
        doors.start_undoing(merger)
    return merger


def assert_answered(visit, ca_mau, old):
    for path in old:
        answer = visit(ca_mau.host, path)
        if answer.status_code == 301:
            host, _slash, new = answer["Location"].removeprefix("http://").partition("/")
            assert visit(host, f"/{new}").status_code == 200, (path, new)
        else:
            assert answer.status_code == 200, path


@pytest.mark.parametrize("work", [engine.run, engine.undo])
@pytest.mark.parametrize("into", [SECTIONS, INDEXES])
def test_stopped_between_any_two_steps(planned, filled, ca_mau, visit, into, work):
    old = [f"/{page.url_path.removeprefix(ca_mau.home.url_path)}" for page in ca_mau.home.get_descendants().live()]
    expected, _writes, steps = undisturbed(planned, into, work)
    assert steps >= 3
    for number in range(1, steps + 1):
        with transaction.atomic():
            merger = begun(planned, into, work)
            with pytest.raises(StoppedError):
                work(merger, StopAfter(number))
            assert_answered(visit, ca_mau, ["/", *old])
            work(Merger.objects.get(pk=merger.pk))
            assert dumps.outcome() == expected
            transaction.set_rollback(True)


@pytest.mark.parametrize("work", [engine.run, engine.undo])
@pytest.mark.parametrize("into", [SECTIONS, INDEXES])
def test_stopped_at_any_statement(planned, filled, ca_mau, visit, into, work):
    old = [f"/{page.url_path.removeprefix(ca_mau.home.url_path)}" for page in ca_mau.home.get_descendants().live()]
    expected, writes, _steps = undisturbed(planned, into, work)
    for number in sorted(random.Random(7).sample(range(1, writes + 1), POINTS)):  # noqa: S311  (no secret)
        with transaction.atomic():
            merger = begun(planned, into, work)
            with pytest.raises(StoppedError), connection.execute_wrapper(StopAt(number)):
                work(merger)
            assert_answered(visit, ca_mau, ["/", *old])
            work(Merger.objects.get(pk=merger.pk))
            assert dumps.outcome() == expected
            transaction.set_rollback(True)


@pytest.mark.parametrize("into", [SECTIONS, INDEXES])
def test_stopped_between_any_two_steps_and_undone(planned, filled, into):
    before = dumps.everything()
    _expected, _writes, steps = undisturbed(planned, into, engine.run)
    for number in range(1, steps + 1):
        with transaction.atomic():
            merger = planned(into)
            with pytest.raises(StoppedError):
                engine.run(merger, StopAfter(number))
            doors.start_undoing(merger)
            engine.undo(merger)
            assert dumps.differences(before, dumps.everything()) == []
            transaction.set_rollback(True)


def test_page_that_comes_back_while_it_is_looked_for(planned, filled, ca_mau, visit):
    """A reader is answered by a site that finds nothing, and meanwhile the undoing brings the page back."""
    merger = begun(planned, SECTIONS, engine.undo)
    path = f"/{filled['common'].url_path.removeprefix(ca_mau.home.url_path)}"
    with pytest.raises(StoppedError):
        engine.undo(merger, StopAfter(2))
    assert visit(ca_mau.host, path).status_code == 301
    came_back = []

    def bring_back(execute, sql, params, many, context):
        if 'FROM "merging_movedaddress"' in sql and not came_back:
            came_back.append(True)
            with pytest.raises(StoppedError):
                engine.undo(Merger.objects.get(pk=merger.pk), StopAfter(3))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(bring_back):
        answer = visit(ca_mau.host, path)
    assert came_back
    assert (answer.status_code, answer["Location"], answer["Cache-Control"]) == (302, path, "no-store")
    assert visit(ca_mau.host, path).status_code == 200
    engine.undo(Merger.objects.get(pk=merger.pk))
    assert visit(ca_mau.host, path).status_code == 200
    assert not MovedAddress.objects.filter(site=ca_mau.site).exists()
