"""Guards that belong to a way of running the install, not to a feature."""

import ipaddress

from django.http import HttpResponseForbidden


class LoopbackOnlyMiddleware:
    """Refuse every request that does not come from this machine.

    `local` settings hold demo accounts whose passwords stand in a terminal. Should somebody bind that server
    to a public address all the same, other machines get 403 and no sign-in page.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        address = request.META.get("REMOTE_ADDR", "")
        # A Unix socket has no address; it is on this machine by nature.
        if address and not ipaddress.ip_address(address).is_loopback:
            return HttpResponseForbidden(
                "This is a demonstration install; it answers its own machine only.", content_type="text/plain"
            )
        return self.get_response(request)
