"""Feeds of a site, of its sections and of their categories."""

from django.http import Http404
from django.utils import timezone
from django.utils.html import escape
from django.views.decorators.http import require_safe

from discovery.pages import changed_at
from discovery.pictures import cut
from discovery.publisher import Publisher
from discovery.responses import answer
from discovery.text import writable
from library.pictures import FEED_LOGO

from .formats import FORMATS
from .sources import source_at


@require_safe
def feed(request, path, form):
    """Answer with the feed of the page at `path`, or of the category that its last part names; 404 without one.

    Args:
        path: as in the page's address; "" is the front page, whose feed is the whole site's.
        form: "rss" or "atom".
    """
    source = source_at(request, path)
    if source is None:
        raise Http404
    publisher = Publisher(request)
    items = source.items(publisher)
    updated = max([timezone.localtime(changed_at(source.page)), *(item.changed for item in items)])
    document = FORMATS[form](
        title=writable(source.title(publisher)),
        link=source.address(publisher),
        description=writable(source.description(publisher)),
        subtitle=writable(source.description(publisher)),
        language="vi",
        author_name=writable(publisher.name),
        author_link=publisher.home,
        feed_url=publisher.address(request.path),
        feed_guid=source.guid,
        updated=updated,
        logo=cut(publisher.identity.logo, FEED_LOGO, publisher),
    )
    for item in items:
        document.add_item(**_as_arguments(item))
    return answer(request, document.writeString("utf-8"), document.content_type, updated)


def _as_arguments(item):
    """Return what Django's feed generator takes for an Item; a summary is HTML there, and ours is plain text."""
    return {
        "title": writable(item.page.title),
        "link": item.address,
        "description": escape(writable(item.summary)),
        "author_name": writable(item.author) or None,
        "pubdate": item.published,
        "updateddate": item.changed,
        "unique_id": item.guid,
        "unique_id_is_permalink": False,
        "categories": [writable(item.category)] if item.category else [],
        "picture": item.picture,
    }
