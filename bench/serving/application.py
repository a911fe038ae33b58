"""The install as `cms.wsgi` puts it together, with a line in a file for each page that is made for all."""

import os

import django
from django.core.handlers.wsgi import WSGIHandler

django.setup()

from delivery import page_cache  # noqa: E402
from delivery.page_cache.asking import MAKING  # noqa: E402

MADE = os.environ.get("BENCH_MADE")


def counted(application):
    """Return the application, writing down what it makes; lines of several processes do not mix."""
    if not MADE:
        return application
    file = os.open(MADE, os.O_APPEND | os.O_CREAT | os.O_WRONLY)

    def counting(environ, start_response):
        if MAKING in environ:
            os.write(file, f"{environ['HTTP_HOST']} {environ['PATH_INFO']}\n".encode())
        return application(environ, start_response)

    return counting


application = page_cache.around(counted(WSGIHandler()))
