"""What stands in the draft, in the library, in the history, and what becomes of the original."""

import datetime

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import registry
from wagtail.models import Page, PageLogEntry

from intake.models import Intake
from library.models import LibraryImage
from sites.models import HistoryLine
from tests.intake import documents, texts


def test_pictures_are_in_the_library_with_captions_and_without_invented_texts(an_giang, draft):
    page = draft(documents.pictures)

    images = [block.value for block in page.body if block.block_type == "image"]
    assert [image["caption"] for image in images][:2] == ["Chủ tịch trao quà", "Niềm vui của các gia đình"]
    described = [image["image"].description for image in images]
    assert described == ["Chủ tịch công đoàn trao quà cho một nữ đoàn viên", "", "", "", ""]
    assert images[0]["image"].title == "Chủ tịch trao quà"
    assert "IMG" not in images[1]["image"].title + images[1]["image"].file.name
    assert {image["image"].uploaded_by_user for image in images} == {an_giang.editor}
    assert page.intake.report["findings"]["missing_alternative"]["count"] == 4


def test_same_file_is_stored_once(draft):
    page = draft(documents.same_picture_twice)

    pictures = [block.value["image"].pk for block in page.body if block.block_type == "image"]
    assert pictures[0] == pictures[1] != pictures[2]
    assert LibraryImage.objects.count() == 2


def test_draft_can_be_saved_in_the_editor_and_shown(an_giang, visit, draft):
    page = draft(documents.merged_table)

    editor = visit(an_giang.host, reverse("wagtailadmin_pages:edit", args=[page.pk]), an_giang.editor)
    shown = visit(an_giang.host, reverse("wagtailadmin_pages:view_draft", args=[page.pk]), an_giang.editor)

    assert (editor.status_code, shown.status_code) == (200, 200)
    assert "Ngang" in shown.content.decode()
    page.full_clean()


@pytest.mark.parametrize("make", documents.WELL_FORMED, ids=lambda make: make.__name__)
def test_every_document_makes_a_draft_that_is_valid(an_giang, draft, make):
    page = draft(make)

    page.full_clean()
    assert page.body.stream_block.clean(page.body) is not None
    assert [block["type"] for block in Page.objects.get(pk=page.pk).specific.body.raw_data] == [
        block.block_type for block in page.body
    ]


def test_new_text_is_dated_today_and_old_page_by_its_day(an_giang, draft, take_in):
    page = draft()
    assert page.date_shown.date() == timezone.now().date()
    assert "day_in_text" in page.intake.report["findings"]

    take_in(an_giang, an_giang.news, text=texts.WITH_SPAM)
    page = Intake.objects.latest("pk").page.specific
    assert timezone.localdate(page.date_shown) == datetime.date(2019, 4, 12)


def test_day_without_a_year_is_left_to_the_editor(an_giang, take_in):
    take_in(an_giang, an_giang.news, text=texts.PLAIN)

    page = Intake.objects.get().page.specific
    assert timezone.localdate(page.date_shown) == timezone.localdate()
    assert page.intake.report["findings"]["day_without_year"]["samples"] == ["Ngày 30/9"]


def test_injected_line_is_cut_shown_and_logged(an_giang, ca_mau, visit, take_in):
    take_in(an_giang, an_giang.news, text=texts.WITH_SPAM)

    page = Intake.objects.get().page.specific
    assert texts.SPAM not in str(page.body.raw_data) + page.lead + page.byline
    assert page.byline == "Tin - ảnh: Ban Nữ công"
    report = visit(an_giang.host, reverse("intake:report", args=[page.pk]), an_giang.editor).content.decode()
    assert texts.SPAM in report
    entry = PageLogEntry.objects.get(page=page.pk, action="intake.cut_spam")
    assert (entry.user, entry.data["lines"]) == (an_giang.editor, [texts.SPAM])
    assert texts.SPAM in str(registry.get_formatter(entry).format_message(entry))
    history = visit(an_giang.host, reverse("wagtailadmin_pages:history", args=[page.pk]), an_giang.editor)
    assert texts.SPAM in history.content.decode()
    assert HistoryLine.objects.filter(federation=an_giang.federation, action="intake.cut_spam").count() == 1
    site_history = visit(an_giang.host, reverse("site_reports:history"), an_giang.manager)
    assert texts.SPAM in site_history.content.decode()
    foreign = visit(ca_mau.host, reverse("site_reports:history"), ca_mau.manager)
    assert texts.SPAM not in foreign.content.decode()


def test_page_without_injected_lines_has_no_such_entry(draft):
    page = draft()

    actions = set(PageLogEntry.objects.filter(page=page.pk).values_list("action", flat=True))
    assert "intake.create" in actions
    assert "intake.cut_spam" not in actions


def test_original_is_kept_as_it_came(an_giang, draft):
    content = documents.bytes_of(documents.plain())

    intake = draft(content, name="Tin thăm hỏi.docx").intake

    assert intake.file.read() == content
    assert (intake.original_name, intake.size, intake.created_by) == (
        "Tin thăm hỏi.docx",
        len(content),
        an_giang.editor,
    )
    assert intake.file.name.startswith(f"c{an_giang.federation.collection_id}/intake/")
    assert "thăm" not in intake.file.name


def test_original_is_served_to_nobody_as_a_file(an_giang, visit, draft, administrator):
    address = f"/media/{draft().intake.file.name}"

    for user in (None, an_giang.editor, an_giang.manager, administrator):
        assert visit(an_giang.host, address, user).status_code == 404


def test_original_goes_with_its_page(draft, django_capture_on_commit_callbacks):
    page = draft()
    name = page.intake.file.name
    assert default_storage.exists(name)

    with django_capture_on_commit_callbacks(execute=True):
        page.delete()

    assert not Intake.objects.exists()
    assert not default_storage.exists(name)


def test_original_stays_when_the_page_does(draft, django_capture_on_commit_callbacks):
    """A deletion that is rolled back deletes no file."""
    page = draft()
    name = page.intake.file.name

    with django_capture_on_commit_callbacks():
        page.delete()

    assert default_storage.exists(name)


def test_copy_of_a_page_has_no_original_of_its_own(draft):
    page = draft()

    copy = page.copy(update_attrs={"slug": "ban-sao"})

    assert not Intake.objects.filter(page=copy.pk).exists()
