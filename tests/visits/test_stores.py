"""What a store of visits promises, asked of each kind of it."""

import datetime
import threading

from visits.stores import Base, Limits, Visit, get_store, memory
from visits.stores.base import BASE_SECONDS

DAY = datetime.date(2026, 3, 4)
NOON = 1_772_600_400.0


def visit(reader=1, page_id=10, site_id=1, at=NOON, day=DAY):
    return Visit(site_id, page_id, reader.to_bytes(8, "big"), reader.to_bytes(8, "little"), at, day)


def base(site_id=1, today=5, total=50, day=DAY):
    return Base(site_id, day.isoformat(), today, total, 0, None, True)


def test_what_was_counted_is_taken_by_page_and_day(store):
    tomorrow = DAY + datetime.timedelta(days=1)
    store.record(visit(1))
    store.record(visit(2))
    store.record(visit(2, page_id=11))
    store.record(visit(3, site_id=2))
    store.record(visit(1, at=NOON + 86_400, day=tomorrow))

    batch = store.take()

    day, next_day = DAY.isoformat(), tomorrow.isoformat()
    assert batch.pages == {(1, 10, day): 2, (1, 11, day): 1, (2, 10, day): 1, (1, 10, next_day): 1}
    assert batch.visitors == {(1, day): 2, (2, day): 1, (1, next_day): 1}


def test_nothing_counted_is_no_batch(store):
    assert store.take() is None
    store.look(1, NOON, DAY)
    assert store.take() is None


def test_batch_stays_the_same_until_it_is_settled(store):
    store.record(visit(1))
    first = store.take()
    store.record(visit(2))
    assert store.take() == first

    store.settle(first.id, [], NOON)
    second = store.take()
    assert second.id != first.id
    assert sum(second.pages.values()) == 1
    # Somebody who comes late with the first does not take the second away.
    store.settle(first.id, [], NOON)
    assert store.take() == second
    store.settle(second.id, [], NOON)
    assert store.take() is None


def test_state_counts_what_is_not_written_wherever_it_is(store):
    yesterday = DAY - datetime.timedelta(days=1)
    store.record(visit(1, at=NOON - 86_400, day=yesterday))
    store.record(visit(1))
    batch = store.take()
    state = store.record(visit(2))
    assert (state.today, state.yesterday) == (2, 1)

    store.settle(batch.id, [base()], NOON)
    state = store.look(1, NOON, DAY)
    assert (state.today, state.yesterday, state.base) == (1, 0, base())
    assert store.look(2, NOON, DAY).today == 0


def test_base_holds_for_a_while_for_its_day_and_until_it_is_forgotten(store):
    store.put_base(base(), NOON)
    assert store.look(1, NOON + BASE_SECONDS - 1, DAY).base == base()
    assert store.look(1, NOON + BASE_SECONDS, DAY).base is None
    assert store.look(1, NOON, DAY + datetime.timedelta(days=1)).base is None
    assert store.look(2, NOON, DAY).base is None

    store.forget_base(1)
    assert store.look(1, NOON, DAY).base is None


def test_base_that_was_read_earlier_does_not_take_the_place_of_a_newer_one(store):
    store.record(visit(1))
    # Somebody has read the database now, and comes back with it after what follows.
    read_before = base(today=5)
    store.settle(store.take().id, [base(today=6)], NOON)
    store.put_base(read_before, NOON)
    assert store.look(1, NOON, DAY).base == base(today=6)


def test_base_that_holds_no_longer_is_replaced(store):
    tomorrow = DAY + datetime.timedelta(days=1)
    store.put_base(base(today=5), NOON)
    store.put_base(base(today=6), NOON + BASE_SECONDS)
    assert store.look(1, NOON + BASE_SECONDS, DAY).base == base(today=6)

    store.put_base(base(today=0, day=tomorrow), NOON + BASE_SECONDS + 1)
    assert store.look(1, NOON + BASE_SECONDS + 1, tomorrow).base == base(today=0, day=tomorrow)


def test_salt_is_one_for_the_day_and_another_for_the_next(store):
    first = store.salt(DAY)

    assert len(first) == 32
    assert store.salt(DAY) == first
    assert store.salt(DAY + datetime.timedelta(days=1)) != first


def test_processes_that_share_a_store_share_the_salt(store, kind):
    get_store.cache_clear()

    assert (get_store().salt(DAY) == store.salt(DAY)) == (kind == "redis")


def test_visitor_of_one_day_is_a_new_one_on_the_next(store):
    tomorrow = DAY + datetime.timedelta(days=1)
    for at, day in ((NOON, DAY), (NOON + 301, DAY), (NOON + 86_400, tomorrow)):
        store.record(visit(1, at=at, day=day))

    assert store.take().visitors == {(1, DAY.isoformat()): 1, (1, tomorrow.isoformat()): 1}


def test_ceiling_holds_for_its_window(store):
    store.limits = Limits(0, (2, 600), ())
    at = NOON - NOON % 600
    for moment in (at, at + 1, at + 599, at + 600):
        store.record(visit(1, at=moment))

    assert sum(store.take().pages.values()) == 3


def test_visits_that_did_not_count_use_up_no_ceiling(store):
    store.limits = Limits(300, (60, 600), ((2, 600),))
    for _number in range(10):
        store.record(visit(1))
    # The same address, another browser.
    other = Visit(1, 10, b"another.", visit(1).sender, NOON, DAY)

    assert store.record(other).today == 2


def test_readers_at_once_are_all_counted_and_batches_lose_none(store):
    taken, readers, each = [], 8, 50

    def read(number):
        for step in range(each):
            store.record(visit(1000 * number + step))

    def write():
        batch = store.take()
        if batch:
            store.settle(batch.id, [], NOON)
            taken.append(sum(batch.pages.values()))

    threads = [threading.Thread(target=read, args=[number]) for number in range(readers)]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        write()
    write()

    assert sum(taken) == readers * each


def test_memory_remembers_no_more_than_it_may(monkeypatch):
    monkeypatch.setattr(memory, "MOST_REMEMBERED", 10)
    store = memory.MemoryStore(Limits(300, (60, 600), ((600, 600),)))
    for number in range(50):
        state = store.record(visit(number))

    assert state.online == 10
    assert sum(store.take().pages.values()) == 10


def test_day_that_is_over_does_not_begin_again(store):
    tomorrow = DAY + datetime.timedelta(days=1)
    salt = store.salt(tomorrow)
    store.record(visit(1, at=NOON + 86_400, day=tomorrow))
    # A thread that looked at the clock before midnight and comes after it.
    store.record(visit(2))
    store.record(visit(1, at=NOON + 86_401, day=tomorrow))

    assert store.salt(tomorrow) == salt
    assert sum(store.take().pages.values()) == 2
