"""Mails about comments on a draft: to the own people only, in their language, with what was said and the way there."""

import re

import pytest
from wagtail.models import Comment, PageSubscription
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield
from wagtail.users.models import UserProfile

from pages.models import StandardPage

pytestmark = pytest.mark.usefixtures("at_once")
TITLE = "Kế hoạch Tháng Công nhân"


@pytest.fixture
def page(an_giang, visit):
    """A draft that the editor has made by the form; Wagtail subscribes them to its comments then."""
    data = {"title": TITLE, "slug": "ke-hoach", "body": streamfield([]), "comments": inline_formset([])}
    address = f"/admin/pages/add/pages/standardpage/{an_giang.about.pk}/"
    # As the form has it for a new page.
    form = {**nested_form_data(data), "comment_notifications": "on"}
    assert visit(an_giang.host, address, an_giang.editor, "post", data=form).status_code == 302
    return StandardPage.objects.get(title=TITLE)


@pytest.fixture
def say(an_giang, visit, page):
    """Return a function that sends the page's form with comments, new ones or those there are."""

    def send(user, *comments, initial=0, **fields):
        data = {
            "title": TITLE,
            "slug": "ke-hoach",
            "body": streamfield([]),
            "comments": inline_formset(list(comments), initial=initial),
        }
        subscribed = PageSubscription.objects.filter(page=page, user=user, comment_notifications=True).exists()
        form = {**nested_form_data(data), **({"comment_notifications": "on"} if subscribed else {})}
        response = visit(an_giang.host, f"/admin/pages/{page.pk}/edit/", user, "post", data=form)
        assert response.status_code == 302

    return send


def comment(text, **fields):
    return {"text": text, "contentpath": "title", "replies": inline_formset([]), **fields}


def in_vietnamese(*users):
    for user in users:
        profile = UserProfile.get_for_user(user)
        profile.preferred_language = "vi"
        profile.save()


def test_comment_of_the_reviewer_reaches_the_editor(an_giang, page, say, mailoutbox):
    in_vietnamese(an_giang.editor)
    say(an_giang.reviewer, comment("Nêu rõ <ngày> & giờ"))

    (mail,) = mailoutbox
    assert mail.to == [an_giang.editor.email]
    assert TITLE in mail.subject
    for fact in (an_giang.reviewer.email, TITLE, "Nêu rõ <ngày> & giờ", "Bình luận mới:"):
        assert fact in mail.body
    assert f"http://{an_giang.host}/admin/pages/{page.pk}/edit/" in mail.body
    assert set(re.findall(r"https?://([^/\s]+)", mail.subject + mail.body)) == {an_giang.host}


def test_answer_of_the_editor_reaches_the_reviewer(an_giang, page, say, mailoutbox):
    say(an_giang.reviewer, comment("Ngày nào?"))
    said = Comment.objects.get(text="Ngày nào?")
    mailoutbox.clear()
    reply = {"text": "Ngày 30/9.", "id": ""}
    say(
        an_giang.editor,
        comment("Ngày nào?", id=said.pk, replies=inline_formset([reply], initial=0)),
        initial=1,
    )

    (mail,) = mailoutbox
    assert mail.to == [an_giang.reviewer.email]
    assert "Ngày nào?" in mail.body
    assert "Ngày 30/9." in mail.body


def test_neighbour_former_member_and_stranger_are_told_nothing(an_giang, ca_mau, stranger, page, say, mailoutbox):
    for person in (ca_mau.editor, an_giang.manager, stranger):
        PageSubscription.objects.create(page=page, user=person, comment_notifications=True)
    an_giang.manager.groups.clear()

    say(an_giang.reviewer, comment("Chỉ người nhà đọc"))

    assert {address for mail in mailoutbox for address in mail.recipients()} == {an_giang.editor.email}


def test_who_wants_no_such_mail_gets_none(an_giang, page, say, mailoutbox):
    profile = UserProfile.get_for_user(an_giang.editor)
    profile.updated_comments_notifications = False
    profile.save()

    say(an_giang.reviewer, comment("Không ai nghe"))

    assert mailoutbox == []
