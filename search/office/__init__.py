"""The admin's search: Wagtail's own in the database, without what grows with the whole install.

Named by WAGTAILSEARCH_BACKENDS. Pages are looked for in the tree that is asked about (`compilers`), and publishing one
reads no whole table.
"""

from django.db import connection
from wagtail.search.backends import database

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
