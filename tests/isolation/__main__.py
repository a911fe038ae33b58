"""Run the proof: `python -m tests.isolation [--slice] [--personas both,manager] | [--control]`. See `make isolation`.

Nothing that is done to the world is kept (processes.py).
"""

import argparse
import logging
import os
import sys
import time


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
    from .jobs import run_job
    from .processes import world_in_processes
    from .report import Result, write_report

    result = Result()
    _say("making the world")
    with world_in_processes(options.processes) as run:
        for job, found, seconds in run(run_job, _jobs(options)):
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
    parser.add_argument("--personas", default="", help="for these alone, e.g. on a second database")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    return parser.parse_args()


def _jobs(options):
    from .jobs import all_jobs, control_jobs
    from .personas import NAMES

    if options.control:
        return control_jobs()
    wanted = set(options.personas.split(",")) if options.personas else set(NAMES)
    if unknown := wanted - set(NAMES):
        sys.exit(f"isolation: nobody is called {', '.join(sorted(unknown))}; there are {', '.join(NAMES)}")
    return [job for job in all_jobs(full=not options.slice) if job.persona in wanted]


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


def _say(text):
    print(text, flush=True)  # noqa: T201  (its output is what it is for)


if __name__ == "__main__":
    sys.exit(main())
