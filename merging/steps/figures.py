"""Visits: what the predecessor's counter said is added to the successor's, with a note of until when it counted.

The figures of each day stay with the predecessor's site: the successor's days are its own.
"""

from django.utils import timezone

from merging.ledger import Ledger
from visits.models import SiteTotal, VisitCounter
from visits.models.counter import MAX_LEGACY
from visits.stores import get_store


def total_of(federation):
    """Return all visits that a federation's counter says, those of its old site among them."""
    counted = SiteTotal.objects.filter(site=federation.site_id).values_list("visits", flat=True).first() or 0
    carried = VisitCounter.objects.filter(site=federation.site_id).values_list("legacy_total", flat=True).first()
    return counted + (carried or 0)


def bring(part):
    """Add the predecessor's total to what the successor carries over; return it."""
    amount, successor = total_of(part.predecessor), part.merger.successor
    part.facts["visits"] = amount
    part.save(update_fields=["facts"])
    if not amount:
        return 0
    with Ledger(part).watching(VisitCounter.objects.filter(site=successor.site_id)):
        counter = VisitCounter.for_site(successor.site)
        counter.legacy_total = min(counter.legacy_total + amount, MAX_LEGACY)
        counter.legacy_until = max(filter(None, [counter.legacy_until, timezone.localdate()]))
        counter.save()
    return amount


def forget(part):
    """Have the counters of both sites read anew once the figures are back."""
    for federation in (part.predecessor, part.merger.successor):
        get_store().forget_base(federation.site_id)
