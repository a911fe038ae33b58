"""Doing a merger and undoing it, step by step, from wherever it stopped."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import LogContext

from core.site_versions import move

from .choices import Choices
from .models import Merger, Part, Step
from .steps import following
from .steps.pages import brought
from .work import BACK, FORWARD, KEPT_BACK, KEPT_FORWARD, forget

# Pages that are written into the text indexes at once.
BATCH = 200
INDEXED, INDEXED_BACK = "index", "index back"


class SupersededError(Exception):
    """Somebody has begun to undo a merger that is under way, or it has ended by another process."""


def silent(done, total, message):
    """Tell nobody how far it is."""


def run(merger, advance=silent):
    """Do a merger, or what is left of it.

    Args:
        merger: a Merger; brought up to date.
        advance: function of (done, total, message), called after each step: between transactions.

    Raises:
        SupersededError: when it is being undone.
    """
    if Merger.objects.filter(pk=merger.pk, state=Merger.State.DONE).exists():
        return merger.refresh_from_db()
    is_kept = Choices.of(merger).keeps_sites
    progress = _Progress(merger, KEPT_FORWARD if is_kept else FORWARD, advance)
    _move_sites(merger)
    for part in merger.parts.order_by("pk"):
        for name, work in progress.steps:
            _once(part, name, work, Merger.State.RUNNING)
            progress.step(part)
        if not is_kept:
            _index(part, INDEXED, progress, Merger.State.RUNNING)
    return _end(merger, Merger.State.RUNNING, Merger.State.DONE, "done_at")


def undo(merger, advance=silent):
    """Undo a merger, or what is left of that; whether it may be is asked by doors.start_undoing.

    Args:
        merger, advance: as for `run`.
    """
    if Merger.objects.filter(pk=merger.pk, state=Merger.State.UNDONE).exists():
        return merger.refresh_from_db()
    is_kept = Choices.of(merger).keeps_sites
    progress = _Progress(merger, KEPT_BACK if is_kept else BACK, advance)
    _move_sites(merger)
    for part in merger.parts.order_by("-pk"):
        for name, work in progress.steps:
            _once(part, name, work, Merger.State.UNDOING)
            progress.step(part)
        if not is_kept:
            _index(part, INDEXED_BACK, progress, Merger.State.UNDOING)
            _once(part, "forget", forget, Merger.State.UNDOING)
    return _end(merger, Merger.State.UNDOING, Merger.State.UNDONE, "undone_at")


def _move_sites(merger):
    """Make up for a process that was killed after a commit and before what was kept of the sites was out of date."""
    sites = merger.parts.values_list("predecessor__site_id", flat=True)
    move([merger.successor.site_id, *sites])


def _once(part, name, work, state):
    """Do one step unless it is done, in one transaction with the row that says so."""
    with transaction.atomic():
        part = _locked(part, state)
        if part.steps.filter(name=name).exists():
            return
        with LogContext(user=part.merger.started_by):
            work(part, Choices.of(part.merger))
        Step.objects.create(part=part, name=name)


def _index(part, name, progress, state):
    """Write the pages of a part into the text indexes, a batch in a transaction."""
    is_open = True
    while is_open:
        with transaction.atomic():
            part = _locked(part, state)
            step, _made = Step.objects.get_or_create(part=part, name=name, defaults={"position": 0})
            if step.position is None:
                return
            found = brought(part).filter(pk__gt=step.position).order_by("pk")
            batch = list(found.values_list("pk", flat=True)[:BATCH])
            is_open = bool(batch)
            if batch:
                federation = part.merger.successor if name == INDEXED else part.predecessor
                following.index_anew(batch, federation.site.root_page_id)
            step.position = batch[-1] if batch else None
            step.save(update_fields=["position", "done_at"])
        progress.pages(part, len(batch))


def _locked(part, state):
    """Return a Part as it is stored now, with what its steps ask for; nobody else works on its merger."""
    merger = Merger.objects.select_for_update(of=("self",)).get(pk=part.merger_id)
    if merger.state != state:
        raise SupersededError
    part = Part.objects.select_related("predecessor__site__root_page").get(pk=part.pk)
    part.merger = Merger.objects.select_related("successor__site__root_page", "started_by").get(pk=merger.pk)
    return part


def _end(merger, before, after, moment):
    with transaction.atomic():
        row = Merger.objects.select_for_update(of=("self",)).get(pk=merger.pk)
        if row.state == before:
            row.state = after
            setattr(row, moment, timezone.now())
            row.save(update_fields=["state", moment])
    merger.refresh_from_db()


class _Progress:
    """Counts steps and pages, of which there are as many as the plan said."""

    def __init__(self, merger, steps, advance):
        self.steps, self._advance, self._done = steps, advance, 0
        parts = list(merger.parts.select_related("predecessor__site__root_page"))
        self._total = len(parts) * len(steps) + sum(part.facts.get("pages", 0) for part in parts)

    def step(self, part):
        self._tell(1, part)

    def pages(self, part, number):
        if number:
            self._tell(number, part)

    def _tell(self, number, part):
        self._done = min(self._done + number, self._total)
        self._advance(self._done, self._total, _("%(name)s is taken over") % {"name": part.predecessor})
