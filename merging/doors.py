"""The doors to mergers, for the board and the command line alike: they check, and note what is to be done.

The work itself is `engine.run` and `engine.undo`, at once or in a job.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from sites.models import Federation

from .models import Merger, Part
from .planning import plan_of


def start(successor, predecessors, choices, actor):
    """Note a merger that is to be done.

    Args:
        successor: the Federation that goes on.
        predecessors: list of Federations that become part of it.
        choices: Choices.
        actor: the User who asks, or None for the command line.

    Returns:
        Merger, of which nothing is done yet.

    Raises:
        ValidationError: with a sentence for each thing that stands against it; nothing is noted then.
    """
    with transaction.atomic():
        keys = sorted({one.pk for one in (successor, *predecessors)})
        # Locked in one order, so that two mergers of the same federations come one after the other.
        list(Federation.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=keys).order_by("pk"))
        plan = plan_of(successor, predecessors, choices)
        if plan.refusals:
            raise ValidationError(plan.refusals)
        merger = Merger.objects.create(successor=successor, choices=choices.as_json(), started_by=actor)
        for part in plan.parts:
            Part.objects.create(merger=merger, predecessor=part.predecessor, facts={"pages": part.counts["pages"]})
    return merger


def start_undoing(merger):
    """Note that a merger is to be undone, also one that is under way, which stops then.

    One whose undoing was interrupted is gone on with.

    Raises:
        ValidationError: when it is too late, or another merger builds on it.
    """
    with transaction.atomic():
        row = Merger.objects.select_for_update(of=("self",)).get(pk=merger.pk)
        if row.state != Merger.State.UNDOING:
            _require_undoable(row)
            row.state = Merger.State.UNDOING
            row.save(update_fields=["state"])
    merger.refresh_from_db()


def _require_undoable(merger):
    if merger.state == Merger.State.UNDONE:
        raise ValidationError(_("This merger has been undone already."))
    if merger.state == Merger.State.DONE and not merger.can_be_undone:
        raise ValidationError(
            _("The last day to undo this merger was %(day)s.") % {"day": f"{merger.last_day_to_undo:%d/%m/%Y}"}
        )
    later = Merger.objects.exclude(state=Merger.State.UNDONE).filter(pk__gt=merger.pk)
    if later.filter(parts__predecessor=merger.successor).exists() or later.filter(successor=merger.successor).exists():
        raise ValidationError(
            _("%(name)s has been part of another merger since. Undo that one first.") % {"name": merger.successor}
        )
