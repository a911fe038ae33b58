"""What a provisioning run did."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Report:
    """The changes of one run for one federation.

    Attributes:
        slug: the federation's slug.
        url: address of its front page.
        changes: (what, name) pairs in the order they were made, e.g. ("page", "Tin tức"); empty when nothing changed.
    """

    slug: str
    url: str = ""
    changes: list = field(default_factory=list)

    def note(self, what, name):
        """Record that something was made or changed."""
        self.changes.append((what, str(name)))

    def counts(self):
        """Return {what: number} of the changes."""
        return dict(Counter(what for what, _ in self.changes))

    def as_dict(self):
        """Return the report as plain data for JSON."""
        return {
            "slug": self.slug,
            "url": self.url,
            "changed": bool(self.changes),
            "changes": [{"what": what, "name": name} for what, name in self.changes],
        }
