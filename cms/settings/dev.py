"""For working on the code: `local` with DEBUG, so that errors show and templates reload (runserver)."""

from .local import *

DEBUG = True

STORAGES = {
    **STORAGES,
    # Files are read where they lie; nobody runs collectstatic between two edits of a stylesheet.
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
