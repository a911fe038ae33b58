"""The embedded default, with the cache that BENCH_CACHE names in the place of the product's own."""

import os

from cms.settings.local import *

KIND = os.environ.get("BENCH_CACHE", "page-cache")
_REDIS = os.environ.get("BENCH_REDIS", "")
_DJANGOS = {
    "django-memory": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        # Django keeps 300 entries unless told otherwise, which would be no fair match.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
    "django-redis": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": _REDIS},
}

if KIND in _DJANGOS:
    PAGE_CACHE = None
    CACHES = {**CACHES, "pages": _DJANGOS[KIND]}
    CACHE_MIDDLEWARE_ALIAS = "pages"
    MIDDLEWARE = [
        "django.middleware.cache.UpdateCacheMiddleware",
        *MIDDLEWARE,
        "django.middleware.cache.FetchFromCacheMiddleware",
    ]
elif KIND == "page-cache-redis":
    SITE_VERSIONS = {"STORE": "core.site_versions.RedisVersions", "LOCATION": _REDIS}
    PAGE_CACHE = {
        "MEMORY": 32 * 1024 * 1024,
        "SHARED": "delivery.page_cache.shared.RedisPages",
        "LOCATION": _REDIS,
    }
elif KIND == "none":
    PAGE_CACHE = None
