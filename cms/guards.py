"""Guards that belong to a way of running the install, not to a feature."""

import ipaddress
from functools import lru_cache


class LoopbackOnly:
    """A WSGI application that refuses every request which does not come from this machine.

    `local` settings hold demo accounts whose passwords stand in a terminal. Should somebody bind that server
    to a public address all the same, other machines get 403 and no sign-in page. Outside of everything, the page
    cache included.

    Args:
        application: the WSGI application behind.
    """

    def __init__(self, application):
        self._application = application

    def __call__(self, environ, start_response):
        if not _is_here(environ.get("REMOTE_ADDR", "")):
            start_response("403 Forbidden", [("Content-Type", "text/plain")])
            return [b"This is a demonstration install; it answers its own machine only."]
        return self._application(environ, start_response)


@lru_cache(maxsize=128)
def _is_here(address):
    # A Unix socket has no address; it is on this machine by nature.
    return not address or ipaddress.ip_address(address).is_loopback
