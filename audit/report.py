"""What a part of the audit found, and where the tools lie."""

from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MODULES = ROOT / "var" / "audit" / "node_modules"


@dataclass
class Part:
    """One part of the audit.

    Attributes:
        name: what ONLY calls it.
        failures: what falls short, a line each.
        summary: the figures in a few words, for the last line.
    """

    name: str
    failures: list = field(default_factory=list)
    summary: str = ""

    def fail(self, line):
        """Note, and print at once, what falls short."""
        self.failures.append(line)
        print(f"  FAIL {line}", flush=True)
