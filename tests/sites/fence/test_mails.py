"""Mails of the editorial work go to the federation's own people, with addresses they can open."""

import re

import pytest
from wagtail.models import Comment, PageSubscription
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from pages.models import StandardPage
from tests import builders

pytestmark = pytest.mark.usefixtures("at_once")


def recipients(mailoutbox):
    return {address for mail in mailoutbox for address in mail.recipients()}


def test_submission_tells_the_teams_reviewers_and_nobody_else(an_giang, administrator, mailoutbox):
    page = builders.news(an_giang.news, live=False)

    page.get_workflow().start(page, an_giang.editor)

    assert recipients(mailoutbox) == {an_giang.reviewer.email, an_giang.manager.email}


def test_approval_and_refusal_tell_the_author_alone(an_giang, mailoutbox):
    for action in ("approve", "reject"):
        page = builders.news(an_giang.news, live=False)
        state = page.get_workflow().start(page, an_giang.editor)
        mailoutbox.clear()
        task_state = state.current_task_state

        task_state.task.specific.on_action(task_state, an_giang.reviewer, action)

        assert recipients(mailoutbox) == {an_giang.editor.email}, action


def test_author_who_has_left_the_team_learns_nothing_more(an_giang, mailoutbox):
    page = builders.news(an_giang.news, live=False)
    state = page.get_workflow().start(page, an_giang.editor)
    an_giang.editor.groups.clear()
    mailoutbox.clear()

    state.current_task_state.task.specific.on_action(state.current_task_state, an_giang.reviewer, "approve")

    assert recipients(mailoutbox) == set()


def test_mails_lead_to_a_host_where_the_team_may_work(an_giang, mailoutbox, visit):
    page = builders.news(an_giang.news, live=False)
    page.get_workflow().start(page, an_giang.editor)

    host, path = re.search(r"https?://([^/\s]+)(/admin/pages/\d+/edit/)", mailoutbox[0].body).groups()

    assert visit(host, path, an_giang.reviewer).status_code == 200


def test_comment_tells_colleagues_and_no_former_subscriber_of_another_team(an_giang, ca_mau, visit, mailoutbox):
    page = builders.add_page(an_giang.about, StandardPage(title="Có nhận xét"))
    for person in (an_giang.reviewer, ca_mau.editor):
        PageSubscription.objects.create(page=page, user=person, comment_notifications=True)
    Comment.objects.create(page=page, user=an_giang.reviewer, text="Cũ", contentpath="title")
    comment = {"text": "Nhận xét mới", "contentpath": "title", "replies": inline_formset([])}
    data = nested_form_data(
        {"title": page.title, "body": streamfield([]), "comments": inline_formset([comment], initial=0)}
    )

    visit(an_giang.host, f"/admin/pages/{page.pk}/edit/", an_giang.editor, "post", data=data)

    assert recipients(mailoutbox) == {an_giang.reviewer.email}
