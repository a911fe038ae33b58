from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask


class ApprovalTask(AbstractGroupApprovalTask):
    """Approval by a second person: a member of the task's groups who did not make the last edit.

    Whoever edits a page that waits for approval becomes its last editor, and leaves the approval to somebody else.
    National administrators, who are on no team, may always approve.
    """

    class Meta:
        verbose_name = _("approval by a second person")
        verbose_name_plural = _("approvals by a second person")

    def is_last_editor(self, obj, user):
        """Tell whether the newest version of an object is this person's and a second person is needed.

        Args:
            obj: the Page under review; its newest revision counts, not what is published.
            user: a User.
        """
        revision = obj.latest_revision
        return not user.is_superuser and revision is not None and revision.user_id == user.pk

    def get_actions(self, obj, user):
        actions = super().get_actions(obj, user)
        if self.is_last_editor(obj, user):
            return [action for action in actions if action[0] != "approve"]
        return actions

    def on_action(self, task_state, user, action_name, **kwargs):
        """Act on a task state as Wagtail does.

        Raises:
            PermissionDenied: when the author of the last edit approves.
        """
        if action_name == "approve" and self.is_last_editor(task_state.workflow_state.content_object, user):
            raise PermissionDenied
        return super().on_action(task_state, user, action_name, **kwargs)

    @classmethod
    def get_description(cls):
        return _("Somebody of the chosen groups who did not make the last edit approves")
