"""The answer to “this page is being shown”: one function behind two doors (visits.wsgi, visits.views)."""

import logging
import time

from django import db
from django.urls import reverse_lazy

from .stores import StoreUnavailable, Visit, get_store
from .tokens import MAX_LENGTH, host_of, read_token
from .totals import figures_from, local_moment
from .visitors import is_reader, is_same_origin, visitor_of

logger = logging.getLogger(__name__)

# Where pages report to.
ADDRESS = reverse_lazy("visits:count")
# What a request may bring: the token.
MAX_BODY = MAX_LENGTH


def answer(meta, body, clock=time.time):
    """Count a showing of a page, if it is one, and say how many there were.

    Args:
        meta: the request's META, or its WSGI environment.
        body: bytes of at most MAX_BODY: the page's token.
        clock: returns the seconds since the epoch.

    Returns:
        (HTTP status, figures): 404 for a host that is no site's and for a page that was not shown there, 403 for
        a request that no page of the host makes, 503 when the visit cannot be counted or the figures cannot be
        read now, and 200 with what to show as a dict, or 204 with None where there is nothing to show. Whether a
        visit was counted is not said.
    """
    host = host_of(meta)
    page = read_token(body.decode("latin-1"), host) if len(body) <= MAX_BODY else None
    if page is None:
        return 404, None
    if not is_same_origin(meta, host):
        return 403, None
    at = clock()
    try:
        figures = figures_from(_state_after(meta, *page, at), page[0], at)
    except StoreUnavailable:
        return 503, None
    except db.Error:
        logger.exception("The figures of site %s cannot be read.", page[0])
        return 503, None
    return (200, _shown(figures)) if figures else (204, None)


def _state_after(meta, site_id, page_id, at):
    """Count the showing if a reader sees it, and return the store's State of the site."""
    store, day = get_store(), local_moment(at).date()
    if not is_reader(meta):
        return store.look(site_id, at, day)
    visitor = visitor_of(meta, site_id, store.salt(day))
    return store.record(Visit(site_id, page_id, visitor.key, visitor.sender, at, day, visitor.network))


def _shown(figures):
    """Return what the script in the page puts into the counter (cms/static/js/visits.js)."""
    return {
        "online": figures.online,
        "today": figures.today,
        "total": figures.total,
        "at": figures.minute,
    }
