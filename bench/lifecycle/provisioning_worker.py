"""What the processes of bench.lifecycle.provisioning do, each with its own life, on the database of its settings.

    python -m bench.lifecycle.provisioning_worker DEED [SHEET] [NUMBER MODEL]

Prints one line of JSON, unless it is killed before.
"""

import io
import json
import os
import signal
import sys
import time
from pathlib import Path

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection, connections  # noqa: E402
from django.db.models.signals import post_save  # noqa: E402

from bench.lifecycle.rows_dump import dump  # noqa: E402
from sites.provisioning import provision  # noqa: E402
from sites.provisioning.sheet import read_specs  # noqa: E402


def prepare():
    """Make the tables."""
    call_command("migrate", verbosity=0)


def make(sheet):
    """Do what `provision_sites` does, row by row, and say of each how long it took and what it asked the database."""
    started, rows = time.monotonic(), []
    for spec in read_specs(Path(sheet).read_bytes()):
        queries, since = [], time.monotonic()
        with connection.execute_wrapper(_counting(queries)):
            report = provision(spec)
        rows.append({"seconds": time.monotonic() - since, "queries": len(queries), "changes": len(report.changes)})
    return {"rows": rows, "seconds": time.monotonic() - started}


def _counting(queries):
    def count(execute, sql, params, many, context):
        queries.append(sql)
        return execute(sql, params, many, context)

    return count


def command(sheet, number="", model=""):
    """Run `provision_sites` itself; be killed when the so-manieth new row of a model is written."""
    if number:
        _die_at(int(number), model)
    call_command("provision_sites", sheet, json=True, stdout=io.StringIO())


def _die_at(number, model):
    seen = []

    def die(sender, created, raw, **kwargs):
        if created and sender._meta.label_lower == model:
            seen.append(sender)
            if len(seen) == number:
                os.kill(os.getpid(), signal.SIGKILL)

    post_save.connect(die, weak=False)


DEEDS = {"prepare": prepare, "make": make, "command": command, "dump": dump}


if __name__ == "__main__":
    deed, *arguments = sys.argv[1:]
    result = DEEDS[deed](*arguments)
    # What is written is in the one file then, and not in the log beside it.
    connections.close_all()
    sys.stdout.write(json.dumps(result) + "\n")
