"""The door in the admin: who comes in, under which pages, and what is said to a file that cannot be taken."""

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms import FileField
from django.urls import reverse
from django.utils.html import escape
from wagtail.models import Page

from accounts.models import User
from intake.models import Intake
from library.models import LibraryImage
from pages.models import StandardPage
from seminars.models import SeminarPage
from tests import builders
from tests.intake import broken, documents

PAGE = "Công đoàn trường học sinh hoạt chuyên đề\n\nSáng 3/4/2019, công đoàn trường đã sinh hoạt chuyên đề.\n\nHết."


def counts():
    """Return how many pages, pictures and intakes there are, and which files lie in the media folder."""
    files = set()
    folders = [""]
    while folders:
        folder = folders.pop()
        if not default_storage.exists(folder):
            continue
        below, names = default_storage.listdir(folder)
        folders += [f"{folder}/{name}".strip("/") for name in below if name != "static"]
        files |= {f"{folder}/{name}" for name in names}
    return Page.objects.count(), LibraryImage.objects.count(), Intake.objects.count(), files


@pytest.mark.parametrize("person", ["editor", "reviewer", "manager"])
def test_team_makes_a_draft_of_a_file(an_giang, take_in, person):
    user = getattr(an_giang, person)

    response = take_in(an_giang, an_giang.news, user=user)

    page = Intake.objects.get().page.specific
    assert response.url == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert (page.title, page.lead, page.get_parent().pk) == (documents.TITLE, documents.LEAD, an_giang.news.pk)
    assert (page.live, page.has_unpublished_changes, page.owner, page.latest_revision.user) == (
        False,
        True,
        user,
        user,
    )


def test_neighbour_makes_nothing(an_giang, ca_mau, take_in, visit):
    before = counts()

    response = take_in(ca_mau, an_giang.news)
    shown = visit(ca_mau.host, reverse("intake:take_in", args=[an_giang.news.pk]), ca_mau.editor)

    assert (response.status_code, shown.status_code) == (404, 404)
    assert counts() == before


def test_stranger_and_reader_make_nothing(an_giang, take_in, visit, stranger):
    before = counts()

    answers = [take_in(an_giang, an_giang.news, user=stranger)]
    answers.append(visit(an_giang.host, reverse("intake:take_in", args=[an_giang.news.pk])))

    assert all(answer.status_code == 302 and "/login/" in answer.url for answer in answers)
    assert counts() == before


def test_place_is_refused_when_one_may_write_elsewhere_only(an_giang, ca_mau, take_in):
    both = User.objects.get(pk=ca_mau.editor.pk)
    both.groups.add(an_giang.federation.editors)
    both = User.objects.get(pk=both.pk)

    own = take_in(an_giang, an_giang.news, user=both)
    both.groups.remove(an_giang.federation.editors)
    foreign = take_in(an_giang, an_giang.news, user=User.objects.get(pk=both.pk))

    assert (own.status_code, foreign.status_code) == (302, 404)
    assert Intake.objects.count() == 1


def test_pictures_of_a_person_in_two_teams_go_to_the_team_of_the_page(an_giang, ca_mau, take_in):
    ca_mau.editor.groups.add(an_giang.federation.editors)
    both = User.objects.get(pk=ca_mau.editor.pk)

    take_in(an_giang, an_giang.news, documents.pictures, user=both)
    assert {image.collection for image in LibraryImage.objects.all()} == {an_giang.federation.collection}

    take_in(ca_mau, ca_mau.news, documents.picture_on_top, user=both)
    page = Intake.objects.latest("pk").page.specific
    assert page.cover.collection == ca_mau.federation.collection
    assert page.cover.file.name.startswith(f"c{ca_mau.federation.collection_id}/originals/")


def test_section_that_holds_no_texts_has_no_door(an_giang, take_in, visit):
    article = builders.news(an_giang.news)

    assert take_in(an_giang, article).status_code == 302
    assert (
        visit(an_giang.host, reverse("intake:take_in", args=[an_giang.contact.pk]), an_giang.editor).status_code == 302
    )
    assert not Intake.objects.exists()


def test_seminar_takes_its_day_and_its_author(an_giang, take_in):
    take_in(an_giang, an_giang.seminars, documents.name_as_byline)

    page = SeminarPage.objects.get()
    assert (page.date.isoformat(), page.part_of_day) == ("2026-03-05", "morning")
    assert (page.author, page.author_unit) == ("Bích Liên", "Công đoàn ngành Giáo dục")


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Tọa đàm chuẩn bị cho hội thảo bữa ăn ca", "toa-dam"),
        ("Toạ đàm về nhà trọ", "toa-dam"),
        ("HỘI NGHỊ ĐỐI THOẠI VỚI CÔNG NHÂN", "hoi-nghi"),
        ("Công nhân dự lớp tập huấn", "tap-huan"),
        ("Công nhân học nghề", "hoi-thao"),
    ],
)
def test_seminar_is_of_the_kind_that_its_title_names_first(an_giang, take_in, title, kind):
    take_in(an_giang, an_giang.seminars, text=f"{title}\n\nSáng 3/4/2019, mọi người gặp nhau.\n\nHết.")

    assert SeminarPage.objects.get().kind == kind


