"""The settings of the tests, with a database and a media folder that several processes share."""

import os

from cms.settings.test import *

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # As cms.settings.local has it: readers never wait for the writer.
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 30,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        "transaction_mode": "IMMEDIATE",
    }
MEDIA_ROOT = Path(os.environ["BENCH_MEDIA"])
SITE_VERSIONS = {"STORE": "core.site_versions.FileVersions", "LOCATION": MEDIA_ROOT.parent / "versions"}
