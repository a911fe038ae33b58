"""What a federation looks like when its numbers, its names and its place do not matter.

Two portraits are equal when the federations are, field by field: taken before a federation is deleted and after it was
restored, or in two installs. Each row stands under its rank among its like, each reference under the rank of what it
leads to. What is meant inside of blocks and rich text is asked of Wagtail's own code, and not of that which rewrites
it (exports.rewriting).
"""

import json
import re

from django.contrib.contenttypes.models import ContentType
from django.db import models
from taggit.models import Tag
from wagtail.fields import StreamField
from wagtail.models import Collection, Locale, Page, ReferenceIndex, Revision

from accounts.models import User

from .encoding import encode, fields_of
from .estate import Estate
from .registry import exported_kinds
from .rewriting import base_of

# What is decided anew when a federation comes back.
_DECIDED = {
    "sites.Federation": {"slug", "state", "state_since", "state_reason"},
    "wagtailcore.Site": {"hostname", "port", "is_default_site"},
    "sites.Domain": {"hostname"},
    "auth.Group": {"name"},
    "wagtailcore.Page": {"translation_key"},
}
# Log entries of exports and restorations themselves.
_OWN_ACTIONS = {"federation.export", "federation.restore", "federation.state"}
_IDS_IN_TAGS = re.compile(r'(\bid=\\*")\d+(\\*")')
# In JSON, numbers are those of other rows; the references beside them say which.
_NUMBERED = "#"


def portrait_of(federation):
    """Return what a federation looks like.

    Args:
        federation: the Federation.

    Returns:
        dict: {label: list of rows as dicts that JSON takes}, in the order of their ranks; under "references" what
        blocks, rich text and revisions refer to.
    """
    return _Portrait(federation).draw()


def differences(before, after):
    """Return how two portraits differ, as readable lines; an empty list when they are equal."""
    found = []
    for label in sorted(before.keys() | after.keys()):
        old, new = before.get(label, []), after.get(label, [])
        if len(old) != len(new):
            found.append(f"{label}: {len(old)} rows became {len(new)}")
        for rank, (row, other) in enumerate(zip(old, new, strict=False)):
            if row != other:
                names = sorted(name for name in row if row[name] != other.get(name)) if isinstance(row, dict) else []
                found.append(f"{label} #{rank}: {', '.join(names) or 'differs'}")
    return found


class _Portrait:
    def __init__(self, federation):
        self.estate = Estate.of(federation)
        self.url_path = Page.objects.values_list("url_path", flat=True).get(pk=self.estate.root)
        self.home_slug = Page.objects.values_list("slug", flat=True).get(pk=self.estate.root)
        self.ranks, self.names = {}, {}

    def draw(self):
        self._rank()
        # What several federations may use is told by the rows that use it.
        drawn = {kind.label: list(self._rows(kind)) for kind in exported_kinds() if kind.model not in (User, Tag)}
        drawn["references"] = list(self._references())
        return {label: rows for label, rows in drawn.items() if rows}

    def _rank(self):
        for kind in exported_kinds():
            if base_of(kind.model) is kind.model:
                keys = self._queryset(kind).values_list("pk", flat=True)
                self.ranks[kind.model] = {key: rank for rank, key in enumerate(keys)}
        self.names = {
            User: dict(User.objects.values_list("pk", "email")),
            Tag: dict(Tag.objects.values_list("pk", "name")),
            Locale: dict(Locale.objects.values_list("pk", "language_code")),
            ContentType: {key: f"{app}.{name}" for key, app, name in _types()},
        }

    def _queryset(self, kind):
        rows = kind.queryset(self.estate)
        names = {field.name for field in kind.model._meta.local_concrete_fields}
        return rows.exclude(action__in=_OWN_ACTIONS) if "action" in names else rows

    def _label(self, model, key):
        """Return what stands for a row: its natural name, or its rank; None for what is no more."""
        base = base_of(model)
        if base in self.names:
            return self.names[base].get(key)
        rank = self.ranks.get(base, {}).get(key)
        return None if rank is None else f"{base._meta.label}#{rank}"

    def _rows(self, kind):
        fields = fields_of(kind)
        names = [field.attname for field in fields]
        skipped = _DECIDED.get(kind.label, set())
        for values in self._queryset(kind).values_list(*names).iterator(chunk_size=500):
            row = encode(kind, values)
            yield {
                field.name: self._drawn(kind.model, field, row)
                for field in fields
                if field.name not in skipped and not self._is_home_slug(kind.model, field, row)
            }

    def _is_home_slug(self, model, field, row):
        return model is Page and field.name == "slug" and row["id"] == self.estate.root

    def _drawn(self, model, field, row):
        value = row[field.attname]
        if value is None:
            return None
        if field.is_relation:
            return self._label(field.related_model, value)
        if field.primary_key and isinstance(field, models.AutoField):
            return self._label(model, value)
        if field.name == "object_id":
            named = ContentType.objects.get_for_id(row["content_type_id"]).model_class()
            return self._label(named, int(value))
        if isinstance(field, models.FileField):
            return str(value).partition("/")[2]
        if isinstance(field, StreamField | models.JSONField):
            return self._masked(value)
        return self._placed(base_of(model), field.name, value)

    def _placed(self, base, name, value):
        if base is Page and name == "path":
            return value.removeprefix(self.estate.page_path)
        if base is Collection and name == "path":
            return value.removeprefix(self.estate.collection_path)
        if base is Page and name == "url_path":
            return value.removeprefix(self.url_path)
        return value

    def _masked(self, value):
        """Return JSON without numbers, and without what says where in the tree a page lies."""
        if isinstance(value, dict):
            return {name: self._masked_part(name, part) for name, part in value.items()}
        if isinstance(value, list):
            return [self._masked(part) for part in value]
        if isinstance(value, int) and not isinstance(value, bool):
            return _NUMBERED
        if isinstance(value, str) and value.startswith(("[{", "{")):
            try:
                return self._masked(json.loads(value))
            except ValueError:
                return value
        return _IDS_IN_TAGS.sub(r"\1#\2", value) if isinstance(value, str) else value

    def _masked_part(self, name, part):
        if name in {"path", "url_path", "translation_key"}:
            return self._placed(Page, name, part) if name != "translation_key" else _NUMBERED
        if name == "slug" and part == self.home_slug:
            return _NUMBERED
        return self._masked(part)

    def _references(self):
        """Yield what each page, each of its versions and each setting refers to, as Wagtail finds it."""
        kinds = [kind for kind in exported_kinds() if ReferenceIndex.is_indexed(kind.model)]
        for kind in kinds:
            for instance in self._queryset(kind).iterator(chunk_size=200):
                yield self._referred(kind.label, self._label(kind.model, instance.pk), instance)
        revisions = next(kind for kind in exported_kinds() if kind.model is Revision)
        for revision in self._queryset(revisions).iterator(chunk_size=200):
            yield self._referred("version", self._label(Revision, revision.pk), revision.as_object())

    def _referred(self, label, name, instance):
        found = (
            (path, self._label(ContentType.objects.get_for_id(type_id).model_class(), _key(key)))
            for type_id, key, _model_path, path in ReferenceIndex._extract_references_from_object(instance)
        )
        # A place that a row of its own makes bears that row's number.
        return {label: name, "to": sorted(f"{re.sub('[0-9]+', '#', path)} {to}" for path, to in found)}


def _key(text):
    return int(text) if text.isdecimal() else text


def _types():
    return ContentType.objects.values_list("pk", "app_label", "model")
