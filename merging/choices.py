"""What somebody decides about a merger."""

import datetime
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

SECTIONS, INDEXES = "sections", "indexes"

PLACES = (
    (SECTIONS, _("A section for each predecessor")),
    (INDEXES, _("The successor's news and seminars, by date")),
)


@dataclass(frozen=True)
class Choices:
    """What is decided once for all predecessors of a merger.

    Attributes:
        until: date of the predecessors' last day.
        into: SECTIONS or INDEXES.
        brings_people: whether their people join the successor's team, in the roles they have.
        keeps_sites: whether their sites stay as archives, with all they hold; `into` does not matter then.
    """

    until: datetime.date
    into: str = SECTIONS
    brings_people: bool = True
    keeps_sites: bool = False

    def as_json(self):
        """Return it as plain data."""
        return {
            "until": self.until.isoformat(),
            "into": self.into,
            "brings_people": self.brings_people,
            "keeps_sites": self.keeps_sites,
        }

    @classmethod
    def of(cls, merger):
        """Return the Choices of a Merger."""
        return cls(**{**merger.choices, "until": datetime.date.fromisoformat(merger.choices["until"])})
