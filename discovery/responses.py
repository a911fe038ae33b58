"""Answers that readers' programs ask for again and again."""

import hashlib

from django.http import HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import http_date, quote_etag

# How long a reader's program or a cache in front may keep an answer without asking, in seconds.
MAX_AGE = 600


def answer(request, content, content_type, last_modified=None):
    """Return a cacheable answer, or 304 when the asker has it already.

    The ETag is made of what is sent. One made of dates would miss what changes a document without publishing a page:
    a section's new address, a category's new name, a picture, an item that was taken down. The documents are bounded,
    so making one costs a few queries however large the site is.

    Args:
        request: a GET or HEAD request.
        content: str.
        content_type: with its charset.
        last_modified: aware datetime of the latest change, or None when nothing tells it.
    """
    body = content.encode()
    etag = quote_etag(hashlib.sha256(body).hexdigest()[:32])
    response = HttpResponse(body, content_type=content_type, headers={"ETag": etag})
    patch_cache_control(response, public=True, max_age=MAX_AGE)
    # The document itself is no search result; what it names is.
    response["X-Robots-Tag"] = "noindex"
    moment = int(last_modified.timestamp()) if last_modified else None
    if moment is not None:
        response["Last-Modified"] = http_date(moment)
    return get_conditional_response(request, etag, moment, response)
