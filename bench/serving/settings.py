"""The embedded default, with the cache that BENCH_CACHE names in the place of the product's own."""

import os

from cms.settings.local import *

from .caching import KIND, REDIS, with_django

if django_cache := with_django(CACHES, MIDDLEWARE):
    PAGE_CACHE = None
    globals().update(django_cache)
elif KIND == "page-cache-redis":
    SITE_VERSIONS = {"STORE": "core.site_versions.RedisVersions", "LOCATION": REDIS}
    PAGE_CACHE = {
        "MEMORY": 32 * 1024 * 1024,
        "SHARED": "delivery.page_cache.shared.RedisPages",
        "LOCATION": REDIS,
    }

if "BENCH_MADE" in os.environ:
    MIDDLEWARE = ["bench.serving.counting.count_makings", *MIDDLEWARE]
