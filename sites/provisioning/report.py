"""What a provisioning run did."""

from collections import Counter
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

# What people are told of a change; what is not among these (rights and such) goes without saying.
LABELS = {
    "site": _("Host name"),
    "page": _("Pages"),
    "category": _("News categories"),
    "heading": _("Headings of the front page"),
    "quick link": _("Quick links"),
    "collection": _("Collection for files"),
    "group": _("Groups of the team"),
    "workflow": _("Approval"),
    "setting": _("Settings"),
    "predecessor": _("Predecessors"),
    "invitation": _("Invitations"),
    "membership": _("Join with the account they have"),
    "name": _("Name"),
    "unit_kind": _("Kind of unit"),
    "seat": _("Seat"),
    "port": _("Port"),
}


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
        return dict(Counter(what for what, _name in self.changes))

    def for_people(self):
        """Return [(label, [names])] of the changes that people are told of, in the order of LABELS."""
        found = [(label, [name for kind, name in self.changes if kind == what]) for what, label in LABELS.items()]
        return [(label, names) for label, names in found if names]

    def as_dict(self):
        """Return the report as plain data for JSON."""
        return {
            "slug": self.slug,
            "url": self.url,
            "changed": bool(self.changes),
            "changes": [{"what": what, "name": name} for what, name in self.changes],
        }
