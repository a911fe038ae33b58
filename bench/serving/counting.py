"""Writes down each page that is made for all: middleware of freshness.py."""

import os

from delivery.page_cache.asking import MAKING


def count_makings(get_response):
    """Django middleware: a line in the file BENCH_MADE for each making; lines of several processes do not mix."""
    file = os.open(os.environ["BENCH_MADE"], os.O_APPEND | os.O_CREAT | os.O_WRONLY)

    def counting(request):
        if MAKING in request.META:
            os.write(file, f"{request.META['HTTP_HOST']} {request.path}\n".encode())
        return get_response(request)

    return counting
