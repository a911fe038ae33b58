"""A note to the approver: where it goes, where it never goes, and that it is not lost on the way."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from pages.models import StandardPage
from sites.models import SubmissionNote
from tests import builders

NOTE = "Xin xem kỹ đoạn 2 <b>& bảng</b>; cần đăng trước 16h."
TITLE = "Kế hoạch năm"


class Form:
    """A person at the form of a page, in one session."""

    def __init__(self, team, user, page):
        self.client = Client(SERVER_NAME=team.host, headers={"accept-language": "vi"})
        self.client.force_login(user)
        self.address = f"/admin/pages/{page.pk}/edit/"

    def send(self, note="", title=TITLE, address=None, accept="text/html", **fields):
        """Send the form with a note; return the response."""
        data = {"title": title, "slug": "ke-hoach", "body": streamfield([]), "comments": inline_formset([])}
        form = nested_form_data({**data, "submission-note": note, **fields})
        return self.client.post(address or self.address, form, headers={"accept": accept})

    def text(self):
        """The text of the opened form, as (BeautifulSoup, words of the page)."""
        soup = BeautifulSoup(self.client.get(self.address).content, "html.parser")
        return soup, " ".join(soup.get_text(" ").split())

    def field(self):
        """What stands in the field, or None when there is none."""
        return value_of(self.client.get(self.address))


def value_of(response):
    field = BeautifulSoup(response.content, "html.parser").find("textarea", {"name": "submission-note"})
    return field and field.get_text().removeprefix("\n").rstrip()


@pytest.fixture
def page(an_giang):
    page = builders.add_page(an_giang.about, StandardPage(title=TITLE), live=False)
    page.save_revision(user=an_giang.editor)
    return page


@pytest.fixture
def form(an_giang, page):
    return Form(an_giang, an_giang.editor, page)


@pytest.fixture
def submitted(form, at_once):
    assert form.send(NOTE, **{"action-submit": "1"}).status_code == 302
    return form


def return_page(page, team):
    state = type(page).objects.get(pk=page.pk).current_workflow_task_state
    state.task.specific.on_action(state, team.reviewer, "reject", comment="Thiếu nguồn")


def test_approvers_read_it_in_the_mail_at_the_page_and_on_the_desk(
    an_giang, page, form, visit, mailoutbox, django_capture_on_commit_callbacks
):
    # Not `at_once`: the mail goes with the commit, when the note is written.
    with django_capture_on_commit_callbacks(execute=True):
        form.send(NOTE, **{"action-submit": "1"})

    assert {mail.to[0] for mail in mailoutbox} == {an_giang.reviewer.email, an_giang.manager.email}
    assert all(NOTE in mail.body for mail in mailoutbox)
    soup, words = Form(an_giang, an_giang.reviewer, page).text()
    assert NOTE in words
    assert not [tag for tag in soup.find_all("b") if "bảng" in tag.get_text()]
    desk = BeautifulSoup(visit(an_giang.host, "/admin/", an_giang.reviewer).content, "html.parser")
    assert NOTE in desk.find(id="awaiting-review-section").get_text()


def test_history_of_the_review_keeps_each_note(an_giang, page, submitted):
    return_page(page, an_giang)
    submitted.send("Đã thêm nguồn.", **{"action-submit": "1"})
    state = type(page).objects.get(pk=page.pk).current_workflow_state

    address = f"/admin/pages/{page.pk}/workflow_history/detail/{state.pk}/"
    words = BeautifulSoup(submitted.client.get(address).content, "html.parser").get_text()
    assert NOTE in words
    assert "Đã thêm nguồn." in words
    assert state.current_task_state.submission_note.text == "Đã thêm nguồn."


def test_new_note_goes_with_a_review_that_is_begun_again(an_giang, page, submitted):
    return_page(page, an_giang)
    submitted.send("Gửi lại từ đầu.", **{"action-restart-workflow": "1"})

    state = type(page).objects.get(pk=page.pk).current_workflow_task_state
    assert state.submission_note.text == "Gửi lại từ đầu."
    assert state.submission_note.author == an_giang.editor


def test_note_of_a_new_page_goes_with_it(an_giang, form):
    address = f"/admin/pages/add/pages/standardpage/{an_giang.about.pk}/"
    form.send(NOTE, title="Trang mới", address=address, slug="trang-moi", **{"action-submit": "1"})

    state = StandardPage.objects.get(title="Trang mới").current_workflow_task_state
    assert state.submission_note.text == NOTE


def test_field_is_empty_again_after_handing_in(an_giang, page, submitted):
    return_page(page, an_giang)

    assert submitted.field() == ""


@pytest.mark.parametrize("accept", ["text/html", "application/json"])
def test_note_waits_with_its_writer_until_the_page_is_handed_in(an_giang, page, form, accept):
    assert form.send(NOTE, accept=accept).status_code in {200, 302}

    assert form.field() == NOTE
    assert Form(an_giang, an_giang.reviewer, page).field() == ""
    assert not SubmissionNote.objects.exists()


def test_note_that_was_taken_out_again_is_gone(form):
    form.send(NOTE)
    form.send("")

    assert form.field() == ""


def test_note_of_a_new_page_waits_too(an_giang, form):
    address = f"/admin/pages/add/pages/standardpage/{an_giang.about.pk}/"
    response = form.send(NOTE, title="Trang mới", address=address, slug="trang-moi")

    assert value_of(form.client.get(response.url)) == NOTE


def test_note_is_not_lost_when_the_page_is_refused(form, page):
    response = form.send(NOTE, title="", **{"action-submit": "1"})

    assert response.status_code == 200
    assert value_of(response) == NOTE
    assert not type(page).objects.get(pk=page.pk).workflow_in_progress


def test_note_that_is_too_long_is_refused_and_kept(form, page):
    long = "chữ " * 126

    response = form.send(long, **{"action-submit": "1"})

    assert value_of(response) == long.strip()
    assert BeautifulSoup(response.content, "html.parser").select_one(".submission-note[open] .submission-note__error")
    assert not type(page).objects.get(pk=page.pk).workflow_in_progress


def test_lines_count_as_in_the_browser(form, page):
    # 500 characters there, of which 99 are new lines.
    form.send("\r\n".join(["chữ!"] * 100), **{"action-submit": "1"})

    state = type(page).objects.get(pk=page.pk).current_workflow_task_state
    assert len(state.submission_note.text) == 499


def test_note_is_no_part_of_the_page(an_giang, administrator, page, submitted, visit):
    state = type(page).objects.get(pk=page.pk).current_workflow_task_state
    state.task.specific.on_action(state, an_giang.reviewer, "approve")
    page.refresh_from_db()

    assert page.live
    assert "Xin xem kỹ" not in visit(an_giang.host, page.url).content.decode()
    assert not [revision for revision in page.revisions.all() if "Xin xem kỹ" in str(revision.content)]


def test_handing_in_without_a_note_writes_none(form, page, at_once, mailoutbox):
    form.send("  \r\n ", **{"action-submit": "1"})

    assert type(page).objects.get(pk=page.pk).workflow_in_progress
    assert not SubmissionNote.objects.exists()
    assert mailoutbox
    assert all("nhắn:" not in mail.body for mail in mailoutbox)


def test_nobody_of_the_neighbour_or_outside_reads_it(an_giang, ca_mau, stranger, page, submitted, visit, mailoutbox):
    state = type(page).objects.get(pk=page.pk).current_workflow_state
    addresses = [
        "/admin/",
        f"/admin/pages/{page.pk}/edit/",
        f"/admin/pages/{page.pk}/workflow_history/detail/{state.pk}/",
    ]
    for team, user in ((ca_mau, ca_mau.reviewer), (an_giang, ca_mau.reviewer), (an_giang, stranger), (an_giang, None)):
        for address in addresses:
            assert "Xin xem kỹ" not in visit(team.host, address, user).content.decode()
    assert {mail.to[0] for mail in mailoutbox} == {an_giang.reviewer.email, an_giang.manager.email}


def test_who_cannot_hand_in_has_no_field(an_giang, administrator, page):
    page.locked = True
    page.locked_by = administrator
    page.save()

    assert Form(an_giang, an_giang.editor, page).field() is None
