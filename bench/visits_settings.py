"""The embedded default behind a proxy, so that one machine can be many readers."""

from cms.settings.local import *  # noqa: F403

TRUSTED_PROXY_HOPS = 1
