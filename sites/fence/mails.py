"""Mails about a page go to people who may see it.

Wagtail keeps who follows the comments of a page, who wrote one and who handed a page in, and mails them also when they
have left the team. It has no hook before it mails, so its two functions that choose the recipients are wrapped, in
this one place; tests/sites/fence/test_mails.py fails when Wagtail stops asking them.
"""

from django.db import transaction
from wagtail.admin import mail
from wagtail.admin.views.pages import edit

from sites import scope
from sites.review.notifications import about_page

_send_notification = mail.send_notification
_get_valid_recipients = mail.EmailNotificationMixin.get_valid_recipients


def send_notification_to_own(recipient_users, notification, extra_context):
    """Stand in for wagtail.admin.mail.send_notification, for those who may see the page it is about.

    The mails go out once what they tell of is stored; a mail server that fails does not break the saving.
    """
    page = extra_context["page"]
    recipients = [user for user in recipient_users if scope.owns_page(user, page)]
    # Wagtail's own addresses are of the install, where a team has no business.
    context = {**extra_context, **about_page(page)}

    # A function with a name: Django logs it when it fails, which a partial() would break.
    def send():
        _send_notification(recipients, notification, context)

    transaction.on_commit(send, robust=True)
    return True


def get_own_valid_recipients(self, instance, **kwargs):
    """Stand in for EmailNotificationMixin.get_valid_recipients, for those who may see what the workflow is about."""
    return {user for user in _get_valid_recipients(self, instance, **kwargs) if scope.owns(user, instance)}


def narrow():
    """Replace Wagtail's functions; called once, when the apps are ready."""
    edit.send_notification = send_notification_to_own
    mail.EmailNotificationMixin.get_valid_recipients = get_own_valid_recipients
