"""How much of its checklist each federation has done, as the board's list knows it."""

from django.utils import timezone

from sites.models import Federation

from .checklist import checklist_of


def look_at(federation):
    """Go through a federation's checklist and note in its row what it came to; return the Items.

    Args:
        federation: the Federation.
    """
    items = checklist_of(federation)
    # No save: readers see nothing of it.
    Federation.objects.filter(pk=federation.pk).update(
        checks_done=sum(item.is_done for item in items), checks_in_all=len(items), checked_at=timezone.now()
    )
    return items


def look_at_all():
    """Go through the checklists of all federations whose teams work, the longest unlooked at first; yield each."""
    working = Federation.objects.filter(state__in=Federation.WORKING).select_related("site")
    for federation in sorted(working, key=lambda one: (one.checked_at is not None, one.checked_at, one.pk)):
        look_at(federation)
        yield federation
