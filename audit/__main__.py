"""`make audit [ONLY=axe]`: runs the parts, prints what falls short, and one line of figures at the end."""

import sys
import tempfile
import time
from pathlib import Path

from tests.browser.install import CHROMIUM

from . import accessibility, hostile, markup, speed, weight
from .pages import audited_site

PARTS = {
    "lighthouse": speed.check,
    "weight": weight.check,
    "html": markup.check,
    "axe": accessibility.check,
    "hostile": hostile.check,
}


def main(only):
    """Run all parts, or the one named; return the exit status: 0 when nothing falls short."""
    if only and only not in PARTS:
        sys.exit(f"audit: ONLY is one of {', '.join(PARTS)}.")
    if not CHROMIUM:
        sys.exit("audit: a chromium browser is missing (Debian: chromium).")
    with tempfile.TemporaryDirectory(prefix="federations-cms-audit-") as folder:
        parts = _run(Path(folder), [only] if only else PARTS)
    failures = sum(len(part.failures) for part in parts)
    print("audit: " + "; ".join(part.summary for part in parts) + (f"; {failures} FAILED" if failures else ""))
    return 1 if failures else 0


def _run(folder, names):
    """Run the parts of these names over an install in a folder; return a list of Part."""
    with audited_site(folder) as subject:
        print("== pages", flush=True)
        subject, answers = subject.of_good_answers()
        parts = [answers]
        for name in names:
            began = time.monotonic()
            print(f"== {name}", flush=True)
            parts.append(PARTS[name](subject))
            print(f"  {time.monotonic() - began:.0f} s", flush=True)
    return parts


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if sys.argv[1:] else ""))
