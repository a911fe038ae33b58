"""Where an address leads whose page has gone to another site.

The rows are written before the pages go (they are asked only where a site finds nothing), and once more with the
pages, in the same transaction: at every moment an address is answered by its page, or leads to it.
"""

from urllib.parse import urlsplit

from django.db.models import Q
from django.urls import Resolver404, resolve
from django.utils.encoding import escape_uri_path
from wagtail.models import Site

from core.fragments import fragments_of
from home.models import HomePage
from news.models import NewsIndexPage
from seminars.models import SeminarIndexPage, SeminarPage

from .models import MovedAddress, Part

BATCH = 1000
# A redirect of the site's own may lead to an address that has gone as well.
MOST_STEPS = 5
# A longer query is no list's or search's of ours, and Django sends no address of more than 2048 characters.
LONGEST_QUERY = 1000
# Addresses that every site has: the successor's answer is at the same one.
SAME = frozenset({
    "search", "media", "picture", "draft", "accessibility", "visits:about", "wagtaildocs_serve", "discovery:robots",
    "discovery:site_map",
})  # fmt: skip
SITEMAPS = frozenset({"discovery:sitemap", "discovery:news_sitemap", "discovery:sitemap_part"})
FEEDS = {
    "discovery:feed": (HomePage, NewsIndexPage, SeminarIndexPage),
    "discovery:calendar": (SeminarIndexPage, SeminarPage),
}


def write(part, site, pages):
    """Write down the addresses that pages have on a site, so that they lead on when the pages are gone.

    Args:
        part: a Part.
        site: a Site; the pages lie under its front page now.
        pages: queryset of them. Those that readers never saw are left out.
    """
    seen = pages.filter(Q(first_published_at__isnull=False) | Q(live=True))
    start = len(site.root_page.url_path) - 1
    rows = [
        MovedAddress(site=site, path=url_path[start:], page_id=pk, part=part)
        for pk, url_path in seen.order_by().values_list("pk", "url_path")
    ]
    MovedAddress.objects.bulk_create(
        rows, batch_size=BATCH, update_conflicts=True, unique_fields=["site", "path"], update_fields=["page", "part"]
    )


def replace(site, pages):
    """Have addresses of a site lead to other pages.

    Args:
        site: a Site.
        pages: {primary key of a page that stays or goes: primary key of the page that stands for it}.
    """
    for page, other in pages.items():
        MovedAddress.objects.filter(site=site, page_id=page).update(page_id=other)


def new_address(request, path, query="", only_live=False):
    """Return the full address that one of a request's site leads to now.

    Args:
        request: its Site has been found.
        path: of an address on that site at which it found nothing.
        query: its query string.
        only_live: leave out pages that readers cannot open now.

    Returns:
        str, or None when it leads nowhere.
    """
    site = Site.find_for_request(request)
    # Known for a version of the site: other sites' readers pay nothing for this.
    if not fragments_of(request).get("has moved addresses", lambda: (has_moved(site),))[0]:
        return None
    found = _page_at(site, path)
    if found is not None and (found.live or not only_live):
        return _with_query(found.full_url, query)
    address = _file_of_page(site, path, query)
    if address is None and (successor := successor_of(site)):
        address = _same_there(successor, path, query)
    return address


def has_come_back(request, path):
    """Tell whether the page of a moved address lies there again.

    Args:
        request: its Site has been found, and did not find the page a moment ago.
        path: of the address.
    """
    site = Site.find_for_request(request)
    if not fragments_of(request).get("has moved addresses", lambda: (has_moved(site),))[0]:
        return False
    row = _row_at(site, path)
    return row is not None and row.page.live and row.page.path.startswith(site.root_page.path)


def leads_away(request, location):
    """Return where a redirect of a site leads whose target has gone to another site, or None where it is right.

    Args:
        request: the request that was redirected.
        location: the Location header of the answer.
    """
    site, address = Site.find_for_request(request), None
    for _number in range(MOST_STEPS):
        parts = urlsplit(address or location)
        if parts.hostname not in (None, site.hostname):
            break
        found = new_address(request, parts.path or "/", parts.query)
        if found is None or found == address:
            break
        address = found
    return address


def has_moved(site):
    """Tell whether any page has gone from a site to another one."""
    return MovedAddress.objects.filter(site=site).exists()


def successor_of(site):
    """Return the Site that answers for one whose federation was merged, at the end of the chain; or None."""
    met, found = {site.pk}, None
    while True:
        part = (
            Part.objects.filter(predecessor__site=(found or site), leads_on=True)
            .select_related("merger__successor__site__root_page")
            .first()
        )
        if part is None or part.merger.successor.site_id in met:
            return found
        found = part.merger.successor.site
        met.add(found.pk)


def _page_at(site, path):
    """Return the page whose address a path was, if it now lies on another site."""
    row = _row_at(site, path)
    if row is None or row.page.path.startswith(site.root_page.path):
        return None
    return row.page


def _row_at(site, path):
    path = path if path.endswith("/") else f"{path}/"
    return MovedAddress.objects.filter(site=site, path=path).select_related("page").first()


def _file_of_page(site, path, query):
    """Return the address of a feed or calendar by that of the page it belongs to, or None."""
    try:
        match = resolve(path)
    except Resolver404:
        return None
    if match.view_name not in FEEDS:
        return None
    above, name = f"/{match.kwargs['path']}", path.rpartition("/")[2]
    page = _page_at(site, above)
    if page is not None and issubclass(page.specific_class, FEEDS[match.view_name]):
        return _with_query(page.full_url + name, query)
    if match.view_name != "discovery:feed":
        return None
    # The feed of a category, which lies under its section; and that of a whole site.
    above, category = above.rstrip("/").rpartition("/")[::2]
    page = _page_at(site, f"{above}/")
    if category and page is not None and issubclass(page.specific_class, NewsIndexPage):
        return _with_query(f"{page.full_url}{category}/{name}", query)
    successor = successor_of(site) if not category else None
    return successor and f"{successor.root_url}/{name}"


def _same_there(successor, path, query):
    try:
        name = resolve(path).view_name
    except Resolver404:
        return None
    if name in SITEMAPS:
        return f"{successor.root_url}/sitemap.xml"
    return _with_query(f"{successor.root_url}{escape_uri_path(path)}", query) if name in SAME else None


def _with_query(address, query):
    return f"{address}?{query}" if address and 0 < len(query) <= LONGEST_QUERY else address
