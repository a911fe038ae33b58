"""The sitemap of a host: an index, parts of at most 2,000 pages, and the latest news by themselves."""

from django.http import Http404
from django.urls import reverse
from django.views.decorators.http import require_safe

from core.fragments import fragments_of
from discovery.publisher import Publisher
from discovery.responses import answer

from .document import index_document, part_document, part_line
from .entries import latest_news, locations_of, parts_of

CONTENT_TYPE = "application/xml; charset=utf-8"


@require_safe
def index(request):
    """Answer with the addresses of the parts, each with the time of its latest change."""
    publisher = Publisher(request)
    # As many as the install is old: they are written once for each version of the site.
    lines, latest = fragments_of(request).get("sitemap parts", lambda: _written_parts(publisher))
    changes = [latest] if latest else []
    news = latest_news(publisher)
    if news:
        changes.append(_latest(news))
        lines = f"{lines}\n{part_line(publisher.address(reverse('discovery:news_sitemap')), changes[-1])}"
    return answer(request, index_document([lines]), CONTENT_TYPE, max(changes, default=None))


@require_safe
def part(request, part):
    """Answer with one part; 404 when this site has no page in it."""
    locations = locations_of(Publisher(request), int(part))
    return _answer(request, locations)


@require_safe
def news(request):
    """Answer with the news of the last two days; 404 when there are none, since a sitemap may not be empty."""
    publisher = Publisher(request)
    return _answer(request, latest_news(publisher), publisher.name)


def _written_parts(publisher):
    """Return (lines of the index for all parts, latest change of any or None)."""
    parts = parts_of(publisher.site)
    addresses = {number: reverse("discovery:sitemap_part", kwargs={"part": number}) for number, _changed in parts}
    lines = [part_line(publisher.address(addresses[number]), changed) for number, changed in parts]
    return "\n".join(lines), max((changed for _number, changed in parts), default=None)


def _answer(request, locations, publication=""):
    if not locations:
        raise Http404
    return answer(request, part_document(locations, publication), CONTENT_TYPE, _latest(locations))


def _latest(locations):
    return max((location.changed for location in locations if location.changed), default=None)
