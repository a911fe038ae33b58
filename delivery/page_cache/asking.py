"""What is asked for: which requests the cache may answer, and by what two of them are the same."""

import io
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode

from django.conf import settings

# The keys that pages and lists read. Every other one is dropped before a page is made, so none can fill the cache or
# put words into a page that others get.
QUERY_KEYS = frozenset({"category", "month", "page"})
# A host name of 253 letters, a colon and a port.
LONGEST_HOST = 259
LONGEST_PATH = 1024
LONGEST_QUERY = 2048
LONGEST_VALUE = 100
# Stands in the environment of a request that a page for all is made for.
MAKING = "delivery.making"
# What the server says of itself; nothing else of an environment reaches the making of a page that all get.
_FROM_SERVER = ("wsgi.", "SERVER_", "gunicorn.")


def key_of(environ):
    """Return what a request asks for, as (host, is it encrypted, path, query), or None when it is not the cache's.

    It is the cache's when nobody is signed in and nothing but a page is asked for.

    Args:
        environ: a WSGI environment.
    """
    if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
        return None
    path = environ.get("PATH_INFO", "")
    host = environ.get("HTTP_HOST", "")
    # A mount point is nothing this install has; one that is sent by a client would stand in every address of the page.
    if not 0 < len(host) <= LONGEST_HOST or len(path) > LONGEST_PATH:
        return None
    if environ.get("SCRIPT_NAME") or "HTTP_AUTHORIZATION" in environ:
        return None
    if settings.SESSION_COOKIE_NAME in environ.get("HTTP_COOKIE", ""):
        return None
    query = environ.get("QUERY_STRING", "")
    if query:
        if len(query) > LONGEST_QUERY:
            return None
        query = _known_part(query)
    return host, is_encrypted(environ), path, query


def is_encrypted(environ):
    """Return whether a request came by TLS, as Django finds it (settings.SECURE_PROXY_SSL_HEADER)."""
    if settings.SECURE_PROXY_SSL_HEADER is None:
        return environ.get("wsgi.url_scheme") == "https"
    header, value = settings.SECURE_PROXY_SSL_HEADER
    return environ.get(header, "").split(",")[0].strip() == value


def can_be_made_up(key):
    """Return whether addresses like that of a key can be made up that answer all the same, in any number.

    Args:
        key: as `key_of` gives it.
    """
    _host, _encrypted, path, query = key
    return bool(query) or path.endswith(".css")


def has_dropped_keys(environ, key):
    """Return whether a request asks for more than its key says: an old portal's address may have a redirect."""
    return environ.get("QUERY_STRING", "") != key[3]


def without_visitor(environ, key):
    """Return the environment of a request that knows what is asked for and nothing of who asks.

    What is made from it can be given to anyone: no cookie, no address, no header of the client's but the host that
    was checked, and no query but the known keys.
    """
    _host, encrypted, path, query = key
    bare = {name: value for name, value in environ.items() if name.startswith(_FROM_SERVER)}
    bare |= {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "HTTP_HOST": key[0],
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.input": io.BytesIO(),
        MAKING: True,
    }
    if settings.SECURE_PROXY_SSL_HEADER and encrypted:
        header, value = settings.SECURE_PROXY_SSL_HEADER
        bare[header] = value
    return bare


@lru_cache(maxsize=4096)
def _known_part(query):
    """Return the known keys of a query in one order; of a key given twice the last counts, as Django takes it."""
    try:
        pairs = dict(parse_qsl(query, keep_blank_values=False, max_num_fields=50))
    except ValueError:
        return ""
    known = ((name, value) for name, value in pairs.items() if name in QUERY_KEYS and len(value) <= LONGEST_VALUE)
    return urlencode(sorted(known))


@lru_cache(maxsize=1024)
def coding_for(accepted):
    """Return the best coding that a client takes: "br", "gzip" or "identity" (RFC 9110, 12.5.3).

    Args:
        accepted: the Accept-Encoding header, "" when there is none.
    """
    weights = {}
    for part in accepted.lower().split(","):
        name, _, parameter = part.partition(";")
        try:
            weights[name.strip()] = float(parameter.replace(" ", "").removeprefix("q=")) if parameter.strip() else 1.0
        except ValueError:
            weights[name.strip()] = 0.0
    for coding in ("br", "gzip"):
        if weights.get(coding, weights.get("*", 0.0)) > 0:
            return coding
    return "identity"
