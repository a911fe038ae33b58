"""Taking a federation from one state to another: one function for the board and the command line."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import LogContext, log

from sites.models import Federation
from sites.roles import ROLES, grant, withdraw

from .signals import state_asked_for

ACTION = "federation.state"
_State = Federation.State


def change_state(federation, state, actor, reason, existed_until=None, missing=(), waiver=""):
    """Take a federation to another state, log it and let its team in or keep it out.

    What the team may do lies in the grants of its groups. Who is on the team is left as it is, so that a federation
    that comes back has its people back.

    Args:
        federation: the Federation; brought up to date.
        state: a Federation.State.
        actor: the User who asks, a national administrator, or None for the command line.
        reason: why; shown in the history.
        existed_until: date of the last day, for an archived site; None leaves what is there.
        missing: for the history: what a site that is opened still lacked.
        waiver: why it was opened all the same. That there is one is asked of people by the board, not of programs.

    Raises:
        ValidationError: by field, when the change makes no sense; nothing is changed then.
    """
    with transaction.atomic(), LogContext(user=actor):
        row = Federation.objects.select_for_update(of=("self",), no_key=True).get(pk=federation.pk)
        before, state = row.state, _State(state)
        row.existed_until = existed_until or row.existed_until
        _require_sense(row, state, reason)
        state_asked_for.send(sender=Federation, federation=row, state=state)
        row.state, row.state_since, row.state_reason = state, timezone.now(), reason
        row.save(update_fields=["state", "state_since", "state_reason", "existed_until"])
        for role in ROLES:
            if row.is_worked_on:
                grant(row.group_for(role.key), role, row)
            else:
                withdraw(row.group_for(role.key))
        said = {"missing": list(missing), "waiver": waiver} if missing else {}
        log(row, ACTION, data={"before": before, "after": state, "reason": reason, **said})
    federation.refresh_from_db()


def _require_sense(federation, state, reason):
    problems = {}
    if federation.state == state:
        problems["state"] = _("%(name)s is in this state already.") % {"name": federation}
    if federation.unit_kind == Federation.UnitKind.NATIONAL and state != _State.LIVE:
        problems["state"] = _("The national site stays live: without it nobody could sign in to mend anything.")
    if not reason.strip():
        problems["reason"] = _("Say why; whoever takes it back one day will want to know.")
    if state == _State.ARCHIVED and federation.existed_until is None:
        problems["existed_until"] = _("Give the last day of the federation: readers of the archived site are told it.")
    if problems:
        raise ValidationError(problems)
