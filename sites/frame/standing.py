"""Where a site stands in its life, as its pages know it."""

import datetime
from dataclasses import dataclass

from django.apps import apps


@dataclass(frozen=True)
class Standing:
    """The state of a site's federation.

    Attributes:
        federation_id: primary key of the Federation.
        state: its Federation.State (sites.states).
        existed_until: date of its last day, or None.
    """

    federation_id: int
    state: str
    existed_until: datetime.date | None

    @classmethod
    def of(cls, site_id):
        """Return the Standing of a Site by its primary key, or None for a site that is no federation's."""
        # The models' module is imported by that of the settings, which are framed.
        rows = apps.get_model("sites", "Federation").objects.filter(site=site_id)
        row = rows.values_list("pk", "state", "existed_until").first()
        return cls(*row) if row else None

    @property
    def is_archived(self):
        """Whether readers are told that this site is a memory."""
        return self.state == "archived"
