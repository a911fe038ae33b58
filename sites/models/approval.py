from django import forms
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.forms import TaskStateCommentForm
from wagtail.models import AbstractGroupApprovalTask, Page

from core.versions import last_author_id, version_of


class OtherVersionError(Exception):
    """Raised when somebody approves a version that is no longer the newest."""


class ApprovalForm(TaskStateCommentForm):
    """Wagtail's form with a comment, and the version that the approver has before them."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)


class ApprovalTask(AbstractGroupApprovalTask):
    """Approval by a second person: a member of the task's groups who did not make the last edit.

    Whoever edits a page that waits for approval becomes its last editor, and leaves the approval to somebody else.
    National administrators, who are on no team, may always approve. What is approved is the version that the approver
    has before them; when it is no longer the newest, nothing is published.
    """

    class Meta:
        verbose_name = _("approval by a second person")
        verbose_name_plural = _("approvals by a second person")

    def is_last_editor(self, obj, user):
        """Tell whether a person wrote the newest version of a page, and a second person is needed.

        Args:
            obj: the Page under review.
            user: a User.
        """
        return not user.is_superuser and last_author_id(obj) == user.pk

    def get_actions(self, obj, user):
        actions = super().get_actions(obj, user)
        if actions and self.is_last_editor(obj, user):
            return [action for action in actions if action[0] != "approve"]
        return actions

    def get_form_for_action(self, action):
        return ApprovalForm if action == "approve" else super().get_form_for_action(action)

    @transaction.atomic
    def on_action(self, task_state, user, action_name, seen=None, **kwargs):
        """Act on a task state as Wagtail does.

        Args:
            seen: the version that the person has before them (core.versions.version_of). None is for code, which has
                just read it; every form sends one.

        Raises:
            PermissionDenied: when the author of the last edit approves.
            OtherVersionError: when the newest version is another than was seen. Nothing is changed.
        """
        if action_name == "approve":
            pk = task_state.workflow_state.object_id
            # Locked, so that no version comes in between the look and the publishing.
            page = Page.objects.select_for_update().get(pk=pk)
            if self.is_last_editor(page, user):
                raise PermissionDenied
            if seen is not None and seen != version_of(page):
                raise OtherVersionError
        return super().on_action(task_state, user, action_name, **kwargs)

    @classmethod
    def get_description(cls):
        return _("Somebody of the chosen groups who did not make the last edit approves")
