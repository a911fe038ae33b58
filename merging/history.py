"""What the history says of mergers."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.log_actions import LogFormatter

MERGED, UNDONE = "federation.merge", "federation.merge_undone"


@hooks.register("register_log_actions")
def register_merger_log_actions(actions):
    """Give the history its words for mergers."""
    actions.register_action(MERGED)(_Merged)
    actions.register_action(UNDONE)(_Undone)


class _Merged(LogFormatter):
    label = gettext_lazy("Merge federations")

    def format_message(self, log_entry):
        return _("%(predecessor)s was merged into %(successor)s") % log_entry.data


class _Undone(LogFormatter):
    label = gettext_lazy("Undo a merger of federations")

    def format_message(self, log_entry):
        return _("The merger of %(predecessor)s into %(successor)s was undone") % log_entry.data
