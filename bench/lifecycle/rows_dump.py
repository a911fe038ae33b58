"""All rows of an install in a form in which two installs can be compared that were made by different runs.

A primary key stands as its rank among those of its table, since a transaction that was rolled back uses numbers up on
PostgreSQL; times, tokens and UUIDs stand as that there is one. Pairs of a many-to-many relation have neither key nor
order. The search index is left out: it follows from the rest.
"""

import json
import re
from functools import cache

from django.apps import apps
from django.db import models

# What follows from other rows, or is of the machine and not of the federations.
LEFT_OUT = {
    "search",
    "wagtailsearch",
    "modelsearch",
    "contenttypes",
    "sessions",
    "django_tasks_db",
    "axes",
    "jobs",
}
_RANDOM = {"token_hash", "password"}
_TIME = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}.*")
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


def dump():
    """Return {label of a model: [row]}, each row a list of texts in the order of its columns."""
    found = [model for model in apps.get_models(include_auto_created=True) if not model._meta.proxy]
    return {model._meta.label: _rows(model) for model in found if model._meta.app_label not in LEFT_OUT}


def differences(one, other):
    """Return a line for each model whose rows differ in two dumps, with the first row that does."""
    lines = []
    for label in sorted(one.keys() | other.keys()):
        left, right = one.get(label, []), other.get(label, [])
        if left != right:
            unequal = next((pair for pair in zip(left, right, strict=False) if pair[0] != pair[1]), "")
            lines.append(f"{label}: {len(left)} and {len(right)} rows {unequal}")
    return lines


def _rows(model):
    rows = [_row(instance) for instance in model._base_manager.order_by("pk").iterator()]
    return sorted(row[1:] for row in rows) if model._meta.auto_created else rows


def _row(instance):
    return [f"{field.attname}={_value(instance, field)}" for field in instance._meta.concrete_fields]


def _value(instance, field):
    value = getattr(instance, field.attname)
    if value is None:
        return "none"
    if field.remote_field:
        return _rank(field.remote_field.model, value)
    if field.primary_key:
        return _rank(type(instance), value)
    if field.name == "object_id":
        return _rank(_model_of(instance), value)
    if isinstance(field, models.DateTimeField | models.UUIDField) or field.name in _RANDOM:
        return "given"
    if isinstance(field, models.JSONField):
        return json.dumps(_scrubbed(value), sort_keys=True, ensure_ascii=False)
    prepared = field.get_prep_value(value)
    if isinstance(prepared, str) and prepared[:1] in "[{":
        return json.dumps(_scrubbed(prepared), sort_keys=True, ensure_ascii=False)
    return str(prepared)


def _model_of(instance):
    return apps.get_model("contenttypes.ContentType").objects.get_for_id(instance.content_type_id).model_class()


def _rank(model, key):
    ranks = _ranks(model._meta.concrete_model)
    return f"#{ranks.get(str(key), 'gone')}"


@cache
def _ranks(model):
    return {str(key): rank for rank, key in enumerate(model._base_manager.order_by("pk").values_list("pk", flat=True))}


@cache
def _names_of_keys():
    fields = (field for model in apps.get_models() for field in model._meta.concrete_fields)
    return {"pk", "id", *(name for field in fields if field.remote_field for name in (field.name, field.attname))}


def _scrubbed(value, name=""):
    """Take out of JSON what differs from run to run: keys, times, UUIDs, wherever they stand."""
    if isinstance(value, dict):
        return {key: _scrubbed(inner, key) for key, inner in value.items()}
    if isinstance(value, list):
        return [_scrubbed(inner, name) for inner in value]
    if isinstance(value, str):
        if value[:1] in ("[", "{"):
            return _parsed(value)
        return "given" if _TIME.fullmatch(value) or _UUID.fullmatch(value) else value
    return "key" if isinstance(value, int) and name in _names_of_keys() else value


def _parsed(text):
    try:
        return _scrubbed(json.loads(text))
    except ValueError:
        return text
