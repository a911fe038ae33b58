"""The readers' search of one site."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.utils.safestring import SafeString
from django.views.generic import TemplateView
from wagtail.models import Page, Site

from .engines import get_engine
from .models import Document
from .narrowing import categories_of, category_choices, kind_choices, read
from .query import MAX_CHARACTERS, parse
from .snippets import highlighted, snippet

PER_PAGE = 10


@dataclass(frozen=True)
class Result:
    """One hit as the template shows it.

    Attributes:
        page: the page, of the base type.
        section: the page it lies under.
        entry: its catalogue entry.
        title, snippet: marked and safe to print.
    """

    page: Page
    section: Page
    entry: object
    title: SafeString
    snippet: SafeString


class SearchView(TemplateView):
    """Shows the form, and what is found for the query in its address.

    The address holds everything, so that a result can be linked and cached; what it holds is never repeated in the
    title or the metadata, and no robot is to keep it.
    """

    template_name = "search/search.html"
    http_method_names = ["get", "head", "options"]

    def get_context_data(self, **kwargs):
        site = Site.find_for_request(self.request)
        query = parse(self.request.GET.get("q", ""))
        categories = categories_of(site)
        asked = read(self.request.GET, site, categories)
        context = super().get_context_data(
            query=query,
            list_values={"q": query.text, **asked.values},
            kinds=kind_choices(),
            categories=category_choices(categories),
            max_characters=MAX_CHARACTERS,
            results=None,
            **kwargs,
        )
        if query.parts and not query.is_too_short:
            hits = get_engine().find(query, asked.narrowing)
            results = Paginator(hits.page_ids, PER_PAGE).get_page(self.request.GET.get("page"))
            results.object_list = results_of(results.object_list, query, asked.narrowing)
            context.update(results=results, has_more=hits.has_more)
        return context

    def render_to_response(self, context, **kwargs):
        response = super().render_to_response(context, **kwargs)
        response["X-Robots-Tag"] = "noindex"
        return response


def results_of(page_ids, query, narrowing):
    """Return a Result for each page that is still there to be read, in the order of the ids. One query."""
    documents = Document.objects.defer("terms").select_related("entry__page", "entry__section")
    found = documents.filter(**narrowing.lookups("entry__")).in_bulk(page_ids)
    return [_result(found[pk], query) for pk in page_ids if pk in found]


def _result(document, query):
    entry = document.entry
    return Result(
        page=entry.page,
        section=entry.section,
        entry=entry,
        title=highlighted(entry.page.title, query),
        snippet=snippet(document.text, query),
    )
