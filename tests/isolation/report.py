"""The figures of a run, its one summary line, and the file that lists every finding."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings

# A run that did less than this proves less than it says.
LEAST_ATTEMPTS = 83
LEAST_TASKS = 100


@dataclass
class Result:
    """What one job (or all of them together) found.

    Attributes:
        requests, attempts, tasks: numbers of what was done.
        names: URL names that were asked.
        kinds: names of the attempts that were made.
        findings: list of tests.isolation.probe.Finding.
        hindered: list of texts, one for each task of the companion that failed.
    """

    requests: int = 0
    attempts: int = 0
    tasks: int = 0
    names: set = field(default_factory=set)
    kinds: set = field(default_factory=set)
    findings: list = field(default_factory=list)
    hindered: list = field(default_factory=list)

    def add(self, other):
        """Take another result in."""
        self.requests += other.requests
        self.attempts += other.attempts
        self.tasks += other.tasks
        self.names |= other.names
        self.kinds |= other.kinds
        self.findings += other.findings
        self.hindered += other.hindered

    def count(self, kind):
        """Return the number of findings of a kind."""
        return sum(finding.kind == kind for finding in self.findings)

    def leaking_names(self, place=None):
        """Return the names with a read or write leak, on one host or on any."""
        return {
            finding.url_name
            for finding in self.findings
            if finding.kind in {"read", "write"} and place in (None, finding.place)
        }

    def summary(self):
        """Return the one line that says it all."""
        return (
            f"isolation: {self.requests} requests, {len(self.names)} URL names, {self.attempts} attempts "
            f"({len(self.kinds)} kinds), {self.tasks} own tasks: {self.count('read')} read leaks, "
            f"{self.count('write')} write leaks, {len(self.hindered)} hindered tasks, {self.count('defect')} defects "
            f"({self.count('upstream')} known of Wagtail's own)"
        )

    def shortcomings(self, url_names):
        """Return what keeps the run from being a proof, as texts; empty when it is one.

        Args:
            url_names: all names of the resolver.
        """
        wrong = [f"{self.count(kind)} {kind} findings" for kind in ("read", "write", "defect") if self.count(kind)]
        if self.hindered:
            wrong.append(f"{len(self.hindered)} hindered tasks")
        if missed := set(url_names) - self.names:
            wrong.append(f"URL names never asked: {', '.join(sorted(missed))}")
        if len(self.kinds) < LEAST_ATTEMPTS:
            wrong.append(f"only {len(self.kinds)} kinds of attempts, {LEAST_ATTEMPTS} are needed")
        if self.tasks < LEAST_TASKS:
            wrong.append(f"only {self.tasks} own tasks, {LEAST_TASKS} are needed")
        return wrong


def write_report(result, name):
    """Write every finding to var/isolation/<name>.txt, grouped by kind and URL name; return the path."""
    folder = Path(settings.BASE_DIR) / "var" / "isolation"
    folder.mkdir(parents=True, exist_ok=True)
    lines = [result.summary(), ""]
    for kind in ("read", "write", "defect", "upstream"):
        found = sorted(
            (one for one in result.findings if one.kind == kind), key=lambda one: (one.url_name, one.persona)
        )
        names = Counter(one.url_name for one in found)
        lines += [f"== {kind}: {len(found)} findings at {len(names)} names", ""]
        lines += [
            f"{one.url_name} | {one.persona} | {one.direction} | {one.place} host | {one.request} | {one.detail}"
            for one in found
        ]
        lines.append("")
    lines += [f"== hindered: {len(result.hindered)}", "", *sorted(result.hindered)]
    path = folder / f"{name}.txt"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
