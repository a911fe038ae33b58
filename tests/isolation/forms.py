"""Forms read from pages, and foreign ids put into their fields."""

import json
from functools import cache

from bs4 import BeautifulSoup
from django.apps import apps
from django.contrib.auth.models import Group
from django.db.models import ForeignKey, ManyToManyField
from modelcluster.fields import ParentalKey
from wagtail.models import Collection, Page
from wagtail.test.utils.form_data import nested_form_data, querydict_from_html, streamfield

from library.models import LibraryDocument, LibraryImage

# Fields of forms that are no model fields, or are parts of a StreamField.
NAMED = {
    "image": LibraryImage,
    "poster": LibraryImage,
    "document": LibraryDocument,
    "page": Page,
    "parent": Collection,
    "parent_page": Page,
    "new_parent_page": Page,
    "chooser": Page,
    "groups": Group,
    "role": Group,
}


def read_forms(html):
    """Return the data of each form of a page that has a field of its own, as QueryDicts.

    StreamFields are drawn by scripts: their data is read from what the scripts are given.
    """
    soup = BeautifulSoup(html, "html.parser")
    found = []
    for form in soup.find_all("form"):
        data = querydict_from_html(str(form))
        for field in form.find_all(attrs={"data-w-block-arguments-value": True}):
            blocks = json.loads(field["data-w-block-arguments-value"])[0]
            items = [(block["type"], _as_posted(block["value"])) for block in blocks]
            data.update(nested_form_data({field["id"]: streamfield(items)}))
        if data and not set(data) <= {"q", "next"}:
            found.append(data)
    return found


def _as_posted(value):
    """Return a block's value as its form field would send it: of a chosen object the key alone."""
    if isinstance(value, dict):
        chosen = "id" in value and "edit_url" in value
        return value["id"] if chosen else {name: _as_posted(part) for name, part in value.items()}
    return "" if value is None else value


def with_foreign_keys(data, foreign):
    """Yield copies of a form's data, each with the key of a foreign object in one of the fields that hold a key.

    Args:
        data: a QueryDict.
        foreign: the Side whose keys are put in.
    """
    for name in data:
        model = model_of_field(name)
        keys = foreign.keys(model) if model else ()
        if keys:
            changed = data.copy()
            changed[name] = str(keys[0])
            yield changed


def with_changed_text(data):
    """Return a copy of a form's data with one plain text changed, so that a save would be seen."""
    changed = data.copy()
    for name in ("title", "name", "slogan", "address", "old_path", "first_name", "email"):
        if changed.get(name):
            changed[name] = f"{changed[name]}x"
            break
    return changed


def model_of_field(name):
    """Return the model whose key a form's field holds, judged by the field's name, or None."""
    prefix, _dash, last = name.rpartition("-")
    if last == "id":
        return _children().get(prefix.rstrip("-0123456789"))
    return NAMED.get(last) or _links().get(last)


@cache
def _links():
    """Return {field name: model it points to} of all models' foreign keys and many-to-many fields."""
    return {
        field.name: field.related_model
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, ForeignKey | ManyToManyField) and not isinstance(field, ParentalKey)
    }


@cache
def _children():
    """Return {name of a formset: model of its rows}."""
    return {
        field.remote_field.related_name: model
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, ParentalKey) and field.remote_field.related_name
    }
