"""The ordinary Wagtail site (bench/stock) as a server, bare or with Django's cache middleware."""

import os
from pathlib import Path

from bench.stock.settings import *

from .caching import with_django

FOLDER = Path(os.environ["BENCH_STOCK"])
MEDIA_ROOT = FOLDER / "media"
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": FOLDER / "stock.sqlite3",
        "OPTIONS": {"init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-32000;"},
    }
}
globals().update(with_django(CACHES, MIDDLEWARE))
