"""What stands around every page is read once for each version of its site, and never shown older than it is."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from core.fragments import fragments_of, per_site
from core.site_versions import version_of
from library.cuts import address_of
from library.models import LibraryImage
from sites.models import Identity, Licence, SocialLink
from tests import builders

pytestmark = pytest.mark.usefixtures("at_once")


def text(visit, team, path="/"):
    return visit(team.host, path).content.decode()


@pytest.fixture
def warm(an_giang, ca_mau, visit):
    """Both sites have shown a page."""
    return {team: text(visit, team) for team in (an_giang, ca_mau)}


def test_page_asks_for_nothing_of_its_frame(an_giang, visit, warm):
    with CaptureQueriesContext(connection) as captured:
        text(visit, an_giang)

    asked = " ".join(query["sql"] for query in captured)
    for table in ("wagtailcore_site", "sites_identity", "sites_licence", "sites_sociallink"):
        assert f'FROM "{table}"' not in asked


def test_changes_are_shown_at_once(an_giang, visit, warm):
    for model, field, value in ((Identity, "name", "Tên mới"), (Licence, "fax", "0296 111")):
        row = model.for_site(an_giang.site)
        setattr(row, field, value)
        row.save()

        assert value in text(visit, an_giang)


def test_social_link_is_shown_and_goes(an_giang, visit, warm):
    licence = Licence.for_site(an_giang.site)
    licence.social_links = [SocialLink(name="Zalo", url="https://zalo.example/an-giang")]
    licence.save()
    assert "zalo.example/an-giang" in text(visit, an_giang)

    licence.social_links = []
    licence.save()
    assert "zalo.example/an-giang" not in text(visit, an_giang)


def test_menu_follows_the_pages(an_giang, visit, warm):
    page = builders.standard_page(an_giang.home, "Trang trong trình đơn", show_in_menus=True)
    assert page.title in text(visit, an_giang)

    page.title = "Tên khác của trang"
    page.save_revision().publish()
    assert "Tên khác của trang" in text(visit, an_giang)

    page.unpublish()
    assert "Tên khác của trang" not in text(visit, an_giang)


def test_page_that_moves_to_another_site_leaves_one_menu_and_joins_the_other(an_giang, ca_mau, visit, warm):
    page = builders.standard_page(an_giang.home, "Trang sắp chuyển", show_in_menus=True)
    assert page.title in text(visit, an_giang)

    page.move(ca_mau.home, pos="last-child")

    assert page.title not in text(visit, an_giang)
    assert page.title in text(visit, ca_mau)


def test_menu_says_where_the_reader_is(an_giang, visit):
    story = builders.news(an_giang.news)
    news, seminars = (f'href="/{section.slug}/"' for section in (an_giang.news, an_giang.seminars))

    for path, current in ((an_giang.news.url, "page"), (story.url, "true")):
        page = text(visit, an_giang, path)
        assert f'{news} aria-current="{current}"' in page
        assert f"{seminars} aria-current" not in page
    assert f"{news} aria-current" not in text(visit, an_giang, "/tim-kiem/")


def test_new_name_of_a_host_is_known(an_giang, visit, warm):
    assert visit("ten-moi.example", "/").status_code == 404

    site = Site.objects.get(pk=an_giang.site.pk)
    site.hostname = "ten-moi.example"
    site.save()

    assert visit("ten-moi.example", "/").status_code == 200
    assert visit("an-giang.example", "/")["Location"] == "http://ten-moi.example/"


def test_cut_of_a_logo_and_another_logo_are_shown(an_giang, visit, warm):
    logo = builders.picture(an_giang.federation.collection)
    identity = Identity.for_site(an_giang.site)
    identity.logo = logo
    identity.save()
    spec = "max-240x240|format-webp"
    assert address_of(logo.pk, logo.file.name, spec) in text(visit, an_giang)

    rendition = logo.get_rendition(spec)
    identity.save()
    assert rendition.url in text(visit, an_giang)

    LibraryImage.objects.get(pk=logo.pk).delete()
    assert rendition.url not in text(visit, an_giang)


def test_neighbour_keeps_what_it_has(an_giang, ca_mau, visit, warm):
    before = version_of(ca_mau.site.pk)

    builders.news(an_giang.news)
    Identity.for_site(an_giang.site).save()

    assert version_of(ca_mau.site.pk) == before
    assert "An Giang" not in text(visit, ca_mau)


class TestTransaction:
    """What may yet be rolled back is seen by the transaction alone."""

    pytestmark = []

    def test_version_moves_at_the_commit(self, an_giang, django_capture_on_commit_callbacks, monkeypatch):
        monkeypatch.undo()
        before = version_of(an_giang.site.pk)

        with django_capture_on_commit_callbacks(execute=True):
            Identity.for_site(an_giang.site).save()
            assert version_of(an_giang.site.pk) == before

        assert version_of(an_giang.site.pk) != before

    def test_nothing_is_kept_of_a_change_that_is_rolled_back(self, an_giang, visit, monkeypatch):
        monkeypatch.undo()
        per_site(an_giang.site.pk, "name", lambda: "old")

        with transaction.atomic():
            Identity.for_site(an_giang.site).save()
            assert per_site(an_giang.site.pk, "name", lambda: "new") == "new"
            transaction.set_rollback(True)

        assert per_site(an_giang.site.pk, "name", lambda: "newer") == "old"

    def test_request_that_changes_its_site_leaves_nothing_for_others(self, an_giang, rf, monkeypatch):
        monkeypatch.undo()
        request, other = rf.get("/", SERVER_NAME=an_giang.host), rf.get("/", SERVER_NAME=an_giang.host)
        fragments_of(request)

        with transaction.atomic():
            Identity.for_site(an_giang.site).save()
            assert fragments_of(request).get("name", lambda: "new") == "new"
            assert fragments_of(request).get("name", lambda: "newer") == "new"
            transaction.set_rollback(True)

        assert fragments_of(other).get("name", lambda: "old") == "old"
