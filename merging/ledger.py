"""What rows were before a merger, so that undoing makes them so again.

    ledger = Ledger(part)
    with ledger.watching(Federation.objects.filter(pk=1), …):
        whatever makes, changes or deletes rows of these querysets
    ledger.change_many([(row, {"section_id": 7}), …])     the same for thousands of rows, without signals

Only the fields that a merger writes are noted. What somebody else has changed since is left as they made it.
"""

import datetime
import uuid
from contextlib import contextmanager
from itertools import groupby
from operator import attrgetter

from django.apps import apps
from django.db.models import JSONField

from .models import Change

BATCH = 500


class Ledger:
    """Writes down what is done to rows for one part of a merger, inside the transaction that does it.

    Args:
        part: a Part.
    """

    def __init__(self, part):
        self._part = part

    @contextmanager
    def watching(self, *querysets):
        """Note what becomes of the rows of some querysets while the block runs.

        Args:
            querysets: each is asked before and after. They are small.
        """
        before = [_rows(queryset) for queryset in querysets]
        yield
        for queryset, old in zip(querysets, before, strict=True):
            self._note_differences(queryset.model, old, _rows(queryset.all()))

    def change_many(self, rows):
        """Store new values in rows of one model and note the old ones.

        Sends no signals: whoever calls it does what follows from the change.

        Args:
            rows: list of (stored instance, {attribute name: value}) pairs.
        """
        noted, alike = [], {}
        for row, values in rows:
            pairs = {name: [_plain(getattr(row, name)), _plain(value)] for name, value in values.items()}
            noted.append(self._entry(type(row), row.pk, Change.Kind.CHANGED, pairs))
            _gather(alike, row, values)
            for name, value in values.items():
                setattr(row, name, value)
        _update(alike)
        Change.objects.bulk_create(noted, batch_size=BATCH)

    def _note_differences(self, model, old, new):
        removed = [self._entry(model, pk, Change.Kind.REMOVED, old[pk]) for pk in old.keys() - new.keys()]
        changed = [
            self._entry(model, pk, Change.Kind.CHANGED, pairs)
            for pk in old.keys() & new.keys()
            if (pairs := {name: [old[pk][name], new[pk][name]] for name in old[pk] if old[pk][name] != new[pk][name]})
        ]
        made = [self._entry(model, pk, Change.Kind.MADE, {}) for pk in new.keys() - old.keys()]
        Change.objects.bulk_create([*removed, *changed, *made], batch_size=BATCH)

    def _entry(self, model, pk, kind, values):
        return Change(part=self._part, model=model._meta.label_lower, row=str(pk), kind=kind, values=values)


def take_back(changes):
    """Undo what is noted in a queryset of Changes, the last first, and strike it out.

    Returns:
        list of str: model and primary key of each row that is no longer as the merger left it, and was let be.
    """
    left = []
    for (label, kind), run in groupby(changes.order_by("-pk"), key=attrgetter("model", "kind")):
        for batch in _batches(run):
            left += _UNDO[kind](apps.get_model(label), batch)
    changes.delete()
    return [f"{change.model} {change.row}" for change in left]


def _batches(run):
    """Yield lists of changes, in none of which a row is changed twice."""
    batch = {}
    for change in run:
        if change.row in batch or len(batch) == BATCH:
            yield list(batch.values())
            batch = {}
        batch[change.row] = change
    yield list(batch.values())


def _unmake(model, changes):
    model._base_manager.filter(pk__in=[change.row for change in changes]).delete()
    return []


def _change_back(model, changes):
    rows = {str(pk): row for pk, row in model._base_manager.in_bulk([change.row for change in changes]).items()}
    left, alike = [change for change in changes if change.row not in rows], {}
    for change in changes:
        row = rows.get(change.row)
        if row is None:
            continue
        ours = {name: pair for name, pair in change.values.items() if _plain(getattr(row, name)) == pair[1]}
        if len(ours) < len(change.values):
            left.append(change)
        values = {name: _value(model, name, before) for name, (before, _after) in ours.items()}
        _gather(alike, row, values)
    _update(alike)
    return left


def _put_back(model, changes):
    there = {str(pk) for pk in model._base_manager.in_bulk([change.row for change in changes])}
    model._base_manager.bulk_create(
        model(**{name: _value(model, name, old) for name, old in change.values.items()})
        for change in changes
        if change.row not in there
    )
    return [change for change in changes if change.row in there]


_UNDO = {Change.Kind.MADE: _unmake, Change.Kind.CHANGED: _change_back, Change.Kind.REMOVED: _put_back}


def _gather(alike, row, values):
    """Put a row beside those that change in the same way; what is JSON changes by itself."""
    if values:
        key = tuple(values.items()) if all(map(_is_simple, values.values())) else row.pk
        alike.setdefault(key, (type(row), values, []))[2].append(row.pk)


def _update(alike):
    for model, values, keys in alike.values():
        for start in range(0, len(keys), BATCH):
            model._base_manager.filter(pk__in=keys[start : start + BATCH]).update(**values)


def _rows(queryset):
    names = [field.attname for field in queryset.model._meta.concrete_fields]
    return {row.pk: {name: _plain(getattr(row, name)) for name in names} for row in queryset}


def _is_simple(value):
    return not isinstance(value, dict | list)


def _plain(value):
    """Return a field's value as JSON holds it, to the last microsecond."""
    if isinstance(value, datetime.datetime | datetime.date):
        return value.isoformat()
    return str(value) if isinstance(value, uuid.UUID) else value


def _value(model, name, plain):
    field = model._meta.get_field(name)
    field = getattr(field, "target_field", field)
    return plain if isinstance(field, JSONField) else field.to_python(plain)
