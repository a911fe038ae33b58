"""The settings of the tests, with a database and a media folder that several processes share."""

import os

from cms.settings.test import *

MEDIA_ROOT = Path(os.environ["BENCH_MEDIA"])
SITE_VERSIONS = {"STORE": "core.site_versions.FileVersions", "LOCATION": MEDIA_ROOT.parent / "versions"}
