"""Run beside the server (Install.run): what the tests have to know of its pages, or need there."""

from wagtail.models import Page, Site

from news.models import NewsIndexPage
from sites.provisioning import FederationSpec, provision
from tests import builders


def newest_of_each_kind():
    """Return [page, newest version, parent] by kind of page, of Bến Tre's site."""
    found = {}
    home = Site.objects.get(hostname="ben-tre.localhost").root_page
    pages = Page.objects.descendant_of(home, inclusive=True).live().select_related("content_type")
    for page in pages.order_by("pk"):
        kind = page.content_type.model_class()._meta.label
        found[kind] = [page.pk, page.latest_revision_id, page.get_parent().pk]
    return found


def site_with_two_pages_of_news():
    """Provision a site with more news than one page of a list holds; return its slug."""
    slug = "nhieu-tin"
    spec = {"slug": slug, "name": "Nhiều Tin", "unit_kind": "tỉnh", "state": "live", "hostname": f"{slug}.localhost"}
    provision(FederationSpec.from_mapping(spec))
    home = Site.objects.get(hostname=spec["hostname"]).root_page
    section = NewsIndexPage.objects.child_of(home).get()
    for number in range(section.per_page + 1):
        builders.news(section, f"Tin thứ {number}")
    return slug
