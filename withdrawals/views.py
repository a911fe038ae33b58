"""The view that takes a page down."""

from django.db import transaction
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.views.pages.unpublish import UnpublishView

from .forms import WithdrawalForm
from .models import Withdrawal
from .taking_down import branch_of, withdraw


class WithdrawView(UnpublishView):
    """Wagtail's question before a page is unpublished, which also asks why."""

    template_name = "withdrawals/admin/withdraw.html"

    @cached_property
    def form(self):
        """The form, bound to what was posted."""
        data = self.request.POST if self.request.method == "POST" else None
        return WithdrawalForm(data, pages=[self.object])

    def post(self, request, *args, **kwargs):
        if not self.form.is_valid():
            return self.render_to_response(self.get_context_data())
        return super().post(request, *args, **kwargs)

    def unpublish(self):
        """Do as Wagtail does, with the same hooks, all or nothing."""
        response = self.run_hook("before_unpublish_page", self.request, self.object)
        if response is not None:
            return response
        with transaction.atomic():
            for page in branch_of(self.object, self.request.user, self.form.takes_descendants):
                withdraw(page, self.request.user, **self.form.facts)
        return self.run_hook("after_unpublish_page", self.request, self.object)

    def get_success_message(self):
        if self.form.facts["reason"] == Withdrawal.Reason.OUT_OF_DATE:
            return _("Page “%(title)s” is marked as out of date.") % {"title": self.object.get_admin_display_title()}
        return super().get_success_message()

    def get_context_data(self, **kwargs):
        return super().get_context_data(form=self.form, **kwargs)
