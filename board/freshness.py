"""A tile for each federation, coloured by how long ago it had news, which a column of dates does not show at once."""

from dataclasses import dataclass

from django.utils import timezone

from core.templatetags.presentation import vietnamese_order
from sites.models import Federation

from .figures import STILL_AFTER_DAYS

# (key, days up to which it holds), the freshest first.
STEPS = (("fresh", 7), ("recent", STILL_AFTER_DAYS))
STILL, NEVER, NOT_LIVE = "still", "never", "not-live"


@dataclass(frozen=True)
class Tile:
    """A federation.

    Attributes:
        federation: the Federation.
        days: since its last news; None when there are none.
        step: one of the keys above; NOT_LIVE for a site that is not read by everybody, or no longer written.
    """

    federation: Federation
    days: int | None
    step: str


def tiles_of(federations):
    """Return a Tile for each federation of a queryset `with_last_news`, in the order of the Vietnamese alphabet."""
    today = timezone.localdate()
    rows = federations.order_by()
    return [_tile(row, today) for row in sorted(rows, key=lambda row: vietnamese_order(row.name))]


def counts_of(tiles):
    """Return [(step, number of tiles)], the freshest first; steps without any are left out."""
    order = [key for key, _days in STEPS] + [STILL, NEVER, NOT_LIVE]
    counts = {step: sum(tile.step == step for tile in tiles) for step in order}
    return [(step, number) for step, number in counts.items() if number]


def _tile(federation, today):
    last = federation.last_news
    days = (today - timezone.localdate(last)).days if last else None
    return Tile(federation, days, _step(federation, days))


def _step(federation, days):
    if federation.state != Federation.State.LIVE:
        return NOT_LIVE
    if days is None:
        return NEVER
    return next((key for key, most in STEPS if days <= most), STILL)
