"""The install as production starts it (`cms.wsgi`), which also says what its page cache holds."""

import gc
import json
from pathlib import Path

from django.conf import settings

from cms.wsgi import application as install
from delivery.page_cache.memory import MemoryPages

from .servers import MEMORY_PATH


def application(environ, start_response):
    """Hand everything on, but for one address."""
    if environ["PATH_INFO"] != MEMORY_PATH:
        return install(environ, start_response)
    # No door leads to it from outside, and none is needed but here. `isinstance` would wake what is lazy.
    (memory,) = (one for one in gc.get_objects() if type(one) is MemoryPages)
    status = Path("/proc/self/status").read_text("ascii")
    resident = int(status.partition("VmRSS:")[2].split()[0]) * 1024
    start_response("200 OK", [("Content-Type", "application/json")])
    return [json.dumps({"kept": memory.size, "bound": settings.PAGE_CACHE["MEMORY"], "resident": resident}).encode()]
