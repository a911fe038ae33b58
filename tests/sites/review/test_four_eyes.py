"""Nobody publishes what no second person has seen."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils.html import escape
from wagtail.models import PageLogEntry
from wagtail.test.utils.form_data import inline_formset, nested_form_data, querydict_from_html, streamfield

from core.versions import version_of
from pages.models import StandardPage
from tests import builders

REASON = "Bão số 5 vào đất liền tối nay, người lao động cần số điện thoại cứu trợ ngay."


def form(title, **fields):
    return nested_form_data({"title": title, "body": streamfield([]), "comments": inline_formset([]), **fields})


@pytest.fixture
def page(an_giang):
    """A page nobody has edited since it was published."""
    return builders.add_page(an_giang.about, StandardPage(title="Cũ"))


@pytest.fixture
def edit(an_giang, visit, page):
    """Return a function that posts the page's form as somebody of the team."""

    def post(user, title, **fields):
        path = f"/admin/pages/{page.pk}/edit/"
        return visit(an_giang.host, path, user, "post", data=form(title, **fields), follow=True)

    return post


@pytest.fixture
def approve(an_giang, visit, page):
    """Return a function that approves the page in its workflow, by the dialogue of the dashboard."""

    def post(user, action="approve", host=None, seen=None):
        stored = StandardPage.objects.get(pk=page.pk)
        state = stored.current_workflow_task_state
        path = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, state.pk])
        data = {"comment": "", "seen": version_of(stored) if seen is None else seen}
        return visit(host or an_giang.host, path, user, "post", data=data)

    return post


def said(response):
    return " ".join(str(message) for message in response.context["messages"])


def test_second_person_publishes_what_the_first_has_written(an_giang, page, edit, approve):
    edit(an_giang.editor, "Mới", **{"action-submit": "1"})
    approve(an_giang.reviewer)

    page.refresh_from_db()
    assert (page.title, page.live, page.workflow_in_progress) == ("Mới", True, False)


@pytest.mark.parametrize("author", ["reviewer", "manager"])
def test_author_of_the_last_edit_does_not_approve_it(an_giang, page, edit, approve, author):
    edit(getattr(an_giang, author), "Mới", **{"action-submit": "1"})
    approve(getattr(an_giang, author))
    page.refresh_from_db()
    assert page.title == "Cũ"

    approve(an_giang.manager if author == "reviewer" else an_giang.reviewer)
    page.refresh_from_db()
    assert page.title == "Mới"


def test_reviewer_who_corrects_becomes_the_author(an_giang, page, edit, approve):
    edit(an_giang.editor, "Mới", **{"action-submit": "1"})

    response = edit(an_giang.reviewer, "Sửa", **{"action-workflow-action": "true", "workflow-action-name": "approve"})
    page.refresh_from_db()
    assert page.title == "Cũ"
    assert page.get_latest_revision_as_object().title == "Sửa"
    assert an_giang.manager.email in said(response)

    approve(an_giang.reviewer)
    page.refresh_from_db()
    assert page.title == "Cũ"
    approve(an_giang.manager)
    page.refresh_from_db()
    assert page.title == "Sửa"


def test_handing_in_what_somebody_else_wrote_makes_nobody_its_author(an_giang, page, edit, approve):
    edit(an_giang.reviewer, "Mới")
    edit(an_giang.editor, "Mới", **{"action-submit": "1"})

    approve(an_giang.reviewer)
    page.refresh_from_db()
    assert page.title == "Cũ"
    approve(an_giang.manager)
    page.refresh_from_db()
    assert page.title == "Mới"


def test_version_that_came_in_meanwhile_is_not_approved_unseen(an_giang, page, edit, approve, visit):
    edit(an_giang.editor, "Mới", **{"action-submit": "1"})
    path = f"/admin/pages/{page.pk}/edit/"
    seen = version_of(StandardPage.objects.get(pk=page.pk))
    edit(an_giang.reviewer, "Không ai thấy")

    for stale in (seen, ""):
        approve(an_giang.manager, seen=stale)
    html = visit(an_giang.host, path, an_giang.manager).content.decode()
    data = querydict_from_html(html, form_id="page-edit-form")
    data.update({"body-count": "0", "action-workflow-action": "true", "workflow-action-name": "approve"})
    data["loaded_revision_id"], data["loaded_revision_created_at"] = seen.split(" ")
    response = visit(an_giang.host, path, an_giang.manager, "post", data=data, follow=True)

    page.refresh_from_db()
    assert page.title == "Cũ"
    assert page.workflow_in_progress
    assert "thay đổi" in said(response)
    approve(an_giang.manager)
    page.refresh_from_db()
    assert page.title == "Không ai thấy"


