"""The embedded default: `make run` on one machine, no service needed, closed to other machines."""

import os
import secrets

from .base import *

# Everything this install writes lies in one folder; the browser tests give it another one and another port.
VAR_DIR = Path(os.environ.get("CMS_VAR_DIR", BASE_DIR / "var"))
VAR_DIR.mkdir(parents=True, exist_ok=True)


def _own_secret(path):
    """Return this machine's secret key, made at the first start and readable by its owner only."""
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50), "utf-8")
    return path.read_text("utf-8")


SECRET_KEY = _own_secret(VAR_DIR / "secret-key")

# The demo's sign-ins are known to whoever reads the terminal: no other machine may use them.
LOOPBACK_ONLY = True
DEMO_ALLOWED = True
INDEXING_ALLOWED = False  # should the demo be reached from outside by a tunnel, no search engine takes it for real
IDLE_ACCOUNT_DAYS = 0  # a demo that was left for two months must still open
EXPORTS_ROOT = VAR_DIR / "exports"
DEMO_SIGNINS_FILE = VAR_DIR / "demo-signins.json"

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": VAR_DIR / "db.sqlite3",
        "OPTIONS": {
            # Readers never wait for the writer (WAL), and a write takes its lock at the start (IMMEDIATE),
            # so that two editors saving at once wait instead of failing half-way.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-32000;",
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
        },
    }
}

CACHES = {
    # Files, not memory: what a command changes (a new site) must be known to the server, which is another process.
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": VAR_DIR / "cache",
        # Above Django's 300 entries a third is thrown away at random, counters of attempts among them.
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    },
}

# One process serves, and keeps its pages itself; the commands beside it move the versions of sites in a file.
SITE_VERSIONS = {"STORE": "core.site_versions.FileVersions", "LOCATION": VAR_DIR / "versions"}
PAGE_CACHE = {"MEMORY": 96 * 1024 * 1024, "SHARED": "delivery.page_cache.shared.NotShared"}

STATIC_ROOT = BASE_DIR / "var" / "static"
MEDIA_ROOT = VAR_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

SITE_PORT = int(os.environ.get("PORT", "8000"))
WAGTAILADMIN_BASE_URL = f"http://localhost:{SITE_PORT}"

EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR_DIR / "mail"
DEFAULT_FROM_EMAIL = "cms@localhost"
