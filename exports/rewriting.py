"""Every place in a row where the number of another row stands.

`Rewriter` walks a row and asks its `book` about each number it meets: in columns, blocks, rich text, revisions and log
entries. The export walks with a book that notes what it is asked for; the restoration with one that answers with the
new numbers, places and file names.
"""

import json

from django.apps import apps
from django.contrib.contenttypes.fields import GenericForeignKey
from django.db import models
from modelcluster.models import get_all_child_relations
from wagtail.fields import RichTextField, StreamField
from wagtail.models import ModelLogEntry, Page, PageLogEntry, Revision, Task, TaskState, Workflow

from sites.models import HistoryLine

from .embedded import in_blocks, in_rich_text

# Where the data of a log entry names something: the key of a mapping with an "id".
_LOGGED = {
    "page": Page,
    "source": Page,
    "destination": Page,
    "revision": Revision,
    "workflow": Workflow,
    "task": Task,
    "next": Task,
}
# Rows that name an object by content type and number without Django's own field for that.
_NAMING = (ModelLogEntry, HistoryLine)


def base_of(model):
    """Return the model whose table the numbers of a model come from: Page for every page type."""
    parents = model._meta.get_parent_list()
    return (parents[-1] if parents else model)._meta.concrete_model


class Rewriter:
    """Walks rows.

    Args:
        book: answers each number, place, name and key that is met. Its methods:
            number(model, old): the number for a row of a base model; None empties the reference.
            of_gone(model, old): the same where the row may be no more.
            model_of(content_type_id): what a content type of the row's install stands for, None if nothing does.
            path(model, old), url_path(old): places in a tree.
            file(model, field, old): name of a file.
            key(old): a translation key.
    """

    def __init__(self, book):
        self.book = book

    def row(self, model, values):
        """Return {attname: value} of one row with everything replaced.

        Args:
            model: the row's model.
            values: {attname: value} as `encoding.decode` gives it.
        """
        row = {
            field.attname: self._value(model, field, values[field.attname])
            for field in model._meta.local_concrete_fields
            if field.attname in values
        }
        for type_name, number_name in _generic_pairs(model):
            named = self.book.model_of(values[type_name])
            if named is not None:
                number = self.book.of_gone(base_of(named), _number(values[number_name]))
                row[number_name] = type(values[number_name])(number)
        if model is PageLogEntry:
            row["page_id"] = self.book.of_gone(Page, values["page_id"])
        if model in (PageLogEntry, ModelLogEntry):
            row["revision_id"] = values["revision_id"] and self.book.of_gone(Revision, values["revision_id"])
            row["data"] = self._logged(values["data"])
        if model is Revision:
            row["content"] = self._revision(self.book.model_of(values["content_type_id"]), values["content"])
        return row

    def _value(self, model, field, value):
        if value is None:
            return None
        if field.is_relation:
            return self.book.number(base_of(field.related_model), value)
        if field.primary_key and isinstance(field, models.AutoField):
            return self.book.number(model, value)
        if isinstance(field, StreamField):
            return in_blocks(field.stream_block, value, self._ask)
        if isinstance(field, RichTextField):
            return in_rich_text(value, self._ask)
        if isinstance(field, models.FileField):
            return self.book.file(model, field, value)
        return self._placed(model, field.name, value)

    def _placed(self, model, name, value):
        """Replace what says where in a tree a row stands, and by which key its translations know it."""
        base = base_of(model)
        if name == "path" and hasattr(base, "steplen"):
            return self.book.path(base, value)
        if base is Page and name == "url_path":
            return self.book.url_path(value)
        if base is Page and name == "translation_key":
            return self.book.key(str(value))
        return value

    def _ask(self, model, number):
        found = self.book.number(base_of(model), number)
        # What refers to nothing any more goes on doing so.
        return self.book.of_gone(base_of(model), number) if found is None else found

    def _revision(self, model, content):
        """Return the content of a revision, which is the page as Wagtail's `serializable_data` gives it."""
        if model is None or not isinstance(content, dict):
            return content
        relations = {relation.get_accessor_name(): relation for relation in get_all_child_relations(model)}
        fields = {field.name: field for field in model._meta.concrete_fields}
        changed = {}
        for name, value in content.items():
            if name == "pk":
                changed[name] = value and self._ask(model, value)
            elif name in relations:
                child = relations[name].related_model
                changed[name] = [self._revision(child, item) for item in value]
            elif name in fields:
                changed[name] = self._revision_value(fields[name], value)
            else:
                changed[name] = value
        return changed

    def _revision_value(self, field, value):
        if isinstance(field, StreamField) and isinstance(value, str):
            # In a revision the blocks are JSON inside of JSON.
            return json.dumps(in_blocks(field.stream_block, json.loads(value or "[]"), self._ask))
        if field.primary_key and value is not None:
            return self._ask(field.model, value)
        return self._value(field.model, field, value)

    def _logged(self, data):
        if not isinstance(data, dict):
            return data
        return {key: self._logged_value(key, value) for key, value in data.items()}

    def _logged_value(self, key, value):
        if key == "task_state_id" and isinstance(value, int):
            return self.book.of_gone(TaskState, value)
        if not isinstance(value, dict):
            return value
        value = self._logged(value)
        if key in _LOGGED and isinstance(value.get("id"), int):
            value = {**value, "id": self.book.of_gone(_LOGGED[key], value["id"])}
        return value


def _generic_pairs(model):
    """Return the pairs (attname of the content type, attname of the number) by which rows of a model name others."""
    if model in _NAMING:
        return [("content_type_id", "object_id")]
    keys = [field for field in model._meta.private_fields if isinstance(field, GenericForeignKey)]
    return list({(f"{key.ct_field}_id", key.fk_field) for key in keys if key.model is model})


def _number(value):
    return int(value) if isinstance(value, str) and value.isdecimal() else value


def model_named(label):
    """Return the model of a label like "news.newspage", None when it is not installed."""
    try:
        return apps.get_model(label)
    except (LookupError, ValueError):
        return None
