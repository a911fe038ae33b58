"""The history of a site: all that was done there, for its managers; never a word of another's."""

import datetime
import io
import uuid

import openpyxl
import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.log_actions import LogContext, log
from wagtail.models import ModelLogEntry, PageLogEntry, PageViewRestriction
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from sites.models import HistoryLine, Identity, Membership
from sites.reports.record import record_missing
from tests import builders
from tests.sites.reports.conftest import text_of

PATH = "/admin/site-reports/history/"


@pytest.fixture
def read(visit):
    """Return a function that reads the history as somebody, with a query."""

    def open_history(team, reader=None, **query):
        return text_of(visit(team.host, PATH, reader or team.manager, data=query))

    return open_history


def deed(instance, user, action="wagtail.edit", **kwargs):
    """Log something as a request of `user` would."""
    with LogContext(user=user):
        return log(instance, action, **kwargs)


def test_managers_alone_read_it(an_giang, ca_mau, administrator, stranger, visit):
    def status(user):
        return visit(an_giang.host, PATH, user).status_code

    assert status(an_giang.manager) == 200
    assert status(administrator) == 200
    assert [status(user) for user in (an_giang.editor, an_giang.reviewer, stranger, None)] == [302] * 4
    deed(an_giang.news, an_giang.editor)
    assert "Tin riêng" not in visit(an_giang.host, PATH, ca_mau.manager).content.decode()


def test_deeds_of_one_team_are_in_its_history_only(an_giang, ca_mau, named, read):
    for team in (an_giang, ca_mau):
        page = builders.news(team.news, title=f"Tin riêng của {team.federation.name}")
        deed(page, team.editor, "wagtail.lock")
        deed(Identity.for_site(team.site), team.manager)

    own = read(an_giang)

    assert "Tin riêng của An Giang" in own
    assert "Người An Giang số 0" in own
    assert "Cà Mau" not in own
    assert "ca-mau" not in own


@pytest.mark.parametrize("export", ["csv", "xlsx"])
def test_spreadsheets_hold_the_own_history_only(an_giang, ca_mau, named, visit, export):
    for team in (an_giang, ca_mau):
        deed(builders.news(team.news, title=f"Tin riêng của {team.federation.name}"), team.editor)

    response = visit(an_giang.host, PATH, an_giang.manager, data={"export": export})

    content = b"".join(response.streaming_content)
    if export == "xlsx":
        sheet = openpyxl.load_workbook(io.BytesIO(content)).active
        content = "\n".join(str(cell) for row in sheet.values for cell in row).encode()
    assert "Tin riêng của An Giang" in content.decode()
    assert "Người An Giang số 0" in content.decode()
    assert "Cà Mau" not in content.decode()


def test_csv_is_read_by_excel_and_runs_no_formula(an_giang, visit):
    deed(builders.news(an_giang.news, title='=HYPERLINK("http://evil.example")'), an_giang.editor)

    content = b"".join(visit(an_giang.host, PATH, an_giang.manager, data={"export": "csv"}).streaming_content)

    assert content.startswith(b"\xef\xbb\xbf")
    assert "'=HYPERLINK" in content.decode()
    assert ",=" not in content.decode()
    assert ',"=' not in content.decode()


def test_times_in_the_spreadsheet_are_local(an_giang, visit):
    noon = builders.local(2026, 3, 4, 12, 0)
    deed(an_giang.news, an_giang.editor, timestamp=noon)

    content = text_of(visit(an_giang.host, PATH, an_giang.manager, data={"export": "csv", "action": "wagtail.edit"}))

    assert "12:00" in content


def test_person_on_two_teams_reads_both_and_can_choose(an_giang, ca_mau, both_teams, read):
    person = both_teams(an_giang.manager)
    for team in (an_giang, ca_mau):
        deed(builders.news(team.news, title=f"Tin riêng của {team.federation.name}"), team.editor)

    both, one = read(an_giang, person), read(an_giang, person, federation=ca_mau.federation.pk)

    assert "Tin riêng của An Giang" in both
    assert "Tin riêng của Cà Mau" in both
    assert "Tin riêng của An Giang" not in one
    assert "Tin riêng của Cà Mau" in one


