"""The world in a test database, and processes that each have one of their own to work on.

The world is made once; the processes are forks that each have a copy of it (SQLite in memory) or a clone (PostgreSQL,
TEST_DATABASE_URL).
"""

import contextlib
import functools
import multiprocessing
import shutil
import time

from django.conf import settings
from django.db import connection, connections
from django.test.utils import setup_test_environment, teardown_test_environment

from .world import build_world

# The world of a process of the pool.
_WORLDS = []


@contextlib.contextmanager
def world_in_processes(processes):
    """Make the world in a test database, and take both away at the end.

    Args:
        processes: how many work at once.

    Yields:
        A function that is given another one, (world, job) -> result, and the jobs; it yields (job, result, seconds)
        as they are done, in any order.
    """
    setup_test_environment()
    connection.creation.create_test_db(verbosity=0, serialize=False)
    world = build_world()
    in_memory = connection.vendor == "sqlite" and connection.is_in_memory_db()
    if not in_memory:
        connections.close_all()
        for number in range(1, processes + 1):
            connection.creation.clone_test_db(str(number), verbosity=0, keepdb=False)
        connections.close_all()

    def run(function, jobs):
        context = multiprocessing.get_context("fork")
        numbers = context.Value("i", 0)
        with context.Pool(processes, _begin, (world, numbers)) as pool:
            yield from pool.imap_unordered(functools.partial(_work, function), jobs)

    try:
        yield run
    finally:
        if not in_memory:
            for number in range(1, processes + 1):
                connection.creation.destroy_test_db(suffix=str(number), verbosity=0)
        connection.creation.destroy_test_db(connection.settings_dict["NAME"], verbosity=0)
        teardown_test_environment()
        shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)


def _begin(world, numbers):
    """Give a new process the world and a database of its own."""
    with numbers.get_lock():
        numbers.value += 1
        number = numbers.value
    connection.creation.setup_worker_connection(number)
    _WORLDS.append(world)


def _work(function, job):
    started = time.monotonic()
    return job, function(_WORLDS[0], job), time.monotonic() - started
