"""The mails of a review: handed in, approved, returned, published.

Wagtail's notifiers decide who is told and in which language, and ask each person's preferences; sites.fence.mails
leaves out whoever may not see the page. Here they get our words, addresses on the federation's own host, and they send
once what they tell of is stored, so that a mail server that fails or is slow stands in nobody's way.

They are connected under the names that Wagtail gives its own. Of two receivers with one name Django keeps the first,
and this app is ready before Wagtail's; tests/sites/review/test_notifications.py fails when somebody is told twice.
"""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models.signals import post_save
from django.urls import reverse
from wagtail.admin import mail
from wagtail.models import Page, PageLogEntry, TaskState, WorkflowState
from wagtail.signals import task_submitted, workflow_approved, workflow_rejected

from sites.models import SubmissionNote

from .people import PUBLISHED, PUBLISHED_BY_SCHEDULE, people_behind


def about_page(page):
    """Return what every mail about a page says: its title, and addresses on its federation's own host.

    Args:
        page: the Page as it is stored now.

    Returns:
        dict for the template: page, title, edit_url, account_url.
    """
    site = page.get_site()
    base_url = site.root_url if site else settings.WAGTAILADMIN_BASE_URL
    return {
        "page": page,
        "title": page.get_admin_display_title(),
        "edit_url": base_url + reverse("wagtailadmin_pages:edit", args=[page.pk]),
        "account_url": base_url + reverse("wagtailadmin_account") + "#tab-notifications",
    }


class ReviewMail:
    """Mixin for Wagtail's notifiers about pages: own addresses, and no mail before the commit."""

    def get_context(self, instance, **kwargs):
        context = super().get_context(instance, **kwargs)
        # As it is stored now: what Wagtail holds is from before the deed. A publishing is told of by the page itself.
        page = Page.objects.get(pk=context.get("page", instance).pk).specific
        return {**context, **about_page(page)}

    def send_notifications(self, template_set, context, recipients, **kwargs):
        # A function with a name: Django logs it when it fails, which a partial() would break.
        def send():
            self.send_emails(template_set, context, recipients)

        transaction.on_commit(send, robust=True)
        return True


class SubmittedMail(ReviewMail, mail.GroupApprovalTaskStateSubmissionEmailNotifier):
    """To those who can approve."""

    def get_context(self, task_state, **kwargs):
        context = super().get_context(task_state, **kwargs)
        return {**context, "person": task_state.workflow_state.requested_by, "task_state": task_state}

    def send_emails(self, template_set, context, recipients, **kwargs):
        # Not before the commit: the note is written after Wagtail has told of the step.
        note = SubmissionNote.objects.filter(task_state=context["task_state"]).first()
        return super().send_emails(template_set, {**context, "note": note}, recipients, **kwargs)


class ApprovedMail(ReviewMail, mail.WorkflowStateApprovalEmailNotifier):
    """To whoever handed in; it says whether readers have the page now, or when they will."""

    def get_context(self, workflow_state, **kwargs):
        context = super().get_context(workflow_state, **kwargs)
        scheduled = context["page"].scheduled_revision
        return {
            **context,
            **_decision(workflow_state),
            "go_live_at": scheduled.approved_go_live_at if scheduled else None,
        }


class ReturnedMail(ReviewMail, mail.WorkflowStateRejectionEmailNotifier):
    """To whoever handed in, with the words of whoever returned it."""

    def get_context(self, workflow_state, **kwargs):
        return {**super().get_context(workflow_state, **kwargs), **_decision(workflow_state)}


class PublishedMail(ReviewMail, mail.EmailNotificationMixin, mail.Notifier):
    """To those whose work it is, when somebody else published it, or the schedule.

    Whoever an approval or an emergency tells already is not told again.
    """

    # The preference that it follows; Wagtail has none of its own for this.
    notification = "approved"

    def __init__(self):
        super().__init__((Page,))

    def get_recipient_users(self, page, entry, **kwargs):
        people = people_behind(page, entry.revision, before=entry) - {entry.user_id} - _told_otherwise(entry)
        return set(get_user_model().objects.filter(pk__in=people))

    def get_template_set(self, instance, **kwargs):
        base = f"{self.template_directory}page_published"
        return {"subject": f"{base}_subject.txt", "text": f"{base}.txt", "html": f"{base}.html"}

    def get_context(self, page, entry, **kwargs):
        return {**super().get_context(page, entry=entry, **kwargs), "person": entry.user}


def _decision(workflow_state):
    """Return who ended a review, and what they said."""
    step = TaskState.objects.select_related("finished_by").get(pk=workflow_state.current_task_state_id)
    return {"person": step.finished_by, "comment": step.comment}


def _told_otherwise(entry):
    """Return the primary keys of those who learn of a publishing from another mail."""
    if entry.action == PUBLISHED_BY_SCHEDULE:
        return set()
    steps = TaskState.objects.filter(revision_id=entry.revision_id, status=TaskState.STATUS_APPROVED)
    return set(steps.values_list("workflow_state__requested_by_id", flat=True))


def tell_of_publishing(sender, instance, created, raw=False, **kwargs):
    """Tell of what Wagtail's log says was published, whichever door it was."""
    if raw or not created or instance.action not in {PUBLISHED, PUBLISHED_BY_SCHEDULE} or instance.revision is None:
        return
    emergency = PageLogEntry.objects.filter(
        page_id=instance.page_id, action="sites.publish_in_emergency", revision_id=instance.revision_id
    )
    if not emergency.exists():
        published_mail(instance=instance.page, entry=instance)


submitted_mail, approved_mail, returned_mail = SubmittedMail(), ApprovedMail(), ReturnedMail()
published_mail = PublishedMail()

task_submitted.connect(
    submitted_mail, sender=TaskState, dispatch_uid="group_approval_task_submitted_email_notification"
)
workflow_approved.connect(
    approved_mail, sender=WorkflowState, dispatch_uid="workflow_state_approved_email_notification"
)
workflow_rejected.connect(
    returned_mail, sender=WorkflowState, dispatch_uid="workflow_state_rejected_email_notification"
)
post_save.connect(tell_of_publishing, sender=PageLogEntry, dispatch_uid="sites.review.published")
