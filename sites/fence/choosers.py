"""The choosers show a team its own pages only."""

from wagtail import hooks

from sites import scope


@hooks.register("construct_page_chooser_queryset")
def own_pages_only(pages, request):
    """Narrow the pages a chooser lists and searches. Pictures and documents follow from the right to choose them."""
    return scope.pages_of(request.user, pages)
