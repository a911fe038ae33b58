"""The test suite: in-memory SQLite unless TEST_DATABASE_URL names a PostgreSQL server."""

import os
import tempfile

import dj_database_url

from .base import *

SECRET_KEY = "a key for tests only"  # noqa: S105

DATABASES = {"default": dj_database_url.parse(os.environ.get("TEST_DATABASE_URL", "sqlite://:memory:"))}

CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

# Uploads of a run go to a folder of its own and vanish with it (tests/conftest.py removes it).
MEDIA_ROOT = Path(tempfile.mkdtemp(prefix="federations-cms-media-"))
STATIC_ROOT = MEDIA_ROOT / "static"
SITE_VERSIONS = {"STORE": "core.site_versions.FileVersions", "LOCATION": MEDIA_ROOT / "versions"}
STATIC_ROOT.mkdir()  # WhiteNoise warns of a missing one
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    # No manifest: a test must not depend on collectstatic having run.
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

# A real hasher costs 0.1 s for each user made; how passwords are stored is Django's tested business.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
DEFAULT_FROM_EMAIL = "cms@test.example"

# Beside the media, as everywhere: nothing below MEDIA_ROOT is private.
EXPORTS_ROOT = MEDIA_ROOT.with_name(f"{MEDIA_ROOT.name}-exports")

SITE_PORT = 80
WAGTAILADMIN_BASE_URL = "http://national.example"
DEMO_ALLOWED = True
DEMO_SIGNINS_FILE = MEDIA_ROOT / "demo-signins.json"

# Long work is done as soon as the transaction that starts it is committed.
TASKS = {**TASKS, "long": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
