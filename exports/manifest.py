"""The manifest of an export: what made it, what is in it, and by what each part can be known to be whole."""

import django
import wagtail
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from wagtail.models import Locale, Page

from sites.roles import ROLES

from .encoding import fields_of
from .registry import exported_kinds

FORMAT = "federation-export"
VERSION = 1
NAME = "manifest.json"


def content_name(label):
    """Return the name of the member that holds the rows of a kind."""
    return f"content/{label}.jsonl"


def media_name(file_name):
    """Return the name of the member that holds a file of the media storage."""
    return f"media/{file_name}"


def schema():
    """Return {label: names of the columns} of everything that this install exports."""
    return {kind.label: [field.attname for field in fields_of(kind)] for kind in exported_kinds()}


def head(federation, estate, made_at):
    """Return the part of a manifest that is known before the content is read."""
    site = federation.site
    return {
        "format": FORMAT,
        "version": VERSION,
        "made_at": made_at.isoformat(),
        "software": {"release": settings.RELEASE, "wagtail": wagtail.__version__, "django": django.__version__},
        "migrations": _migrations(),
        "federation": {
            "slug": federation.slug,
            "name": federation.name,
            "unit_kind": federation.unit_kind,
            "state": federation.state,
            "hostname": site.hostname,
            "port": site.port,
        },
        "estate": {
            "federation": estate.federation,
            "site": estate.site,
            "root": estate.root,
            "collection": estate.collection,
            "groups": dict(zip([role.key for role in ROLES], estate.groups, strict=True)),
            "page_path": estate.page_path,
            "url_path": Page.objects.values_list("url_path", flat=True).get(pk=estate.root),
            "collection_path": estate.collection_path,
            "folder": estate.folder,
        },
        "content_types": {str(pk): f"{app}.{model}" for pk, app, model in _content_types()},
        "locales": {str(pk): code for pk, code in Locale.objects.values_list("pk", "language_code")},
        "schema": schema(),
    }


def _content_types():
    return ContentType.objects.values_list("pk", "app_label", "model")


def _migrations():
    """Return {app: its last migration} of the database."""
    applied = MigrationRecorder(connection).applied_migrations()
    return dict(sorted(applied))
