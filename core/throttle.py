"""Limits on what one sender may do in a while, counted in the shared cache.

django-ratelimit would do this, but its system check refuses the cache of the embedded default, and it keeps the
sender's address as it is. Here only a keyed hash of it is held, and only for the length of the window.
"""

import ipaddress
import time

from django.conf import settings
from django.core.cache import cache
from django.utils.crypto import salted_hmac

# An address, since it is stored where addresses are; nothing is bound to it.
UNKNOWN_SENDER = "0.0.0.0"  # noqa: S104


def client_address(meta):
    """Return the address a request came from.

    Behind `settings.TRUSTED_PROXY_HOPS` proxies of ours, that is the entry of X-Forwarded-For which the outermost
    of them wrote; whatever stands left of it was sent by the client and proves nothing.

    Args:
        meta: the request's META, or its WSGI environment, which has the same names.
    """
    hops = settings.TRUSTED_PROXY_HOPS
    forwarded = [part.strip() for part in meta.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()]
    if hops and len(forwarded) >= hops:
        return forwarded[-hops]
    return meta.get("REMOTE_ADDR", "")


def sender_of(request):
    """Return what stands for the sender of a request when attempts are counted (see `sender_in`)."""
    return sender_in(request.META)


def sender_in(meta):
    """Return what stands for the sender when attempts are counted.

    That is the client's address; of an IPv6 address the /64 network, all of which one subscriber holds. Whatever is no
    address (a Unix socket has none) counts as one sender, UNKNOWN_SENDER.

    Args:
        meta: the request's META, or its WSGI environment.
    """
    try:
        address = ipaddress.ip_address(client_address(meta))
    except ValueError:
        return UNKNOWN_SENDER
    if address.version == 4:
        return str(address)
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(ipaddress.ip_network((address.packed[:8] + bytes(8), 64)).network_address)


def within_limit(scope, request, limit, seconds):
    """Count one attempt of a request's sender and tell whether it is still within the limit.

    Args:
        scope: what is limited, e.g. "contact:41"; begin with the page or site.
        request: the HttpRequest.
        limit: attempts allowed in a window.
        seconds: length of the window, which begins with the first attempt.

    Returns:
        bool
    """
    return within_limit_of(scope, sender_of(request), limit, seconds)


def within_limit_of(scope, subject, limit, seconds):
    """Count one attempt that concerns `subject`, whoever sends it, and tell whether it is still within the limit.

    Args:
        scope, limit, seconds: as in `within_limit`.
        subject: text that names what is counted, e.g. an account's address; only a keyed hash of it is kept.

    Returns:
        bool
    """
    key = _key(scope, subject)
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


def take_back_of(scope, subject):
    """Take back one attempt that `within_limit_of` counted; nothing happens once its window is over."""
    key = _key(scope, subject)
    ends_at = cache.get(f"{key}:ends")
    if ends_at is None:
        return
    try:
        cache.decr(key)
    except ValueError:
        return
    cache.touch(key, max(1, ends_at - time.time()))


def _key(scope, subject):
    digest = salted_hmac("core.throttle", subject, algorithm="sha256").hexdigest()[:32]
    return f"throttle:{scope}:{digest}"
