"""What the history says of a change of state."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.log_actions import LogFormatter

from sites.models import Federation

from .changes import ACTION

_LABELS = dict(Federation.State.choices)


@hooks.register("register_log_actions")
def register_state_log_action(actions):
    """Give the history its words for a change of state."""
    actions.register_action(ACTION)(_StateChange)


class _StateChange(LogFormatter):
    label = gettext_lazy("Change the state of the site")

    def format_message(self, log_entry):
        data = log_entry.data
        values = {"before": _LABELS[data["before"]], "after": _LABELS[data["after"]], "reason": data["reason"]}
        message = _("State of the site changed from “%(before)s” to “%(after)s”: %(reason)s") % values
        if "missing" not in data:
            return message
        waived = {"items": ", ".join(data["missing"]), "waiver": data["waiver"]}
        return f"{message} " + _("Still missing were: %(items)s. Opened all the same: %(waiver)s") % waived
