"""Looking through all tables and the media folder for what a deletion should have taken along.

It asks the models that are installed, not the registry that the deletion goes by: what that forgets is found here.
"""

from dataclasses import dataclass

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.files.storage import default_storage
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Cast
from wagtail.fields import StreamField
from wagtail.models import Collection, ModelLogEntry, Page, PageLogEntry
from wagtail.users.models import UserProfile

from sites.models import Federation, HistoryLine

from .estate import Estate
from .media import files_below
from .registry import kinds
from .rewriting import base_of

CHUNK = 400
# The install's own memory of what it took away (exports.models), and Wagtail's rows about rows of it.
_OWN_ROOM = "exports"
DELETED = "federation.delete"


@dataclass(frozen=True)
class Finding:
    """Something left behind.

    Attributes:
        where: table and column, or the media folder.
        what: primary key of the row, or name of the file.
    """

    where: str
    what: str


def traces_of(estate):
    """Return what a scan looks for, as JSON takes it.

    Returns:
        dict: "rows" {label of a base model: primary keys of all its rows that are the federation's} and "files", names
        outside of the federation's folder.
    """
    rows = {}
    for kind in kinds():
        model = kind.model
        if kind.rows and base_of(model) is model and isinstance(model._meta.pk, models.AutoField):
            found = kind.queryset(estate)
            if kind.kept is not None:
                found = found.exclude(kind.kept(estate))
            rows[kind.label] = list(found.values_list("pk", flat=True))
    avatars = UserProfile.objects.filter(user__in=estate.people).exclude(avatar="")
    uploads = apps.get_model("wagtailcore.UploadedFile").objects.filter(uploaded_by_user__in=estate.people)
    files = [*avatars.values_list("avatar", flat=True), *uploads.values_list("file", flat=True)]
    return {"rows": rows, "files": files}


def scan(deletion):
    """Return the Findings of a deletion that is finished; an empty list when nothing is left.

    Args:
        deletion: the Deletion.
    """
    estate = Estate.from_json(deletion.estate)
    wanted = {apps.get_model(label): keys for label, keys in deletion.traces["rows"].items() if keys}
    found = [
        finding
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and model._meta.app_label != _OWN_ROOM
        for finding in _in_table(model, wanted, estate)
    ]
    return [*found, *_in_trees(estate), *_in_media(estate, deletion.traces["files"])]


def _in_table(model, wanted, estate):
    """Yield what a table has left: rows that were the federation's, and rows that point at one of these."""
    rows = _without_what_stays(model, estate)
    for field in model._meta.local_concrete_fields:
        target = base_of(field.related_model) if field.is_relation else model if field.primary_key else None
        yield from _with_values(rows, field.attname, wanted.get(target, ()))
        if isinstance(field, models.FileField):
            yield from _findings(rows.filter(**{f"{field.attname}__startswith": f"{estate.folder}/"}), field.attname)
        elif isinstance(field, models.TextField | models.JSONField | StreamField):
            yield from _findings(_naming(rows, field, f"/media/{estate.folder}/"), field.attname)
    for type_name, number_name in _named_pairs(model):
        for target, keys in wanted.items():
            types = [content_type.pk for content_type in _types_of(target)]
            values = [str(key) for key in keys]
            yield from _with_values(rows.filter(**{f"{type_name}__in": types}), number_name, values)


def _naming(rows, field, text):
    """Return the rows in whose text or JSON an address of the federation's media stands."""
    # What JSON holds is looked at as text: a look-up of Django's would look for a value.
    return rows.annotate(as_text=Cast(field.attname, models.TextField())).filter(as_text__contains=text)


def _with_values(rows, name, values):
    for start in range(0, len(values), CHUNK):
        yield from _findings(rows.filter(**{f"{name}__in": values[start : start + CHUNK]}), name)


def _findings(rows, name):
    where = f"{rows.model._meta.db_table}.{name}"
    return [Finding(where, str(pk)) for pk in rows.values_list("pk", flat=True)]


def _named_pairs(model):
    """Return the pairs of columns that name a row of any table: a content type, and a number beside it."""
    names = {field.name for field in model._meta.local_concrete_fields}
    pairs = (("content_type", "object_id"), ("base_content_type", "object_id"), ("to_content_type", "to_object_id"))
    return [pair for pair in pairs if names.issuperset(pair)]


def _types_of(base):
    types = ContentType.objects.get_for_models(
        *(model for model in apps.get_models() if base_of(model) is base), for_concrete_models=False
    )
    return types.values()


def _without_what_stays(model, estate):
    """Return a table's rows without those that are meant to stay (exports.deleting)."""
    rows = models.QuerySet(model)
    deletion = Q(content_type=ContentType.objects.get_for_model(Federation), object_id=str(estate.federation))
    if model is HistoryLine:
        return rows.exclude(federation__isnull=False).exclude(deletion & Q(action=DELETED))
    if model in (PageLogEntry, ModelLogEntry):
        field = "page_entry" if model is PageLogEntry else "model_entry"
        lines = HistoryLine.objects.filter(**{field: OuterRef("pk")}, federation__isnull=False)
        rows = rows.exclude(Exists(lines.exclude(federation=estate.federation)))
        return rows.exclude(deletion & Q(action=DELETED)) if model is ModelLogEntry else rows
    return rows


def _in_trees(estate):
    """Yield pages and collections that lie where the federation lay, unless somebody else has the place by now."""
    for model, path in ((Page, estate.page_path), (Collection, estate.collection_path)):
        if not models.QuerySet(model).filter(path=path).exists():
            yield from _findings(models.QuerySet(model).filter(path__startswith=path), "path")


def _in_media(estate, files):
    left = [*files_below(estate.folder), *(name for name in files if default_storage.exists(name))]
    return [Finding("media", name) for name in left]
