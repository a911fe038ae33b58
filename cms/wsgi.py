"""WSGI entry point for gunicorn."""

import os

from django.core.wsgi import get_wsgi_application

from visits.wsgi import VisitCounter

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.production")

# Each wrapper answers what is its own and hands on the rest; the one outside is asked first.
application = VisitCounter(get_wsgi_application())
