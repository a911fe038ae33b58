"""Limits on what one sender may do in a while, counted in the shared cache.

django-ratelimit would do this, but its system check refuses the cache of the embedded default, and it keeps the
sender's address as it is. Here only a keyed hash of it is held, and only for the length of the window.
"""

import time

from django.conf import settings
from django.core.cache import cache
from django.utils.crypto import salted_hmac


def client_address(request):
    """Return the address a request came from.

    Behind `settings.TRUSTED_PROXY_HOPS` proxies of ours, that is the entry of X-Forwarded-For which the outermost
    of them wrote; whatever stands left of it was sent by the client and proves nothing.
    """
    hops = settings.TRUSTED_PROXY_HOPS
    forwarded = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    if hops and len(forwarded) >= hops:
        return forwarded[-hops]
    return request.META.get("REMOTE_ADDR", "")


def within_limit(scope, request, limit, seconds):
    """Count one attempt of a sender and tell whether it is still within the limit.

    Args:
        scope: what is limited, e.g. "contact:41"; begin with the page or site.
        request: the HttpRequest.
        limit: attempts allowed in a window.
        seconds: length of the window, which begins with the first attempt.

    Returns:
        bool
    """
    return within_limit_of(scope, client_address(request), limit, seconds)


def within_limit_of(scope, sender, limit, seconds):
    """Count one attempt of a sender who is known by something else than an address, e.g. a signed-in person.

    Args:
        scope, limit, seconds: as for `within_limit`.
        sender: text that tells one sender from another.

    Returns:
        bool
    """
    sender = salted_hmac("core.throttle", sender, algorithm="sha256").hexdigest()[:32]
    key = f"throttle:{scope}:{sender}"
    ends_at = cache.get_or_set(f"{key}:ends", time.time() + seconds, seconds)
    left = max(1, ends_at - time.time())
    cache.add(key, 0, left)
    try:
        count = cache.incr(key)
    except ValueError:  # expired between the two calls: a new window begins
        cache.set(key, 1, seconds)
        return True
    # Redis and memory keep the key's time when they count; the file cache sets its own.
    cache.touch(key, left)
    return count <= limit
