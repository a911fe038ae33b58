"""The admin's search: Wagtail's own in the database, without what grows with the whole install.

Named by WAGTAILSEARCH_BACKENDS. Pages are looked for in the tree that is asked about (`compilers`), and publishing one
reads no whole table.
"""

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from wagtail.models import Page
from wagtail.search.backends import database, get_search_backends

from core.title_terms import root_id_of

from .compilers import BoundedQueryCompiler, PlacedQueryCompiler


def SearchBackend(params):  # noqa: N802  (the name that Wagtail looks for)
    """Return Wagtail's backend of the database, which looks for titles in their place and weighs them seldom.

    Args:
        params: the options of the setting.
    """
    backend = database.SearchBackend(params)
    backend.index_class = type("Index", (_WeighsSeldom, backend.index_class), {})
    compiler = BoundedQueryCompiler if connection.vendor == "postgresql" else PlacedQueryCompiler
    stock = backend.autocomplete_query_compiler_class
    backend.autocomplete_query_compiler_class = type(stock.__name__, (compiler, stock), {})
    return backend


class _WeighsSeldom:
    """Only `update_index` weighs titles by their length.

    Wagtail does so after each saved page too, by an average over the whole table and an UPDATE that looks for its
    rows in all of it. A page that was saved since has the weight 1 until the next `update_index`.
    """

    def _refresh_title_norms(self, full=False):
        if full:
            super()._refresh_title_norms(full=True)


# Pages that are written into the index at once.
BATCH = 200


def store_below(top):
    """Write a page and all below it into Wagtail's index, as `update_index` does: by class, many at once.

    Args:
        top: a Page as it is in the database.
    """
    root_id = root_id_of(top)
    below = Page.objects.descendant_of(top, inclusive=True)
    kinds = below.order_by().values_list("content_type", flat=True).distinct()
    for page_class in (ContentType.objects.get_for_id(kind).model_class() for kind in kinds):
        store(page_class, page_class.get_indexed_objects().descendant_of(top, inclusive=True), root_id)


def store(page_class, pages, root_id):
    """Write pages of one class into Wagtail's index, many at once.

    Args:
        page_class: a page class.
        pages: queryset of it, in no order.
        root_id: as `root_id_of` gives it for all of them.
    """
    pages, last = pages.order_by("pk"), 0
    while batch := list(pages.filter(pk__gt=last)[:BATCH]):
        for page in batch:
            page.known_root_id = root_id
        for backend in get_search_backends(with_auto_update=True):
            backend.add_bulk(page_class, batch)
        last = batch[-1].pk