def test_manager_here_and_editor_there_reads_the_history_here(an_giang, ca_mau, both_teams, read):
    person = both_teams(an_giang.manager, "editors")
    deed(builders.news(ca_mau.news, title="Tin riêng của Cà Mau"), ca_mau.editor)

    assert "Tin riêng của Cà Mau" not in read(an_giang, person)


def test_neighbours_site_cannot_be_chosen(an_giang, ca_mau, read):
    deed(builders.news(ca_mau.news, title="Tin riêng của Cà Mau"), ca_mau.editor)

    assert "Tin riêng của Cà Mau" not in read(an_giang, federation=ca_mau.federation.pk)
    assert "Tin riêng của Cà Mau" not in read(an_giang, user=ca_mau.editor.pk)


def test_deleted_page_stays_in_its_own_teams_history(an_giang, ca_mau, read, visit):
    page = builders.news(an_giang.news, title="Tin bị xóa")
    visit(an_giang.host, reverse("wagtailadmin_pages:delete", args=[page.pk]), an_giang.manager, "post")

    assert not type(page).objects.filter(pk=page.pk).exists()
    assert "Tin bị xóa" in read(an_giang, action="wagtail.delete")
    assert "Tin bị xóa" not in read(ca_mau)


def test_page_moved_by_the_administrator_is_in_both_histories(an_giang, ca_mau, administrator, read):
    page = builders.news(an_giang.news, title="Tin chuyển đi")
    with LogContext(user=administrator):
        page.move(ca_mau.news, pos="last-child", user=administrator)

    here, there = read(an_giang, action="wagtail.move"), read(ca_mau, action="wagtail.move")

    assert "Tin chuyển đi" in here
    assert "Tin chuyển đi" in there
    # Where it came from is not for the new owner to know by name, nor where it went for the old one.
    assert "edit/" not in here.split("Tin chuyển đi")[0].rsplit("<td", 1)[1]
    assert str(an_giang.news.title) == str(ca_mau.news.title)


def test_source_of_a_copy_from_elsewhere_is_not_named(an_giang, ca_mau, administrator, read):
    source = builders.news(ca_mau.news, title="Nguồn bí mật của Cà Mau")
    copy = source.copy(
        to=an_giang.news, user=administrator, update_attrs={"title": "Bản sao", "draft_title": "Bản sao"}
    )

    html = read(an_giang, action="wagtail.copy")

    assert copy.title in html
    assert "Nguồn bí mật" not in html


def test_order_of_pages_is_told(an_giang, read, visit):
    first, _second = (builders.news(an_giang.news, title=title) for title in ("Một", "Hai"))
    url = reverse("wagtailadmin_pages:set_page_position", args=[first.pk])
    visit(an_giang.host, f"{url}?position=1", an_giang.manager, "post")

    assert HistoryLine.objects.filter(federation=an_giang.federation, action="wagtail.reorder").exists()


def test_coming_into_the_menu_and_leaving_it_is_told(an_giang, ca_mau, read):
    page = an_giang.about
    page.show_in_menus = not page.show_in_menus
    with LogContext(user=an_giang.reviewer):
        page.save_revision().publish()
        again = type(page).objects.get(pk=page.pk)
        again.show_in_menus = not again.show_in_menus
        again.save_revision().publish()

    actions = HistoryLine.objects.filter(federation=an_giang.federation, object_id=str(page.pk))
    assert set(actions.values_list("action", flat=True)) >= {"sites.menu.show", "sites.menu.hide"}
    assert page.title in read(an_giang, action="sites.menu.hide")
    assert not HistoryLine.objects.filter(action="sites.menu.hide").exclude(federation=an_giang.federation).exists()


def test_draft_does_not_touch_the_menu(an_giang):
    page = an_giang.about
    before = HistoryLine.objects.filter(action__startswith="sites.menu").count()
    page.show_in_menus = not page.show_in_menus
    page.save_revision()

    assert HistoryLine.objects.filter(action__startswith="sites.menu").count() == before


def test_privacy_is_told(an_giang, read, visit):
    visit(
        an_giang.host,
        reverse("wagtailadmin_pages:set_privacy", args=[an_giang.about.pk]),
        an_giang.manager,
        "post",
        data={"restriction_type": PageViewRestriction.PASSWORD, "password": "mot hai ba", "groups": []},
    )

    assert PageViewRestriction.objects.filter(page=an_giang.about).exists()
    assert an_giang.about.title in read(an_giang, action="wagtail.view_restriction.create")


