"""The embedded default for tests that kill it: all readers come from this machine, so addresses have no ceiling."""

import os

from cms.settings.local import *  # noqa: F403

VISIT_CEILINGS_PER_ADDRESS = ()
if redis_url := os.environ.get("VISITS_TEST_REDIS"):
    VISIT_STORE = {"STORE": "visits.stores.shared.RedisStore", "LOCATION": redis_url}
    VISIT_FLUSH_SECONDS = 0.05  # writing is under way at whatever moment somebody is killed