def test_other_page_keeps_the_byline_in_its_text(an_giang, take_in):
    take_in(an_giang, an_giang.about, documents.byline)

    page = StandardPage.objects.get(title=documents.TITLE)
    assert page.body.raw_data[-1]["value"].endswith("<p>Tin, ảnh: Ban Tuyên giáo LĐLĐ tỉnh</p>")


def test_kind_of_page_is_asked_for_only_where_there_are_several(an_giang, visit):
    def fields(parent):
        response = visit(an_giang.host, reverse("intake:take_in", args=[parent.pk]), an_giang.editor)
        return {field.name for field in response.context["form"].visible_fields()}

    assert fields(an_giang.news) == {"file", "text"}


def test_old_page_is_pasted(an_giang, take_in):
    take_in(an_giang, an_giang.news, text=PAGE)

    intake = Intake.objects.get()
    page = intake.page.specific
    assert (page.title, page.date_shown.year, intake.kind) == (
        "Công đoàn trường học sinh hoạt chuyên đề",
        2019,
        "text",
    )
    assert intake.file.read().decode() == PAGE


def test_old_page_is_uploaded(an_giang, take_in):
    html = "<h1>Hội nghị tổng kết</h1><p>Sáng 3/4/2019, công đoàn đã họp.</p><ul><li>Một</li><li>Hai</li></ul>"

    take_in(an_giang, an_giang.news, html.encode(), name="trang.html")

    intake = Intake.objects.get()
    assert (intake.kind, intake.page.title) == ("html", "Hội nghị tổng kết")
    assert "<ul><li>Một</li><li>Hai</li></ul>" in intake.page.specific.body.raw_data[0]["value"]


@pytest.mark.parametrize("name", broken.BROKEN)
def test_broken_file_is_refused_at_its_field_and_nothing_is_written(an_giang, take_in, name):
    before = counts()

    response = take_in(an_giang, an_giang.news, broken.BROKEN[name][0]())

    assert response.status_code == 200
    assert len(response.context["form"].errors["file"]) == 1
    assert escape(response.context["form"].errors["file"][0]) in response.content.decode()
    assert counts() == before


def test_empty_file_is_refused_with_what_to_do(an_giang, take_in):
    response = take_in(an_giang, an_giang.news, b"", name="rỗng.docx")

    # Django says only that it is empty.
    error = response.context["form"].errors.as_data()["file"][0]
    assert error.code == "empty"
    assert error.message != FileField.default_error_messages["empty"]
    assert not Intake.objects.exists()


def test_file_that_is_too_large_is_refused_with_its_size(an_giang, take_in, settings):
    settings.INTAKE_MAX_FILE_SIZE = 2048

    response = take_in(an_giang, an_giang.news)

    assert "2,0" in response.context["form"].errors["file"][0]
    assert not Intake.objects.exists()


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"text": " "}, "file"),
        ({"text": PAGE, "file": SimpleUploadedFile("a.docx", broken.good())}, "text"),
        ({"text": "\x01\x02 nhị phân"}, "text"),
        ({"text": PAGE, "page_type": "home.homepage"}, "page_type"),
    ],
)
def test_form_that_is_filled_in_wrongly_names_the_field(an_giang, take_in, fields, field):
    response = take_in(an_giang, an_giang.news, **fields)

    assert list(response.context["form"].errors) == [field]
    assert not Intake.objects.exists()


def test_nothing_is_left_when_the_page_cannot_be_stored(an_giang, take_in, monkeypatch):
    """The last step fails, after pictures and original have been written."""
    before = counts()

    def fail(self, *args, **kwargs):
        raise OSError("The disk is full.")

    monkeypatch.setattr(Intake, "save", fail)
    with pytest.raises(OSError, match="disk is full"):
        take_in(an_giang, an_giang.news, documents.pictures)

    assert counts() == before


def test_ways_to_the_door(an_giang, ca_mau, visit, draft):
    page = draft()
    form, report = reverse("intake:take_in", args=[an_giang.news.pk]), reverse("intake:report", args=[page.pk])

    listing = visit(an_giang.host, reverse("wagtailadmin_explore", args=[an_giang.news.pk]), an_giang.editor)
    parent = visit(an_giang.host, reverse("wagtailadmin_explore", args=[an_giang.home.pk]), an_giang.editor)
    contact = visit(an_giang.host, reverse("wagtailadmin_explore", args=[an_giang.contact.pk]), an_giang.editor)
    editor = visit(an_giang.host, reverse("wagtailadmin_pages:edit", args=[page.pk]), an_giang.editor)

    assert form in listing.content.decode()
    assert form in parent.content.decode()
    assert "/admin/intake/" not in contact.content.decode().replace(form, "")
    assert report in editor.content.decode()


def test_search_leads_to_the_door_and_gives_plain_pages_too(an_giang, visit):
    builders.news(an_giang.news)
    response = visit(an_giang.host, "/admin/pages/search/", an_giang.editor)

    assert response.status_code == 200
    assert reverse("intake:take_in", args=[an_giang.news.pk]) in response.content.decode()


def test_made_draft_goes_the_way_of_every_other(an_giang, visit, draft):
    """Nobody publishes it alone, not even who took it in as a manager."""
    page = draft(user=an_giang.manager)

    assert not page.permissions_for_user(an_giang.manager).can_publish()
    page.get_workflow().start(page, an_giang.manager)
    state = page.current_workflow_task_state
    path = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])
    visit(an_giang.host, path, an_giang.manager, "post", data={"comment": ""})
    page.refresh_from_db()
    assert not page.live
