"""Run the proof: `python -m tests.isolation [--slice | --control]`. See `make isolation`.

The world is made once in a test database; the processes are forks that each have a copy of it (SQLite in memory) or a
clone (PostgreSQL, TEST_DATABASE_URL). Nothing they do is kept.
"""

import argparse
import contextlib
import logging
import multiprocessing
import os
import shutil
import sys
import time

# The world of a process of the pool.
_WORLDS = []


def main():
    """Run what the command line asks for and return the exit code."""
    options = _options()
    settings_module = "tests.isolation.unfenced" if options.control else "cms.settings.test"
    os.environ["DJANGO_SETTINGS_MODULE"] = settings_module
    import django

    django.setup()
    # Refusals are what is wanted here; each of them would be a warning.
    logging.disable(logging.CRITICAL)
    started = time.monotonic()
    from .addresses import url_names
    from .report import Result, write_report

    result = Result()
    with _test_database(options.processes) as run:
        for job, found, seconds in run(_jobs(options)):
            result.add(found)
            _say(
                f"{job}: {found.requests + found.tasks} done, {found.count('read')} read leaks and "
                f"{found.count('write')} write leaks at {len(found.leaking_names())} names "
                f"({len(found.leaking_names('own'))} on the own host), {found.count('defect')} defects, "
                f"{len(found.hindered)} hindered, {seconds:.0f} s"
            )
    name = "control" if options.control else "slice" if options.slice else "full"
    path = write_report(result, name)
    _say(f"every finding is in {path} ({time.monotonic() - started:.0f} s)")
    if options.control:
        return _judge_control(result)
    wrong = result.shortcomings([one.name for one in url_names()])
    for text in wrong:
        _say(f"falls short: {text}")
    _say(result.summary())
    return 1 if wrong else 0


def _options():
    parser = argparse.ArgumentParser(prog="python -m tests.isolation", description=__doc__.partition("\n")[0])
    parser.add_argument("--slice", action="store_true", help="every URL name once for each role, one direction")
    parser.add_argument("--control", action="store_true", help="the slice without the fence: it must find leaks")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    return parser.parse_args()


def _jobs(options):
    from .jobs import all_jobs, control_jobs

    return control_jobs() if options.control else all_jobs(full=not options.slice)


def _judge_control(result):
    """Without the fence the crawler must see leaks; fewer than the floor, and it is blind."""
    from .unfenced import LEAST_LEAKING_NAMES

    names = {name for name in result.leaking_names() if name in result.names}
    own = {name for name in result.leaking_names("own") if name in result.names}
    _say(
        f"isolation-control: {result.requests} requests without the fence, {len(names)} leaking URL names "
        f"({len(own)} on the own host), {len(result.leaking_names() - names)} attempts that got something; "
        f"the floor is {LEAST_LEAKING_NAMES}"
    )
    return 0 if len(names) >= LEAST_LEAKING_NAMES else 1


@contextlib.contextmanager
def _test_database(processes):
    """Make the world in a test database; give a function that runs the jobs over it and yields what they found."""
    from django.conf import settings
    from django.db import connection, connections
    from django.test.utils import setup_test_environment, teardown_test_environment

    setup_test_environment()
    connection.creation.create_test_db(verbosity=0, serialize=False)
    from .world import build_world

    world = build_world()
    _say("the world stands")
    in_memory = connection.vendor == "sqlite" and connection.is_in_memory_db()
    if not in_memory:
        connections.close_all()
        for number in range(1, processes + 1):
            connection.creation.clone_test_db(str(number), verbosity=0, keepdb=False)
        connections.close_all()

    def run(jobs):
        context = multiprocessing.get_context("fork")
        numbers = context.Value("i", 0)
        with context.Pool(processes, _begin, (world, numbers)) as pool:
            yield from pool.imap_unordered(_work, jobs)

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
    from django.db import connection

    with numbers.get_lock():
        numbers.value += 1
        number = numbers.value
    connection.creation.setup_worker_connection(number)
    _WORLDS.append(world)


def _work(job):
    from .jobs import run_job

    started = time.monotonic()
    return job, run_job(_WORLDS[0], job), time.monotonic() - started


def _say(text):
    print(text, flush=True)  # noqa: T201  (its output is what it is for)


if __name__ == "__main__":
    sys.exit(main())
