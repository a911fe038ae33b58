"""What colleagues are told of a page that was taken down."""

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from .models import Withdrawal


def state_of(withdrawal):
    """Return in sentences what became of a page, when, by whom, why, and how it comes back.

    Args:
        withdrawal: a Withdrawal with its person and its successor loaded.
    """
    is_readable = withdrawal.reason == Withdrawal.Reason.OUT_OF_DATE
    person = withdrawal.withdrawn_by
    said = [
        (_("Marked as out of date on %(moment)s.") if is_readable else _("Taken down on %(moment)s."))
        % {"moment": date_format(localtime(withdrawal.withdrawn_at), "SHORT_DATETIME_FORMAT")}
    ]
    if person is not None:
        said.append(_("By: %(person)s.") % {"person": person.get_full_name() or person.email})
    if not is_readable:
        said.append(_("Reason: %(reason)s.") % {"reason": withdrawal.get_reason_display()})
    if withdrawal.replaced_by is not None:
        said.append(
            _("Readers are sent to “%(title)s”.") % {"title": withdrawal.replaced_by.get_admin_display_title()}
        )
    if withdrawal.note:
        said.append(_("Note: “%(note)s”") % {"note": withdrawal.note})
    said.append(_("It is as before once it is published again."))
    return " ".join(said)
