"""The settings of the tests, with a database, a media folder, exports and a cache that several processes share."""

from .merge_settings import *

EXPORTS_ROOT = MEDIA_ROOT.parent / "exports"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": MEDIA_ROOT.parent / "cache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}
