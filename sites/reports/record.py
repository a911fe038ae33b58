"""Writes a federation's history: a line for each entry of Wagtail's logs, with the federation it is about."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef
from wagtail.models import ModelLogEntry, Page, PageLogEntry

from sites.models import HistoryLine

from .belonging import federations_of_object, federations_of_paths

BATCH = 500


def record(entry):
    """Write the lines of one log entry.

    Entries of one act (one request of one person) with the same action on the same object are one line, which then
    shows the newest: Wagtail logs each autosave of a draft, and files are logged both by Wagtail and by us. The first
    saving of a new file is a part of its creation.

    Args:
        entry: a stored PageLogEntry or ModelLogEntry, best while its object still exists.
    """
    if entry.uuid and _is_noted(entry):
        return
    about = _federations_of(entry) or [None]
    HistoryLine.objects.bulk_create(HistoryLine(federation_id=federation, **_facts(entry)) for federation in about)


def record_missing():
    """Write the lines of all log entries that have none, the oldest first.

    Whose a deleted object was is known only if it has earlier lines; else the line is for national administrators.

    Returns:
        int: how many entries were looked at.
    """
    return _record_missing(PageLogEntry, "page_entry") + _record_missing(ModelLogEntry, "model_entry")


def _record_missing(model, field):
    """Do so for one of Wagtail's two logs, in batches."""
    noted = HistoryLine.objects.filter(**{field: OuterRef("pk")})
    missing = model.objects.filter(~Exists(noted)).order_by("pk")
    looked_at, last = 0, 0
    while batch := list(missing.filter(pk__gt=last)[:BATCH]):
        for entry in batch:
            record(entry)
        looked_at, last = looked_at + len(batch), batch[-1].pk
    return looked_at


def _facts(entry):
    """Return the fields of an entry's lines."""
    return {
        "timestamp": entry.timestamp,
        "user_id": entry.user_id,
        "action": entry.action,
        "content_type_id": entry.content_type_id,
        "object_id": str(entry.object_id),
        "label": entry.label,
        "act": entry.uuid,
        "page_entry" if isinstance(entry, PageLogEntry) else "model_entry": entry,
    }


def _is_noted(entry):
    """Tell whether the act has a line already; if it is an older one of the same action, make it show this entry."""
    facts = _facts(entry)
    lines = HistoryLine.objects.filter(
        act=entry.uuid, content_type_id=entry.content_type_id, object_id=facts["object_id"]
    )
    actions = dict(lines.values_list("action", "timestamp"))
    if entry.action in actions:
        if actions[entry.action] <= entry.timestamp:
            lines.filter(action=entry.action).update(**facts)
        return True
    return isinstance(entry, ModelLogEntry) and entry.action == "wagtail.edit" and "wagtail.create" in actions


def _federations_of(entry):
    """Return the primary keys of the federations an entry is about; of a gone object, those of its earlier lines."""
    found = _of_page(entry) if isinstance(entry, PageLogEntry) else _of_object(entry)
    if found is not None:
        return found
    last = HistoryLine.objects.filter(content_type_id=entry.content_type_id, object_id=str(entry.object_id)).first()
    return [last.federation_id] if last else []


def _of_page(entry):
    """Return the federations of a page, None when it is gone.

    A page that was just moved has its old place in memory and its new one in the database: it is in both histories.
    """
    paths = set(Page.objects.filter(pk=entry.page_id).values_list("path", flat=True))
    if PageLogEntry.page.is_cached(entry):
        paths.add(entry.page.path)
    return federations_of_paths(paths) if paths else None


def _of_object(entry):
    """Return the federations of any other object, None when it is gone."""
    model = ContentType.objects.get_for_id(entry.content_type_id).model_class() if entry.content_type_id else None
    instance = model and model._base_manager.filter(pk=entry.object_id).first()
    return federations_of_object(instance) if instance else None