def test_settings_are_told(an_giang, ca_mau, read, visit):
    data = {"governing_body": "", "name": "Tên mới", "slogan": "", "accent_colour": "#0b6b4f"}
    visit(an_giang.host, f"/admin/settings/sites/identity/{an_giang.site.pk}/", an_giang.manager, "post", data=data)

    lines = HistoryLine.objects.filter(content_type__model="identity", action="wagtail.edit")
    assert [line.federation_id for line in lines] == [an_giang.federation.pk]
    assert lines.get().user == an_giang.manager


def test_people_are_told(an_giang, ca_mau, read):
    membership = Membership.objects.get(federation=an_giang.federation, user=an_giang.editor)
    deed(membership, an_giang.manager)

    line = HistoryLine.objects.get(content_type__model="membership", action="wagtail.edit")
    assert line.federation == an_giang.federation
    assert str(an_giang.editor) in read(an_giang, action="wagtail.edit")
    assert str(an_giang.editor) not in read(ca_mau, action="wagtail.edit")


def test_account_on_two_teams_is_in_both_histories(an_giang, ca_mau, both_teams):
    person = both_teams(an_giang.editor, "editors")
    deed(person, person)

    lines = HistoryLine.objects.filter(content_type__model="user", object_id=str(person.pk))
    assert {line.federation_id for line in lines} == {an_giang.federation.pk, ca_mau.federation.pk}


def test_what_belongs_to_no_federation_is_for_administrators(an_giang, administrator, stranger, read):
    redirect = Redirect.objects.create(old_path="/moi-noi", redirect_link="/x")
    deed(redirect, administrator, "wagtail.create")

    assert "/moi-noi" in read(an_giang, administrator)
    assert "/moi-noi" not in read(an_giang)


def upload(visit, team, name="mới.png"):
    return visit(
        team.host,
        reverse("wagtailimages:add_multiple"),
        team.editor,
        "post",
        data={"title": "Ảnh mới", "files[]": builders.picture_file(name), "collection": team.federation.collection.pk},
        headers={"X-Requested-With": "XMLHttpRequest"},
    )


def test_uploaded_pictures_are_told_once(an_giang, ca_mau, read, visit):
    assert upload(visit, an_giang).json()["success"]

    (line,) = HistoryLine.objects.filter(content_type__model="libraryimage")
    assert (line.federation, line.action, line.user) == (an_giang.federation, "wagtail.create", an_giang.editor)
    assert line.label in read(an_giang, content_type=line.content_type_id)


def test_picture_deleted_singly_is_told_once(an_giang, visit):
    picture = builders.picture(an_giang.federation.collection)
    visit(an_giang.host, reverse("wagtailimages:delete", args=[picture.pk]), an_giang.editor, "post")

    (line,) = HistoryLine.objects.filter(content_type__model="libraryimage")
    assert (line.federation, line.action) == (an_giang.federation, "wagtail.delete")


def test_bulk_deeds_on_files_are_told(an_giang, visit):
    documents = [builders.document(an_giang.federation.collection, title=f"Tài liệu {n}") for n in (1, 2)]
    query = "&".join(f"id={document.pk}" for document in documents)
    url = reverse("wagtail_bulk_action", args=["library", "librarydocument", "add_tags"])
    visit(an_giang.host, f"{url}?{query}", an_giang.editor, "post", data={"tags": "công đoàn"})
    url = reverse("wagtail_bulk_action", args=["library", "librarydocument", "delete"])
    visit(an_giang.host, f"{url}?{query}", an_giang.editor, "post")

    lines = HistoryLine.objects.filter(federation=an_giang.federation, content_type__model="librarydocument")
    assert sorted(lines.values_list("label", "action")) == [
        ("Tài liệu 1", "wagtail.delete"),
        ("Tài liệu 1", "wagtail.edit"),
        ("Tài liệu 2", "wagtail.delete"),
        ("Tài liệu 2", "wagtail.edit"),
    ]


