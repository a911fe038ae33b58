"""How true the visit counter is and what it costs, in one run.

    python -m bench.visits

First a running install is read by many at once: readers at home, offices behind one address each, programs (some of
which run scripts), pages fetched in advance, and clients in a loop; each kind on a site of its own. What was
counted is compared with the server's access log. Then the cost of a visit is measured in this process, for
the store in memory and for Redis, and what is written to the database is counted.
"""

import datetime
import os
import sys
import tempfile
from pathlib import Path

from bench import visits_cost
from bench.visits_load import KINDS, load

# By how much readers at home may be counted wrong, in percent.
MOST_ERROR = 0.5


def main():
    wrong = count_of_mixed_load()
    print()
    dear = visits_cost.run()
    print(f"bench-visits: {wrong[1]}; {dear[1]}")
    return int(not (wrong[0] and dear[0]))


def count_of_mixed_load():
    """Run the load and compare; return (whether all is as it must be, what to say of it)."""
    from tests.browser.install import running_install

    with tempfile.TemporaryDirectory(prefix="bench-visits-") as name:
        folder = Path(name)
        log = folder / "access"
        # Separated by what stands in none of the values.
        form = "|".join(("%(m)s", "%(s)s", "%({host}i)s", "%(U)s", "%({x-bench-reader}i)s", "%(t)s"))
        os.environ["GUNICORN_CMD_ARGS"] = f"--access-logfile {log} --access-logformat '{form}'"
        with running_install(folder, "bench.visits_settings") as install:
            before = install.run("bench.visits:written")
            load(install)
            # It writes what is left when it stops.
            install.server.stop()
            after = install.run("bench.visits:written")
        lines = [line.split("|") for line in log.read_text("utf-8").splitlines()]
    return compare(lines, {kind: after[kind] - before[kind] for kind in KINDS})


def compare(lines, counted):
    """Print the table of pages shown and visits counted; return as `count_of_mixed_load`.

    Args:
        lines: of the access log, split.
        counted: {kind: visits}
    """
    print(f"{'':36}{'in the access log':>18}{'to be counted':>15}{'counted':>9}{'error':>9}")
    good, errors = True, {}
    for name, kind in KINDS.items():
        host = f"{kind.site}localhost"
        shown = [
            (path, reader, _seconds(at))
            for method, status, where, path, reader, at in lines
            if (method, status) == (kind.method, "200") and where.startswith(f"{host}:") and reader != "-"
        ]
        wanted = kind.visits(shown)
        errors[name] = 100 * (counted[name] - wanted) / max(1, wanted)
        print(f"{kind.label:36}{len(shown):18,}{wanted:15,}{counted[name]:9,}{errors[name]:8.2f}%")
        good = good and abs(errors[name]) <= MOST_ERROR
    return good, f"count error {max(errors.values(), key=abs):.2f} % at most (limit {MOST_ERROR} %)"


def _seconds(text):
    return int(datetime.datetime.strptime(text, "[%d/%b/%Y:%H:%M:%S %z]").timestamp())


def written():
    """Return {kind: visits in the database of its site}; asked in a process with the install's settings."""
    from visits.models import SiteTotal

    by_host = dict(SiteTotal.objects.values_list("site__hostname", "visits"))
    return {name: by_host[f"{kind.site}localhost"] for name, kind in KINDS.items()}


if __name__ == "__main__":
    sys.exit(main())
