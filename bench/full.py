"""The large measurement: a million pages on PostgreSQL, ten thousand kept ones, and freshness; `make bench-full`.

    python -m bench.full

It takes an hour or two and some 20 GB in the folder for scratch files (TMPDIR). Each part is a measurement of its own
that can be run alone; progress bars go to standard error. The last line says how each part ended.
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PARTS = {
    "growth": ([".ci/postgres", sys.executable, "-m", "bench.growth"], {"BENCH_PAGES": "1000000"}),
    "serving": ([sys.executable, "-m", "bench.serving"], {"BENCH_PAGES": "10000", "BENCH_SITES": "34"}),
    "freshness": ([sys.executable, "-m", "bench.serving.freshness"], {}),
}


def main():
    ended = {name: run(*part) for name, part in PARTS.items()}
    said = ", ".join(f"{name} {'within its limits' if status == 0 else 'FAILED'}" for name, status in ended.items())
    print(f"bench-full: {said}")
    return int(any(ended.values()))


def run(command, environment):
    """Run a part and return its exit status."""
    print(f"\n$ {' '.join(command)}", flush=True)
    return subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}, check=False).returncode  # noqa: S603


if __name__ == "__main__":
    sys.exit(main())
