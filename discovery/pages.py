"""From an address to a page that every reader may find."""

from django.http import Http404
from wagtail.models import Site

from catalogue.models import Entry


def open_page(request, path):
    """Return the page at a path of the request's site.

    The catalogue decides: a draft, a page behind a password and what lies below it have no entry. So the answer does
    not depend on who asks, and may be kept by a cache even when somebody asked who knows the password.

    Args:
        request: its host names the site.
        path: with or without slashes at its ends; "" is the front page.

    Returns:
        an instance of the page's own class, or None.
    """
    site = Site.find_for_request(request)
    components = [component for component in path.split("/") if component]
    try:
        page = site.root_page.specific.route(request, components).page
    except Http404:
        return None
    return page if Entry.objects.of_site(site).filter(page_id=page.pk).exists() else None


def changed_at(page):
    """Return when a live page was last published, as far as its row knows; an import may have left that out."""
    return page.last_published_at or page.first_published_at or page.get_date_shown()
