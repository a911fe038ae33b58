"""Django's cache middleware for a site, with the store that BENCH_CACHE names: what ours is compared with."""

import os

KIND = os.environ.get("BENCH_CACHE", "page-cache")
REDIS = os.environ.get("BENCH_REDIS", "")
_STORES = {
    "django-memory": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        # Of its own: two caches of one name share their memory, and the smaller bound.
        "LOCATION": "pages",
        # Django keeps 300 entries unless told otherwise, which would be no fair match.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
    "django-redis": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS},
}


def with_django(caches, middleware):
    """Return the settings that put Django's cache middleware around a site's; none when BENCH_CACHE is not Django's.

    Args:
        caches: CACHES of the site.
        middleware: MIDDLEWARE of the site.
    """
    if KIND not in _STORES:
        return {}
    return {
        "CACHES": {**caches, "pages": _STORES[KIND]},
        "CACHE_MIDDLEWARE_ALIAS": "pages",
        # Nothing runs out while it is measured.
        "CACHE_MIDDLEWARE_SECONDS": 24 * 3600,
        "MIDDLEWARE": [
            "django.middleware.cache.UpdateCacheMiddleware",
            *middleware,
            "django.middleware.cache.FetchFromCacheMiddleware",
        ],
    }
