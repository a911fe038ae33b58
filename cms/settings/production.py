"""Production: everything comes from the environment, nothing secret has a default, what is missing is named."""

from .base import *
from .environment import Environment

env = Environment()

SECRET_KEY = env.secret("SECRET_KEY")

DATABASES = {
    "default": env.database(
        "DATABASE_URL", conn_max_age=env.number("DATABASE_CONN_MAX_AGE", 60), conn_health_checks=True
    )
}

# Several processes serve, and a new Site must be known to all of them at once: the cache is shared.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": env.text("REDIS_URL")},
}

# Pages lie in Redis for all processes, and the most read ones in the memory of each.
SITE_VERSIONS = {"STORE": "core.site_versions.RedisVersions", "LOCATION": env.text("REDIS_URL")}
PAGE_CACHE = {
    "MEMORY": env.number("PAGE_CACHE_MEGABYTES", 32) * 1024 * 1024,
    "SHARED": "delivery.page_cache.shared.RedisPages",
    "LOCATION": env.text("REDIS_URL"),
}

# All processes count in one place; the service `visits` writes it to the database.
VISIT_STORE = {"STORE": "visits.stores.shared.RedisStore", "LOCATION": env.text("REDIS_URL")}

# A search server is optional (docs/search.md): without one the database answers the readers' search.
if search_urls := env.text("SEARCH_URLS", ""):
    WAGTAILSEARCH_BACKENDS["readers"] = {
        "BACKEND": f"wagtail.search.backends.{env.text('SEARCH_BACKEND', 'elasticsearch8')}",
        "URLS": search_urls.split(","),
        "INDEX_PREFIX": env.text("SEARCH_INDEX_PREFIX", "cms_"),
        "TIMEOUT": 3,
        "AUTO_UPDATE": False,
    }
    SITE_SEARCH = {"ENGINE": "search.engines.server.ServerEngine", "backend": "readers"}

WAGTAILADMIN_BASE_URL = env.text("ADMIN_BASE_URL")

EMAIL_HOST = env.text("EMAIL_HOST")
EMAIL_PORT = env.number("EMAIL_PORT", 587)
EMAIL_HOST_USER = env.text("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = env.secret("EMAIL_HOST_PASSWORD") if EMAIL_HOST_USER else ""
EMAIL_USE_TLS = env.flag("EMAIL_USE_TLS", True)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.text("DEFAULT_FROM_EMAIL")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

INDEXING_ALLOWED = env.flag("INDEXING_ALLOWED", True)
IDLE_ACCOUNT_DAYS = env.number("IDLE_ACCOUNT_DAYS", IDLE_ACCOUNT_DAYS)

STATIC_ROOT = Path(env.text("STATIC_ROOT", "/srv/static"))
MEDIA_ROOT = Path(env.text("MEDIA_ROOT", "/srv/media"))
# Files of whole federations: no web server serves this folder, and all processes share it.
EXPORTS_ROOT = Path(env.text("EXPORTS_ROOT", "/srv/exports"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# TLS ends at the proxy in front, which sets X-Forwarded-Proto and must strip what a client sent.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
TRUSTED_PROXY_HOPS = env.number("TRUSTED_PROXY_HOPS", 1)
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = env.number("HSTS_SECONDS", 31_536_000)
# A federation's hostname may have subdomains that are not ours, and preloading cannot be taken back:
# both are the owner's decision.
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.flag("HSTS_INCLUDE_SUBDOMAINS", False)
SECURE_HSTS_PRELOAD = env.flag("HSTS_PRELOAD", False)
SILENCED_SYSTEM_CHECKS = [
    "security.W005",
    "security.W021",
    "security.W019",  # X-Frame-Options is SAMEORIGIN for the admin's preview (base.py)
]
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
# The prefix has browsers refuse the cookie from another host of the same domain and without TLS.
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_NAME = "__Host-csrf"

SECOND_FACTOR_REQUIRED = env.flag("SECOND_FACTOR_REQUIRED", True)
SESSION_IDLE_MINUTES = env.number("SESSION_IDLE_MINUTES", SESSION_IDLE_MINUTES)

LOGGING["root"]["level"] = env.text("LOG_LEVEL", "INFO")

env.verify()
