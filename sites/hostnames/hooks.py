"""What the history says of host names."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.log_actions import LogFormatter

from .changes import ADD, MAIN, REMOVE


@hooks.register("register_log_actions")
def register_hostname_log_actions(actions):
    """Give the history its words for changes of host names."""
    actions.register_action(MAIN)(_MainName)
    actions.register_action(ADD)(_Added)
    actions.register_action(REMOVE)(_Removed)


class _MainName(LogFormatter):
    label = gettext_lazy("Change the main host name")

    def format_message(self, log_entry):
        return _("Main host name changed from %(before)s to %(after)s") % log_entry.data


class _Added(LogFormatter):
    label = gettext_lazy("Add a host name")

    def format_message(self, log_entry):
        return _("Host name added: %(hostname)s") % log_entry.data


class _Removed(LogFormatter):
    label = gettext_lazy("Remove a host name")

    def format_message(self, log_entry):
        return _("Host name removed: %(hostname)s") % log_entry.data