def test_dialogue_of_the_dashboard_holds_the_version(an_giang, page, edit, visit):
    edit(an_giang.editor, "Mới", **{"action-submit": "1"})
    stored = StandardPage.objects.get(pk=page.pk)
    state = stored.current_workflow_task_state
    path = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])

    html = visit(an_giang.host, path, an_giang.reviewer).json()["html"]

    assert escape(version_of(stored)) in html


def test_stale_autosave_is_not_said_to_be_saved(an_giang, page, edit):
    edit(an_giang.editor, "Mới", **{"action-submit": "1"})

    response = edit(
        an_giang.reviewer,
        "Sửa",
        **{"action-workflow-action": "true", "workflow-action-name": "approve", "overwrite_revision_id": "999999"},
    )

    assert "đã được lưu" not in said(response)


def test_version_that_was_published_is_never_written_into(an_giang, page, edit, approve):
    edit(an_giang.editor, "Mới", **{"action-submit": "1"})
    approve(an_giang.reviewer)
    page.refresh_from_db()
    published = page.live_revision_id

    edit(an_giang.editor, "Viết đè", overwrite_revision_id=str(published))

    page.refresh_from_db()
    assert page.revisions.get(pk=published).content["title"] == "Mới"
    assert page.get_latest_revision_as_object().title == "Viết đè"


def test_front_page_is_not_closed_by_one_person(an_giang, visit):
    closed = {"restriction_type": "password", "password": "x"}
    path = f"/admin/pages/{an_giang.home.pk}/privacy/"

    visit(an_giang.host, path, an_giang.reviewer, "post", data=closed)

    assert visit(an_giang.host, "/").context["page"] == an_giang.home


def test_autosave_leaves_no_message_behind(an_giang, page, visit, edit):
    an_giang.manager.groups.clear()
    edit(an_giang.reviewer, "Mới", **{"action-submit": "1"})
    path = f"/admin/pages/{page.pk}/edit/"
    json = {"accept": "application/json"}
    response = visit(an_giang.host, path, an_giang.reviewer, "post", data=form("Mới 2"), headers=json)

    assert response.json()["success"]
    assert list(get_messages(response.wsgi_request)) == []


def test_editor_who_is_author_sees_no_button_to_approve(an_giang, page, edit, visit):
    edit(an_giang.reviewer, "Mới", **{"action-submit": "1"})

    response = visit(an_giang.host, f"/admin/pages/{page.pk}/edit/", an_giang.reviewer)

    html = response.content.decode()
    assert 'data-workflow-action-name="approve"' not in html
    assert "action-publish" not in html
    assert an_giang.manager.email in said(response)


def test_page_without_changes_is_approved_from_the_editor(an_giang, page, edit, visit):
    edit(an_giang.editor, "Mới", **{"action-submit": "1"})
    path = f"/admin/pages/{page.pk}/edit/"
    data = querydict_from_html(
        visit(an_giang.host, path, an_giang.reviewer).content.decode(), form_id="page-edit-form"
    )
    data.update({"body-count": "0", "action-workflow-action": "true", "workflow-action-name": "approve"})

    visit(an_giang.host, path, an_giang.reviewer, "post", data=data)

    page.refresh_from_db()
    assert page.title == "Mới"


def test_neighbour_stranger_and_reader_approve_nothing(an_giang, ca_mau, stranger, page, edit, approve):
    edit(an_giang.editor, "Mới", **{"action-submit": "1"})
    for user in (ca_mau.reviewer, ca_mau.manager, an_giang.editor, stranger, None):
        for host in (an_giang.host, ca_mau.host):
            approve(user, host=host)

    page.refresh_from_db()
    assert page.title == "Cũ"
    assert page.workflow_in_progress


def test_lone_reviewer_is_told_how_to_ask_the_national_desk(an_giang, national, page, edit, approve, administrator):
    from sites.models import Licence

    Licence.objects.update_or_create(site=national.site, defaults={"email": "bantin@national.example"})
    an_giang.manager.groups.clear()

    response = edit(an_giang.reviewer, "Mới", **{"action-submit": "1"})

    assert "bantin@national.example" in said(response)
    approve(administrator)
    page.refresh_from_db()
    assert page.title == "Mới"


@pytest.mark.parametrize("who", ["editor", "reviewer", "manager"])
def test_other_doors_publish_nothing_alone(an_giang, visit, who):
    draft = builders.add_page(an_giang.about, StandardPage(title="Nháp"), live=False)
    person = getattr(an_giang, who)

    add = f"/admin/pages/add/pages/standardpage/{an_giang.about.pk}/"
    visit(an_giang.host, add, person, "post", data={**form("Tạo mới"), "action-publish": "1"})
    visit(an_giang.host, f"/admin/bulk/wagtailcore/page/publish/?id={draft.pk}", person, "post", data={})
    copy = {"new_title": "Sao", "new_slug": "sao", "new_parent_page": an_giang.about.pk, "publish_copies": "1"}
    visit(an_giang.host, f"/admin/pages/{an_giang.about.pk}/copy/", person, "post", data=copy)
    visit(
        an_giang.host,
        f"/admin/pages/{an_giang.about.pk}/copy/",
        person,
        "post",
        data={**copy, "new_slug": "bi-danh", "alias": "1"},
    )

    assert StandardPage.objects.child_of(an_giang.about).exists()
    assert not StandardPage.objects.child_of(an_giang.about).live().exists()