def test_files_of_commands_are_no_deeds(an_giang):
    builders.picture(an_giang.federation.collection).delete()

    assert not HistoryLine.objects.filter(content_type__model="libraryimage").exists()


def test_deleted_messages_are_told_without_their_sender(an_giang, read, visit):
    submission = an_giang.contact.get_submission_class().objects.create(
        page=an_giang.contact, form_data={"email": "doan.vien@nguoi-gui.example"}
    )
    url = reverse("wagtailforms:delete_submissions", args=[an_giang.contact.pk])
    visit(an_giang.host, f"{url}?selected-submissions={submission.pk}", an_giang.manager, "post")

    (line,) = HistoryLine.objects.filter(content_type__model="formsubmission")
    assert line.federation == an_giang.federation
    assert an_giang.contact.title in line.label
    assert "nguoi-gui" not in line.label


def test_autosaves_of_one_sitting_are_one_line(an_giang):
    sitting = uuid.uuid4()
    for minute in range(3):
        log(
            an_giang.news,
            "wagtail.edit",
            user=an_giang.editor,
            uuid=sitting,
            timestamp=builders.local(2026, 1, 1, 8, minute),
        )

    (line,) = HistoryLine.objects.filter(act=sitting)
    assert line.timestamp == builders.local(2026, 1, 1, 8, 2)
    record_missing()
    assert HistoryLine.objects.get(act=sitting).timestamp == builders.local(2026, 1, 1, 8, 2)


def test_filters_narrow_the_list(an_giang, read):
    old = builders.news(an_giang.news, title="Tin thứ nhất")
    new = builders.news(an_giang.news, title="Tin thứ hai")
    deed(old, an_giang.editor, "wagtail.lock", timestamp=timezone.now() - datetime.timedelta(days=400))
    deed(new, an_giang.reviewer, "wagtail.unlock")

    def shown(**query):
        html = read(an_giang, **query)
        return "Tin thứ nhất" in html, "Tin thứ hai" in html

    assert shown(label="thứ nhất") == (True, False)
    assert shown(user=an_giang.reviewer.pk) == (False, True)
    assert shown(action="wagtail.lock") == (True, False)
    assert shown(timestamp_to=(timezone.localdate() - datetime.timedelta(days=300)).isoformat()) == (True, False)
    assert shown(timestamp_from="not a date", action="no such") == (True, True)


def test_older_entries_are_recorded_by_the_command(an_giang, ca_mau, read):
    deed(builders.news(an_giang.news, title="Tin cũ của An Giang"), an_giang.editor)
    gone = builders.news(ca_mau.news, title="Tin đã mất")
    deed(gone, ca_mau.editor)
    gone.delete()
    HistoryLine.objects.all().delete()

    call_command("record_history")
    lines = HistoryLine.objects.count()
    call_command("record_history")

    assert "Tin cũ của An Giang" in read(an_giang)
    assert HistoryLine.objects.filter(label__contains="Tin đã mất", federation=None).exists()
    assert HistoryLine.objects.count() == lines


def test_every_entry_has_a_line(an_giang):
    entries = PageLogEntry.objects.count() + ModelLogEntry.objects.count()

    assert HistoryLine.objects.filter(page_entry=None).count() == ModelLogEntry.objects.count()
    assert HistoryLine.objects.count() >= entries


def test_list_costs_the_same_for_few_lines_and_many(an_giang, visit):
    def queries():
        visit(an_giang.host, PATH, an_giang.manager)
        with CaptureQueriesContext(connection) as captured:
            visit(an_giang.host, PATH, an_giang.manager)
        return [query["sql"] for query in captured.captured_queries]

    deed(builders.news(an_giang.news), an_giang.editor)
    few = queries()
    for _number in range(60):
        deed(builders.news(an_giang.news), an_giang.editor)
    many = queries()

    assert len(many) <= len(few), "\n".join(many)
    assert len(few) <= 46, "\n".join(few)


def test_licence_form_still_saves(an_giang, visit):
    data = nested_form_data({"licence_number": "12/GP-TTĐT", "social_links": inline_formset([])})
    visit(an_giang.host, f"/admin/settings/sites/licence/{an_giang.site.pk}/", an_giang.manager, "post", data=data)

    assert HistoryLine.objects.filter(content_type__model="licence", federation=an_giang.federation).count() == 1
