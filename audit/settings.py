"""`local`, open to search engines: what a live site is measured by, the audit measures."""

from cms.settings.local import *  # noqa: F403

INDEXING_ALLOWED = True