@pytest.mark.parametrize(("who", "allowed"), [("editor", False), ("reviewer", True), ("manager", True)])
def test_what_takes_no_second_person_stays_as_it_was(an_giang, page, visit, who, allowed):
    person = getattr(an_giang, who)
    visit(
        an_giang.host,
        f"/admin/pages/{page.pk}/privacy/",
        person,
        "post",
        data={"restriction_type": "password", "password": "x"},
    )
    assert page.get_view_restrictions().exists() is allowed

    visit(an_giang.host, f"/admin/pages/{page.pk}/unpublish/", person, "post", data={"reason": "error"})
    page.refresh_from_db()
    assert page.live is not allowed


class TestEmergency:
    """A manager publishes alone, with a reason, and the others learn of it."""

    @pytest.fixture
    def path(self, an_giang, page, edit):
        edit(an_giang.manager, "Mới", **{"action-submit": "1"})
        return reverse("review_emergency", args=[page.pk])

    @pytest.fixture
    def declare(self, an_giang, visit, path, page, django_capture_on_commit_callbacks):
        def post(user, reason=REASON, host=None, seen=None):
            data = {"reason": reason, "seen": version_of(StandardPage.objects.get(pk=page.pk))}
            data.update({} if seen is None else {"seen": seen})
            with django_capture_on_commit_callbacks(execute=True):
                return visit(host or an_giang.host, path, user, "post", data=data)

        return post

    def test_manager_publishes_and_the_reason_is_written_down_and_sent(
        self, an_giang, page, declare, visit, mailoutbox, path
    ):
        assert path in visit(an_giang.host, f"/admin/pages/{page.pk}/edit/", an_giang.manager).content.decode()
        mailoutbox.clear()

        declare(an_giang.manager)

        page.refresh_from_db()
        assert (page.title, page.workflow_in_progress) == ("Mới", False)
        entry = PageLogEntry.objects.get(page=page.pk, action="sites.publish_in_emergency")
        assert (entry.user, entry.data["reason"]) == (an_giang.manager, REASON)
        about_it = [mail for mail in mailoutbox if REASON in mail.body]
        assert [mail.to for mail in about_it] == [[an_giang.reviewer.email]]
        history = visit(an_giang.host, f"/admin/pages/{page.pk}/history/", an_giang.editor).content.decode()
        assert REASON in history

    @pytest.mark.parametrize("reason", ["", "gấp", "   \n "])
    def test_reason_must_be_a_sentence(self, an_giang, page, declare, reason):
        response = declare(an_giang.manager, reason)

        assert "reason" in response.context["form"].errors
        page.refresh_from_db()
        assert page.title == "Cũ"

    def test_nobody_else_has_this_door(self, an_giang, ca_mau, stranger, page, declare, mailoutbox):
        mailoutbox.clear()
        for user in (an_giang.editor, an_giang.reviewer, ca_mau.manager, stranger, None):
            declare(user)
            declare(user, host=ca_mau.host)

        page.refresh_from_db()
        assert page.title == "Cũ"
        assert mailoutbox == []

    def test_version_that_came_in_meanwhile_is_not_published(self, an_giang, page, declare, edit):
        seen = version_of(StandardPage.objects.get(pk=page.pk))
        edit(an_giang.reviewer, "Không ai thấy")

        declare(an_giang.manager, seen=seen)

        page.refresh_from_db()
        assert page.title == "Cũ"
        assert not PageLogEntry.objects.filter(action="sites.publish_in_emergency").exists()

    def test_emergency_does_not_wait_for_a_date(self, an_giang, page, declare, mailoutbox):
        draft = StandardPage.objects.get(pk=page.pk).get_latest_revision_as_object()
        draft.go_live_at = builders.local(2099, 1, 1, 8, 0)
        draft.save_revision(user=an_giang.editor)
        mailoutbox.clear()

        declare(an_giang.manager)

        page.refresh_from_db()
        assert page.title == "Mới"
        assert any("Mới" in mail.subject for mail in mailoutbox)

    def test_page_without_a_newer_version_has_nothing_to_publish(self, an_giang, declare, page):
        declare(an_giang.manager)

        assert declare(an_giang.manager).status_code == 404
