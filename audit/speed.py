"""Lighthouse as on a phone: its own mobile settings and its simulated slow network and processor."""

import json
import statistics
import subprocess

from .report import MODULES, ROOT, Part

FLOORS = {"performance": 0.95, "accessibility": 1.0, "best-practices": 1.0, "seo": 1.0}
RUNS = 3
ATTEMPTS = 3


def check(subject):
    """Measure; return a Part. Of a page that is slow at first the medians of RUNS count: machines are noisy."""
    part = Part("lighthouse")
    lowest = dict.fromkeys(FLOORS, 1.0)
    print(f"  {'page':<12}" + "".join(f"{name:>16}" for name in FLOORS) + "   first paint, largest, blocking, index")
    for kind in (kind for kind in subject.kinds if kind.is_fast):
        try:
            scores, runs = _measured(subject, kind, part)
        except RuntimeError as error:
            part.fail(str(error))
            continue
        row = f"  {kind.name:<12}" + "".join(f"{round(scores[name] * 100):>16}" for name in FLOORS)
        print(f"{row}   {', '.join(runs[-1]['metrics'])} ({len(runs)} runs)", flush=True)
        for name, floor in FLOORS.items():
            lowest[name] = min(lowest[name], scores[name])
            if scores[name] < floor:
                reasons = "; ".join(line for line in runs[-1]["short"] if line.startswith(name))
                part.fail(f"{kind.name}: {name} {scores[name] * 100:.0f} < {floor * 100:.0f}: {reasons}")
    part.summary = "Lighthouse lowest " + "/".join(f"{score * 100:.0f}" for score in lowest.values())
    return part


def _measured(subject, kind, part):
    """Return (scores by category, all runs) of a page."""
    skipped = [] if kind.is_indexed else [_asserted_noindex(subject, kind, part)]
    runs = [_run(subject, kind, skipped)]
    if runs[0]["scores"]["performance"] < FLOORS["performance"]:
        runs += [_run(subject, kind, skipped) for _again in range(RUNS - 1)]
    return {name: statistics.median(run["scores"][name] for run in runs) for name in FLOORS}, runs


def _asserted_noindex(subject, kind, part):
    """Check that a page asks search engines to leave it out; return the name of Lighthouse's audit to the contrary."""
    with subject.page(360) as page:
        subject.open(page, kind)
        if page.locator("meta[name=robots][content*=noindex]").count() != 1:
            part.fail(f"{kind.name}: does not ask search engines to leave it out")
    print(f"  {kind.name}: is to say noindex; Lighthouse's is-crawlable asks the opposite and is left out")
    return "is-crawlable"


def _run(subject, kind, skipped):
    """Return what Lighthouse measures of a page.

    The browser's recording is at times incomplete on a busy machine (NO_NAVSTART and its like, where Lighthouse asks
    to be run again): such a run has measured nothing, and is repeated, ATTEMPTS at most and never silently.

    Raises:
        RuntimeError: it could not measure the page.
    """
    command = ["node", "audit/speed.mjs", str(MODULES), str(subject.debugging_port), subject.url(kind), *skipped]
    for attempt in range(1, ATTEMPTS + 1):
        run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        result = json.loads(run.stdout) if run.returncode == 0 else {"error": run.stderr}
        if not result.get("error"):
            return result
        print(f"  {kind.name}: attempt {attempt} of {ATTEMPTS} measured nothing: {result['error']}", flush=True)
    raise RuntimeError(f"Lighthouse failed on {kind.name}: {result['error']}")
