"""A restoration that broke off leaves nothing, or is taken up; one that is done is not done twice."""

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from wagtail.models import Page

from exports import derived, restoring, storage
from exports.deleting import begin, delete
from exports.errors import ArchiveError
from exports.making import make_archive
from exports.models import Restoration
from exports.numbers import allocate
from exports.portraits import differences, portrait_of
from exports.restoring import restore
from sites.models import Federation
from tests.isolation import rows

pytestmark = pytest.mark.usefixtures("at_once")


def files():
    return {str(path) for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()}


def test_a_failure_in_its_rows_leaves_nothing(full, file, monkeypatch):
    monkeypatch.setattr(restoring, "write_rows", lambda *arguments: 1 / 0)
    before, media = rows.everything(), files()

    with pytest.raises(ZeroDivisionError):
        restore(file, "copy", "copy.example")

    assert rows.everything() == before
    assert files() == media


def test_a_full_disk_leaves_nothing(full, file, monkeypatch):
    def save(name, content):
        raise OSError("No space left on device")

    monkeypatch.setattr(default_storage, "save", save)
    before, media = rows.everything(), files()

    with pytest.raises(ArchiveError, match="No space left"):
        restore(file, "copy", "copy.example")

    assert rows.everything() == before
    assert files() == media


def test_what_a_killed_process_left_is_cleared_and_begun_anew(full, file):
    before = portrait_of(full)
    # As it stands when the process dies while it copies files.
    left = Restoration.objects.create(
        sha256="0" * 64, slug="copy", hostname="copy.example", collection_number=99_999, wanted_state="live"
    )
    default_storage.save("c99999/originals/half.png", ContentFile(b"half"))

    copy = restore(file, "copy", "copy.example", lets_people_in=True).federation

    assert not default_storage.exists("c99999/originals/half.png")
    assert not Restoration.objects.filter(pk=left.pk).exists()
    assert differences(before, portrait_of(copy)) == []


def test_killed_after_its_rows_it_goes_on_from_there(full, file, monkeypatch):
    class Stop(BaseException):
        pass

    def stop(federation, advance):
        raise Stop

    with monkeypatch.context() as patch:
        patch.setattr(derived, "rebuild", stop)
        with pytest.raises(Stop):
            restore(file, "copy", "copy.example")
    half = Federation.objects.get(slug="copy")
    assert half.state == "preparing"
    assert not half.home.get_descendants().filter(catalogue_entry__isnull=False).exists()

    report = restore(file, "copy", "copy.example")

    assert report.federation == half
    assert half.home.get_descendants().filter(catalogue_entry__isnull=False).exists()
    assert Restoration.objects.get(slug="copy").finished_at


def test_a_second_run_changes_nothing(full, file):
    first = restore(file, "copy", "copy.example")
    before, media = rows.everything(), files()

    second = restore(file, "copy", "copy.example")

    assert (first.is_new, second.is_new) == (True, False)
    assert second.federation == first.federation
    assert rows.everything() == before
    assert files() == media


def test_two_at_once_do_not_disturb_each_other(full, file):
    with storage.alone("copy"), pytest.raises(ArchiveError):
        restore(file, "copy", "copy.example")

    assert not Federation.objects.filter(slug="copy").exists()


@pytest.mark.parametrize(
    ("slug", "hostname", "field"),
    [
        ("", "", "slug"),
        ("ca-mau", "copy.example", "slug"),
        ("Ca Mau", "copy.example", "slug"),
        ("x" * 61, "copy.example", "slug"),
        ("copy", "ca-mau.example", "hostname"),
        ("copy", "", "hostname"),
        ("copy", "https://copy.example/", "hostname"),
    ],
)
def test_names_that_cannot_be_had(slug, hostname, field, full, file):
    before = rows.everything()

    with pytest.raises(ValidationError) as refusal:
        restore(file, slug, hostname)

    assert field in refusal.value.message_dict
    assert rows.everything() == before


def test_another_file_under_a_name_that_was_restored_is_refused(full, file):
    restore(file, "copy", "copy.example")
    other = storage.path_of(make_archive(full).file)

    with pytest.raises(ValidationError):
        restore(other, "copy", "copy.example")


def test_it_can_be_deleted_and_restored_again(full, file):
    copy = restore(file, "copy", "copy.example").federation
    make_archive(copy)
    delete(begin(copy, copy.name))

    again = restore(file, "copy", "copy.example")

    assert again.is_new
    assert Page.objects.filter(pk=again.federation.site.root_page_id).exists()


def test_numbers_are_never_given_twice(db):
    first, second = allocate(Page, 3), allocate(Page, 2)

    assert len({*first, *second}) == 5
    page = Page.get_first_root_node().add_child(instance=Page(title="x", slug="x-numbers"))
    assert page.pk > max(second)
