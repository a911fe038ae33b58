"""The admin's search: Wagtail's own in the database, without what reads its whole table at each publishing.

Named by WAGTAILSEARCH_BACKENDS.
"""

from wagtail.search.backends import database


def SearchBackend(params):  # noqa: N802  (the name that Wagtail looks for)
    """Return Wagtail's backend of the database, with an index that does not weigh titles after each saved page.

    Args:
        params: the options of the setting.
    """
    backend = database.SearchBackend(params)
    backend.index_class = type("Index", (_WeighsSeldom, backend.index_class), {})
    return backend


class _WeighsSeldom:
    """Only `update_index` weighs titles by their length.

    Wagtail does so after each saved page too, by an average over the whole table and an UPDATE that looks for its
    rows in all of it. A page that was saved since has the weight 1 until the next `update_index`.
    """

    def _refresh_title_norms(self, full=False):
        if full:
            super()._refresh_title_norms(full=True)
