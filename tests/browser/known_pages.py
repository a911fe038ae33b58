"""Run beside the server (Install.run): what the tests have to know of its pages."""

from wagtail.models import Page, Site


def newest_of_each_kind():
    """Return [page, newest version, parent] by kind of page, of Bến Tre's site."""
    found = {}
    home = Site.objects.get(hostname="ben-tre.localhost").root_page
    pages = Page.objects.descendant_of(home, inclusive=True).live().select_related("content_type")
    for page in pages.order_by("pk"):
        kind = page.content_type.model_class()._meta.label
        found[kind] = [page.pk, page.latest_revision_id, page.get_parent().pk]
    return found
