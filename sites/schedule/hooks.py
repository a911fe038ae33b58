"""Where the schedule meets Wagtail's admin. Loaded by sites.wagtail_hooks."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.log_actions import LogFormatter

from sites.permissions import manages_any

from .due import Deed
from .heartbeat import last_run, schedule_is_late
from .run import LATE


class ScheduleLatePanel(Component):
    """Says on the dashboard that scheduled pages wait in vain."""

    name = "schedule-late"
    template_name = "sites/schedule/panel.html"
    order = 5

    def get_context_data(self, parent_context):
        return {"last_run": last_run()}


@hooks.register("construct_homepage_panels")
def warn_of_late_schedule(request, panels):
    """Warn those who can do something about it, and whose pages wait."""
    if manages_any(request.user) and schedule_is_late(request.user):
        panels.append(ScheduleLatePanel())


@hooks.register("register_log_actions")
def register_log_actions(actions):
    @actions.register_action(LATE)
    class LateFormatter(LogFormatter):
        """Says in the history how late the schedule was."""

        label = gettext_lazy("Late schedule")

        def format_message(self, log_entry):
            minutes = log_entry.data.get("minutes", 0)
            if log_entry.data.get("deed") == Deed.TAKE_DOWN:
                said = _("Taken down by schedule, late by %(delay)s")
            else:
                said = _("Published by schedule, late by %(delay)s")
            delay = ngettext("%(minutes)d minute", "%(minutes)d minutes", minutes) % {"minutes": minutes}
            return said % {"delay": delay}
