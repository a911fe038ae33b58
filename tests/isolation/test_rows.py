"""The eyes of the proof: what it must recognise, shown to it one by one."""

import io
import zipfile

import pytest
from django.db import connection
from wagtail.models import Page

from tests import builders
from tests.isolation import rows
from tests.isolation.markers import BRAVO
from tests.isolation.personas import persona
from tests.isolation.probe import Probe

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("isolation")]

# No federation has rows of these: they are the install's own, or their models are swapped or abstract in use.
INSTALL_WIDE = {
    "accounts_user_user_permissions",
    "auth_permission",
    "exports_deletion",
    "exports_restoration",
    "sites_scheduleheartbeat",
    "visits_batch",
    "django_content_type",
    "django_tasks_database_dbtaskresult",
    "wagtailadmin_admin",
    "wagtailcore_groupapprovaltask",
    "wagtailcore_groupapprovaltask_groups",
    "wagtailcore_collectionviewrestriction_groups",
    "wagtailcore_locale",
    "wagtailcore_workflowcontenttype",
    "wagtaildocs_document",
    "wagtailimages_image",
    "wagtailimages_rendition",
}


@pytest.fixture
def probe(world):
    """An editor of alpha, from whom bravo is hidden."""
    return Probe(world, "alpha-bravo", persona(world, world.alpha, "editor"))


def changes(probe, change):
    """Return what the watch says of a change."""
    with probe.undone():
        change()
        tables = probe._watch.written
        return rows.write_leaks(tables, probe.world.before, probe.foreign.rows, probe.foreign.mark)


def test_each_table_that_a_site_can_fill_is_filled(world):
    # Failed sign-ins and second factors are people's and not a federation's.
    tables = {table for table in rows.models_by_table() if not table.startswith(("axes_", "otp_"))}
    empty = {table for table in tables if not world.bravo.rows[table]}

    assert empty <= INSTALL_WIDE, "Make the world hold these too, or name them here as the install's own."


def test_every_page_of_the_world_carries_its_mark(world):
    for side in (world.alpha, world.bravo):
        for page in side.pages.values():
            assert side.mark.word in page.title


def test_marks_are_found_in_text_workbook_and_picture():
    book = io.BytesIO()
    with zipfile.ZipFile(book, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("sheet.xml", BRAVO.text("cell"))
    picture = builders.picture_file(colour=BRAVO.colour).read()

    assert BRAVO.found_in(b"see Bravomark-Title, bravocall") == {"bravomark-title"}
    assert BRAVO.found_in(book.getvalue()) == {"bravomark-cell"}
    assert BRAVO.found_in(picture) == {"bravomark-picture"}
    assert BRAVO.found_in(builders.picture_file(colour="white").read()) == set()
    assert BRAVO.found_in(b"bravocall bravomar") == set()


def test_changed_deleted_and_linked_rows_are_seen(world, probe):
    theirs, image = world.bravo.pages["live"], world.bravo.the("library.LibraryImage")

    def change():
        type(theirs).objects.filter(pk=theirs.pk).update(byline="x")

    def link():
        own = probe.own.pages["draft"]
        type(own).objects.filter(pk=own.pk).update(cover=image)

    assert any(line.startswith("CHANGED news_newspage") for line in changes(probe, change))
    assert any(line.startswith("DELETED library_libraryimage") for line in changes(probe, lambda: _delete(image)))
    assert any("LINK cover_id to library_libraryimage" in line for line in changes(probe, link))


def _delete(image):
    type(image).objects.get(pk=image.pk).delete()


def test_reference_inside_a_draft_is_seen(world, probe):
    def reference():
        page = Page.objects.get(pk=probe.own.pages["draft"].pk).specific
        page.cover = world.bravo.the("library.LibraryImage")
        page.save_revision(clean=False)

    assert any(line.startswith("REFERENCE") for line in changes(probe, reference))


def test_page_put_below_theirs_is_seen(world, probe):
    def place():
        builders.news(
            world.bravo.pages["news section"].specific_class.objects.get(pk=world.bravo.pages["news section"].pk)
        )

    assert any(line.startswith("PLACED") for line in changes(probe, place))


def test_own_work_is_no_leak(probe):
    def work():
        page = Page.objects.get(pk=probe.own.pages["draft"].pk).specific
        page.title = "Đổi"
        page.save_revision(user=probe.own.people["editor"])
        builders.news(Page.objects.get(pk=probe.own.pages["news section"].pk).specific)

    assert changes(probe, work) == []


def test_nothing_of_a_request_is_kept(probe):
    own = probe.own.pages["draft"]

    response = probe.ask("delete", f"/admin/pages/{own.pk}/delete/", post={})

    assert response.status_code == 302
    assert Page.objects.filter(pk=own.pk).exists()
    assert not connection.needs_rollback
