"""Who is counted: readers in a browser, told apart for a day and no longer, and known to nobody."""

import hashlib
import ipaddress
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from crawleruseragents import is_crawler
from django.conf import settings

from core.throttle import sender_in

# Every browser in use begins so, for thirty years of compatibility; tools for scripts and load tests do not.
BROWSERS = ("Mozilla/", "Opera/")
# Longer than any browser's. What comes longer is cut, so that nobody fills the memory with it.
MAX_USER_AGENT = 400
# One subscriber may hold more than one /64 of IPv6 addresses: a /56 at home, a /48 in an office (RFC 6177, BCP 157).
NETWORK_BYTES = 48 // 8


@dataclass(frozen=True)
class Visitor:
    """A reader as the counter knows one.

    Attributes:
        key: bytes that stand for site, address and browser on one day.
        sender: bytes that stand for site and address on that day, for the ceilings.
        network: the same for the /48 of an IPv6 address; None for one of IPv4, which has no other beside it.
    """

    key: bytes
    sender: bytes
    network: bytes | None


def visitor_of(meta, site_id, salt):
    """Return the Visitor that sends a request.

    The address and the browser go into a keyed hash and nowhere else. The key (`salt`) is random, lives in memory
    only, and is gone at the end of the day; from then on nobody can say whose a hash was, we included.

    Args:
        meta: the request's META, or its WSGI environment.
        site_id: the same reader on two sites is two visitors.
        salt: the day's random bytes (visits.stores).
    """
    address = ipaddress.ip_address(sender_in(meta))
    sender = f"{site_id} {address}"
    whole = f"{sender} {_user_agent(meta)}"
    network = None
    if address.version == 6:
        network = _digest(f"{site_id} {address.packed[:NETWORK_BYTES].hex()}/48", salt)
    return Visitor(_digest(whole, salt), _digest(sender, salt), network)


def is_same_origin(meta, host):
    """Tell whether a page of this host sends a request. Browsers say so, and no script of a page can say otherwise.

    Args:
        meta: the request's META, or its WSGI environment.
        host: as visits.tokens.host_of gives it.
    """
    site = meta.get("HTTP_SEC_FETCH_SITE")
    if site is not None:
        return site == "same-origin"
    # Safari before 16.4 (2023) says only this.
    try:
        return (urlsplit(meta.get("HTTP_ORIGIN", "")).hostname or "") == host
    except ValueError:
        return False


def is_reader(meta):
    """Tell whether a request comes of a person who looks at the page: no program, nothing in advance, no editor."""
    in_advance = meta.get("HTTP_SEC_PURPOSE", "") + meta.get("HTTP_PURPOSE", "")
    return not (in_advance or _is_program(_user_agent(meta)) or _has_session(meta))


def _user_agent(meta):
    return meta.get("HTTP_USER_AGENT", "")[:MAX_USER_AGENT]


@lru_cache(maxsize=4096)
def _is_program(user_agent):
    """Tell whether a user agent is no browser that a person sits at. The look through a thousand patterns is kept."""
    return not user_agent.startswith(BROWSERS) or is_crawler(user_agent)


def _has_session(meta):
    """Tell whether the request carries a session: readers have none, only who has signed in to work on the site."""
    cookies = meta.get("HTTP_COOKIE", "")
    return any(cookie.strip().startswith(f"{settings.SESSION_COOKIE_NAME}=") for cookie in cookies.split(";"))


def _digest(text, salt):
    # 8 bytes: with a million visitors on a day two of them are taken for one with a chance of 1 in 36 million.
    return hashlib.blake2b(text.encode(), key=salt, digest_size=8).digest()
