"""What a page gives the browser to say which page was shown.

The token holds the keys of the site and of the page, and a code made with the install's secret over both and the
host. So the answer to a visit needs no look at the database to know that this install has shown this page to readers
on this host: there is no list of hosts to go stale, and nobody can count visits of pages that were never shown.
"""

import base64
import hashlib
import hmac
from functools import lru_cache

from django.conf import settings
from django.http.request import split_domain_port

# A site's key, a page's key, the code: far below this.
MAX_LENGTH = 80


def host_of(meta):
    """Return the host that a request names, in lower case and without its port.

    Args:
        meta: the request's META, or its WSGI environment.
    """
    return split_domain_port(meta.get("HTTP_HOST") or meta.get("SERVER_NAME", ""))[0]


def token_for(site_id, page_id, host):
    """Return the token of a page that is shown on a host.

    Args:
        site_id, page_id: primary keys.
        host: as `host_of` gives it.
    """
    return f"{site_id}.{page_id}.{_code(settings.SECRET_KEY, site_id, page_id, host)}"


def read_token(token, host):
    """Return (site's key, page's key) of a token, or None when it was not made here, or for another host.

    Args:
        token: text as it came.
        host: as `host_of` gives it.
    """
    parts = token.split(".") if len(token) <= MAX_LENGTH and token.isascii() else ()
    if len(parts) != 3 or not (parts[0].isdigit() and parts[1].isdigit()):
        return None
    site_id, page_id, code = parts
    for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        if hmac.compare_digest(code, _code(secret, site_id, page_id, host)):
            return int(site_id), int(page_id)
    return None


def _code(secret, site_id, page_id, host):
    text = f"{site_id}.{page_id}.{host}".encode()
    digest = hashlib.blake2b(text, key=_key(secret), digest_size=15).digest()
    return base64.urlsafe_b64encode(digest).decode()


@lru_cache(maxsize=8)
def _key(secret):
    """Return the key of this purpose, which is not the install's secret itself."""
    return hashlib.blake2b(secret.encode(), person=b"visits.tokens", digest_size=32).digest()
