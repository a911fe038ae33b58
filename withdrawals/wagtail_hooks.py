"""Where taking down meets Wagtail's admin. The view of one page is put in its place by the pages' viewsets."""

from django.contrib import messages
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.log_actions import LogFormatter

from .bulk import WithdrawBulkAction
from .models import Withdrawal
from .taking_down import LOG_ACTION
from .wording import state_of

# After Wagtail's own of the same name, whose place it takes.
hooks.register("register_bulk_action", WithdrawBulkAction, order=1)


@hooks.register("before_edit_page")
def say_what_became_of_it(request, page):
    """Tell whoever opens a page in the editor that it was taken down or is out of date, by whom and why."""
    if request.method != "GET" or (page.live and not page.expired):
        return
    withdrawal = Withdrawal.objects.select_related("withdrawn_by", "replaced_by").filter(page_id=page.pk).first()
    if withdrawal is not None:
        messages.warning(request, state_of(withdrawal))


@hooks.register("register_log_actions")
def register_log_actions(actions):
    @actions.register_action(LOG_ACTION)
    class WithdrawalFormatter(LogFormatter):
        """Says in the history why a page was taken down."""

        label = gettext_lazy("Take a page down")

        def format_message(self, log_entry):
            data = log_entry.data
            reasons = dict(Withdrawal.Reason.choices)
            said = [format_html(_("Taken away from readers. Reason: {}."), reasons.get(data.get("reason"), ""))]
            if data.get("replaced_by"):
                said.append(format_html(_("In its place: “{}”."), data["replaced_by"]["title"]))
            if data.get("reader_text"):
                said.append(format_html(_("Readers are told: “{}”"), data["reader_text"]))
            if data.get("note"):
                said.append(format_html(_("Note: “{}”"), data["note"]))
            return format_html("{}" + " {}" * (len(said) - 1), *said)
