"""WSGI entry point for gunicorn."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.production")

application = get_wsgi_application()

# After Django is set up.
from django.conf import settings  # noqa: E402

from cms.guards import LoopbackOnly  # noqa: E402
from delivery import page_cache  # noqa: E402
from visits.wsgi import VisitCounter  # noqa: E402

# Each wrapper answers what is its own and hands on the rest; the one outside is asked first.
application = VisitCounter(page_cache.around(application))
if settings.LOOPBACK_ONLY:
    application = LoopbackOnly(application)
