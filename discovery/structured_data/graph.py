"""All that one page says, in one block."""

import json

from django.utils.safestring import mark_safe

from news.models import NewsPage
from seminars.models import SeminarPage

from .breadcrumbs import breadcrumb_list
from .event import event
from .news_article import news_article
from .organization import organization
from .website import website

# As Django's json_script does: nothing in a text may end the block or begin a comment in it.
_ESCAPES = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&\u2028\u2029"}


def graph_for(page, address, picture, publisher):
    """Return the JSON-LD of a page as a dict.

    Args:
        page: a page of the request's site, a preview's too: what nobody has entered yet is left out.
        address: its full address.
        picture: the Picture of its own cover, or None.
        publisher: the Publisher.
    """
    if page.pk == publisher.site.root_page_id:
        nodes = [website(publisher), organization(publisher)]
    else:
        nodes = [breadcrumb_list(page, publisher)]
    if isinstance(page, NewsPage):
        nodes.append(news_article(page, address, picture, publisher))
    elif isinstance(page, SeminarPage) and page.date:
        nodes.append(event(page, address, picture, publisher))
    return {"@context": "https://schema.org", "@graph": nodes}


def script(graph):
    """Return JSON-LD as the content of a `script` element: data, which no browser runs and no strict policy stops."""
    text = json.dumps(graph, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
    return mark_safe(text)  # noqa: S308  (escaped above, in the only way that JSON in HTML can be)
