"""Who is told of an emergency when the mail server does not take every address."""

from sites.review.emergency import publish_in_emergency
from tests import builders
from tests.cast import PASSWORD
from tests.sites.review.choosy_mail import UNKNOWN

REASON = "Bão đổ bộ đêm nay, bà con cần biết ngay."


def test_one_address_that_does_not_work_keeps_the_mail_from_nobody_else(
    an_giang, django_user_model, mailoutbox, settings, django_capture_on_commit_callbacks
):
    assert an_giang.reviewer.email == UNKNOWN
    second = django_user_model.objects.create_user("z-reviewer@an-giang.example", PASSWORD)
    second.groups.add(an_giang.federation.reviewers)
    page = builders.news(an_giang.news, title="Tin khẩn", live=False)
    page.save_revision(user=an_giang.editor)
    settings.EMAIL_BACKEND = "tests.sites.review.choosy_mail.EmailBackend"

    with django_capture_on_commit_callbacks(execute=True):
        publish_in_emergency(page, an_giang.manager, REASON)

    told = {address for mail in mailoutbox if REASON in mail.body for address in mail.recipients()}
    assert second.email in told
    assert an_giang.manager.email not in told
    assert "Tin khẩn" in mailoutbox[-1].subject
