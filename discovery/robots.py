"""robots.txt: what search engines may read, and where the list of pages is."""

from django.conf import settings
from django.views.decorators.http import require_safe

from .publisher import Publisher
from .responses import answer
from .structured_data.website import SEARCH_PATH

# Nothing of these is for a search engine: the administration, questions for passwords, and lists of found pages,
# of which there are as many as there are words.
CLOSED = ("/admin/", "/_util/", SEARCH_PATH)


@require_safe
def robots_txt(request):
    """Open the site to search engines, or close it whole where INDEXING_ALLOWED is off."""
    if settings.INDEXING_ALLOWED:
        lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED)]
        lines += ["", f"Sitemap: {Publisher(request).address('/sitemap.xml')}"]
    else:
        lines = ["User-agent: *", "Disallow: /"]
    return answer(request, "\n".join(lines) + "\n", "text/plain; charset=utf-8")
