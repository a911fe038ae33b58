"""What the history of a site says about its people: each action's label and its sentence."""

import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter

from sites.roles import ROLES

_ROLE_LABELS = {role.key: role.label for role in ROLES}


def register(actions):
    """Register the actions below at Wagtail's log registry (hook `register_log_actions`)."""
    for action, label, message in _SIMPLE:
        actions.register_action(action, label, message)
    for action, formatter in _DETAILED.items():
        actions.register_action(action)(formatter)


def _role(entry, key="role"):
    return _ROLE_LABELS.get(entry.data.get(key), "")


def _day(entry, key):
    text = entry.data.get(key)
    return date_format(datetime.date.fromisoformat(text), "SHORT_DATE_FORMAT") if text else ""


class _Invite(LogFormatter):
    label = gettext_lazy("Invite")

    def format_message(self, log_entry):
        return _("Invited as: %(role)s") % {"role": _role(log_entry)}


class _Join(LogFormatter):
    label = gettext_lazy("Join the team")

    def format_message(self, log_entry):
        return _("Joined the team as: %(role)s") % {"role": _role(log_entry)}


class _Reactivate(LogFormatter):
    label = gettext_lazy("Take back into the team")

    def format_message(self, log_entry):
        return _("Taken back into the team as: %(role)s") % {"role": _role(log_entry)}


class _Role(LogFormatter):
    label = gettext_lazy("Change role")

    def format_message(self, log_entry):
        return _("Role changed from “%(before)s” to “%(role)s”") % {
            "before": _role(log_entry, "before"),
            "role": _role(log_entry),
        }


class _Term(LogFormatter):
    label = gettext_lazy("Change last day or kind")

    def format_message(self, log_entry):
        kind = _("contractor") if log_entry.data.get("is_contractor") else _("staff")
        if day := _day(log_entry, "expires_on"):
            return _("Now %(kind)s, last day %(day)s") % {"kind": kind, "day": day}
        return _("Now %(kind)s, without a last day") % {"kind": kind}


class _End(LogFormatter):
    label = gettext_lazy("End membership")

    def format_message(self, log_entry):
        if log_entry.data.get("lapsed"):
            return _("Left the team: the last day was past")
        return _("Taken out of the team")


_DETAILED = {
    "people.invite": _Invite,
    "people.join": _Join,
    "people.reactivate": _Reactivate,
    "people.role": _Role,
    "people.term": _Term,
    "people.end": _End,
}
_SIMPLE = (
    ("people.resend", gettext_lazy("Send invitation again"), gettext_lazy("Invitation sent again with a new link")),
    ("people.withdraw", gettext_lazy("Withdraw invitation"), gettext_lazy("Invitation withdrawn")),
    ("people.accept", gettext_lazy("Accept invitation"), gettext_lazy("Invitation accepted")),
    ("people.end_sessions", gettext_lazy("End sessions"), gettext_lazy("Signed out everywhere")),
    ("people.reset_second_factor", gettext_lazy("Reset second factor"), gettext_lazy("Second factor reset")),
    (
        "people.disable_idle",
        gettext_lazy("Disable idle account"),
        gettext_lazy("Account disabled because nobody signed in with it"),
    ),
    ("people.enable", gettext_lazy("Enable account"), gettext_lazy("Account enabled again")),
)
