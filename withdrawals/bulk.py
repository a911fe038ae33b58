"""Taking several pages down at once."""

from wagtail.admin.views.pages.bulk_actions.unpublish import UnpublishBulkAction

from .forms import BulkWithdrawalForm
from .taking_down import branch_of, withdraw


class WithdrawBulkAction(UnpublishBulkAction):
    """Wagtail's bulk action, which also asks why."""

    template_name = "withdrawals/admin/bulk_withdraw.html"
    form_class = BulkWithdrawalForm

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "pages": self.get_actionable_objects()[0]}

    def get_execution_context(self):
        return {**super().get_execution_context(), "facts": self.cleaned_form.facts}

    @classmethod
    def execute_action(cls, objects, include_descendants=False, user=None, facts=None, **kwargs):
        """Take the pages down.

        Returns:
            (number of pages chosen, number of pages below them)
        """
        below, gone = 0, set()
        for page in objects:
            branch = [one for one in branch_of(page.specific, user, include_descendants) if one.pk not in gone]
            for one in branch:
                withdraw(one, user, **facts)
            gone.update(one.pk for one in branch)
            below += max(0, len(branch) - 1)
        return len(objects), below
