"""The mails of a review: who gets one, in which words, and that none of them stands in anybody's way."""

import re

import pytest
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield
from wagtail.users.models import UserProfile

from pages.models import StandardPage
from sites.review.emergency import publish_in_emergency
from tests import builders
from tests.sites.review.test_four_eyes import REASON

BROKEN = "tests.sites.review.unreachable_mail.EmailBackend"


@pytest.fixture
def page(an_giang):
    """A draft by the editor."""
    page = builders.add_page(an_giang.about, StandardPage(title="Kế hoạch năm"), live=False)
    page.save_revision(user=an_giang.editor)
    return type(page).objects.get(pk=page.pk)


@pytest.fixture
def hand_in(an_giang, visit, page, at_once):
    """Return a function that hands the page in by its form."""

    def post(user=None, **fields):
        data = {"title": "Kế hoạch năm", "body": streamfield([]), "comments": inline_formset([]), **fields}
        form = nested_form_data({**data, "action-submit": "1"})
        path = f"/admin/pages/{page.pk}/edit/"
        return visit(an_giang.host, path, user or an_giang.editor, "post", data=form)

    return post


@pytest.fixture
def decide(page):
    """Return a function that approves or returns the page."""

    def act(user, action="approve", comment=""):
        state = type(page).objects.get(pk=page.pk).current_workflow_task_state
        return state.task.specific.on_action(state, user, action, comment=comment)

    return act


def to(mailoutbox):
    return sorted(address for mail in mailoutbox for address in mail.recipients())


def test_handing_in_tells_those_who_can_approve_once_each(an_giang, page, hand_in, mailoutbox):
    hand_in()

    assert to(mailoutbox) == sorted([an_giang.reviewer.email, an_giang.manager.email])
    for mail in mailoutbox:
        assert "Kế hoạch năm" in mail.subject
        assert an_giang.editor.email in mail.body
        assert f"http://{an_giang.host}/admin/pages/{page.pk}/edit/" in mail.body


def test_approval_tells_who_handed_in_once_with_the_comment(an_giang, page, hand_in, decide, mailoutbox):
    hand_in()
    mailoutbox.clear()

    decide(an_giang.reviewer, comment="Đạt, cảm ơn <Lan> & nhóm")

    (mail,) = mailoutbox
    assert mail.to == [an_giang.editor.email]
    page.refresh_from_db()
    for fact in ("Đạt, cảm ơn <Lan> & nhóm", an_giang.reviewer.email, page.full_url):
        assert fact in mail.body


def test_return_tells_who_handed_in_with_the_comment(an_giang, hand_in, decide, mailoutbox):
    hand_in()
    mailoutbox.clear()

    decide(an_giang.manager, "reject", comment="Thiếu nguồn")

    (mail,) = mailoutbox
    assert mail.to == [an_giang.editor.email]
    assert "Thiếu nguồn" in mail.body
    assert an_giang.manager.email in mail.body


def test_author_learns_of_the_publishing_of_what_another_handed_in(an_giang, hand_in, decide, mailoutbox):
    hand_in(an_giang.manager)
    mailoutbox.clear()

    decide(an_giang.reviewer)

    assert to(mailoutbox) == sorted([an_giang.manager.email, an_giang.editor.email])


def test_who_publishes_alone_is_told_nothing(an_giang, administrator, at_once, mailoutbox):
    page = builders.add_page(an_giang.about, StandardPage(title="Tự đăng"), live=False)
    revision = page.save_revision(user=administrator)

    revision.publish(user=administrator)

    assert mailoutbox == []


def test_old_authors_learn_nothing_of_a_new_publishing(an_giang, administrator, page, at_once, mailoutbox):
    page.get_latest_revision().publish(user=administrator)
    assert to(mailoutbox) == [an_giang.editor.email]
    mailoutbox.clear()

    draft = page.get_latest_revision_as_object()
    draft.save_revision(user=an_giang.reviewer).publish(user=administrator)

    assert to(mailoutbox) == [an_giang.reviewer.email]


def test_emergency_tells_everyone_once(an_giang, page, at_once, mailoutbox):
    publish_in_emergency(page, an_giang.manager, REASON)

    assert to(mailoutbox) == sorted([an_giang.editor.email, an_giang.reviewer.email])


def test_each_reads_it_in_the_language_of_their_account(an_giang, hand_in, mailoutbox):
    for user, language in ((an_giang.reviewer, "en"), (an_giang.manager, "vi")):
        profile = UserProfile.get_for_user(user)
        profile.preferred_language = language
        profile.save()

    hand_in()

    by_address = {mail.to[0]: mail.body for mail in mailoutbox}
    assert "The page:" in by_address[an_giang.reviewer.email]
    assert "Trang:" in by_address[an_giang.manager.email]


@pytest.mark.parametrize(
    ("preference", "deed"), [("submitted", "hand in"), ("approved", "approve"), ("rejected", "reject")]
)
def test_preferences_are_kept(an_giang, hand_in, decide, mailoutbox, preference, deed):
    for user in (an_giang.editor, an_giang.reviewer, an_giang.manager):
        profile = UserProfile.get_for_user(user)
        setattr(profile, f"{preference}_notifications", False)
        profile.save()

    hand_in()
    if deed != "hand in":
        mailoutbox.clear()
        decide(an_giang.reviewer, deed)

    assert mailoutbox == []


def test_whoever_left_the_team_learns_nothing_more(an_giang, hand_in, decide, mailoutbox):
    hand_in(an_giang.manager)
    an_giang.editor.groups.clear()
    mailoutbox.clear()

    decide(an_giang.reviewer)

    assert to(mailoutbox) == [an_giang.manager.email]


def test_nobody_of_the_neighbour_the_national_desk_or_outside_is_told(
    an_giang, ca_mau, administrator, stranger, hand_in, decide, mailoutbox
):
    hand_in()
    decide(an_giang.reviewer)

    own = {an_giang.editor.email, an_giang.reviewer.email, an_giang.manager.email}
    assert set(to(mailoutbox)) <= own
    assert mailoutbox


def test_mails_name_no_other_host(an_giang, hand_in, decide, mailoutbox):
    hand_in()
    decide(an_giang.reviewer)

    for mail in mailoutbox:
        assert set(re.findall(r"https?://([^/\s]+)", mail.body)) == {an_giang.host}


@pytest.mark.parametrize("action", ["approve", "reject"])
def test_mail_server_that_is_away_breaks_nothing(
    an_giang, visit, page, settings, django_capture_on_commit_callbacks, action
):
    settings.EMAIL_BACKEND = BROKEN
    form = {"title": "Kế hoạch năm", "body": streamfield([]), "comments": inline_formset([]), "action-submit": "1"}
    with django_capture_on_commit_callbacks(execute=True):
        path = f"/admin/pages/{page.pk}/edit/"
        response = visit(an_giang.host, path, an_giang.editor, "post", data=nested_form_data(form))
    assert response.status_code == 302
    state = type(page).objects.get(pk=page.pk).current_workflow_task_state
    with django_capture_on_commit_callbacks(execute=True):
        state.task.specific.on_action(state, an_giang.reviewer, action)

    page.refresh_from_db()
    assert page.live is (action == "approve")
    assert not page.workflow_in_progress


def test_no_mail_goes_out_for_what_was_undone(an_giang, page, mailoutbox):
    page.get_workflow().start(page, an_giang.editor)

    # The test's own transaction is not committed.
    assert mailoutbox == []
