"""Settings of a process that works on a database of its own, which another looks at after it was killed."""

import os

import dj_database_url

from cms.settings.test import *

DATABASES = {"default": dj_database_url.parse(os.environ["LIFECYCLE_DATABASE"])}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # As in cms.settings.local.
    DATABASES["default"]["OPTIONS"] = {
        "init_command": "PRAGMA journal_mode=WAL;",
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
    }
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
