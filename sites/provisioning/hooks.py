"""What the history says of a federation that was made."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.log_actions import LogFormatter

from sites.models import Federation

from .build import MAKE

_LABELS = dict(Federation.State.choices)


@hooks.register("register_log_actions")
def register_provisioning_log_action(actions):
    """Give the history its words for a federation that was made."""
    actions.register_action(MAKE)(_Made)


class _Made(LogFormatter):
    label = gettext_lazy("Make the site")

    def format_message(self, log_entry):
        return _("Site made as specified, in the state “%(state)s”") % {"state": _LABELS[log_entry.data["state"]]}
