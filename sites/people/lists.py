"""What the page of a team lists: the columns, and the words for the state a person is in."""

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import BaseColumn, Column, StatusTagColumn, TitleColumn

from accounts.models import User
from accounts.second_factor import with_second_factor


def team_of(federation, memberships):
    """Return the members of a federation, each with its user and the annotation `has_second_factor` on the user.

    Args:
        federation: the Federation.
        memberships: queryset of the memberships that the person who asks may see.

    Returns:
        (list of Membership in force, list of those who have left)
    """
    rows = list(memberships.filter(federation=federation).order_by("user__first_name", "user__email"))
    users = with_second_factor(User.objects.filter(pk__in=[row.user_id for row in rows])).in_bulk()
    for row in rows:
        row.user = users[row.user_id]
    return [row for row in rows if row.is_in_force], [row for row in rows if not row.is_in_force]


def state_of(membership):
    """Return the word for a member's state."""
    if membership.ended_at:
        return _("Ended")
    if membership.has_lapsed:
        return _("Last day past")
    if membership.user.is_active:
        return _("Active")
    return _("Disabled: not used") if membership.user.disabled_as_idle_at else _("Disabled")


def invitation_state(invitation):
    """Return the words for an open invitation's state."""
    if invitation.can_be_accepted:
        return _("Invited") if invitation.sent_at else _("Not sent: send it again")
    if not invitation.federation.is_worked_on:
        return _("Void: nobody works on the site")
    if not invitation.is_vouched_for:
        return _("Void: its sender is no longer a manager")
    return _("Expired: send it again") if invitation.valid_until <= timezone.now() else _("Its last day is past")


def _day(value):
    return date_format(value, "SHORT_DATE_FORMAT") if value else ""


def _kind(row):
    return _("Contractor") if row.is_contractor else _("Staff")


def _last_sign_in(membership):
    moment = membership.user.last_login
    return date_format(timezone.localtime(moment), "SHORT_DATETIME_FORMAT") if moment else _("Never")


def member_columns():
    """Return the columns of the list of members."""
    return [
        TitleColumn(
            "name",
            label=gettext_lazy("Name"),
            accessor=lambda row: row.user.get_full_name() or row.user.email,
            get_url=lambda row: reverse("people:member", args=[row.pk]),
        ),
        Column("email", label=gettext_lazy("E-mail address"), accessor="user.email"),
        Column("role", label=gettext_lazy("Role"), accessor="get_role_display"),
        Column("last_login", label=gettext_lazy("Last sign-in"), accessor=_last_sign_in),
        Column(
            "second_factor",
            label=gettext_lazy("Second factor"),
            accessor=lambda row: _("Yes") if row.user.has_second_factor else _("No"),
        ),
        Column("kind", label=gettext_lazy("Kind"), accessor=_kind),
        Column("expires_on", label=gettext_lazy("Last day"), accessor=lambda row: _day(row.expires_on)),
        StatusTagColumn(
            "state",
            label=gettext_lazy("State"),
            accessor=state_of,
            primary=lambda row: row.is_in_force and row.user.is_active,
        ),
    ]


def invitation_columns():
    """Return the columns of the list of open invitations."""
    return [
        Column("name", label=gettext_lazy("Name"), accessor="get_full_name", classname="title"),
        Column("email", label=gettext_lazy("E-mail address")),
        Column("role", label=gettext_lazy("Role"), accessor="get_role_display"),
        Column("kind", label=gettext_lazy("Kind"), accessor=_kind),
        Column("expires_on", label=gettext_lazy("Last day"), accessor=lambda row: _day(row.expires_on)),
        Column("valid_until", label=gettext_lazy("Link works until"), accessor=_valid_until),
        StatusTagColumn("state", label=gettext_lazy("State"), accessor=invitation_state),
        InvitationButtons("buttons", label=""),
    ]


def _valid_until(invitation):
    return date_format(timezone.localtime(invitation.valid_until), "SHORT_DATETIME_FORMAT")


class InvitationButtons(BaseColumn):
    """“Send again” and “Withdraw”, each a small form: both change something."""

    cell_template_name = "sites/people/invitation_buttons.html"


def federation_columns():
    """Return the columns of the choice among several federations."""
    return [
        TitleColumn(
            "name",
            label=gettext_lazy("Federation"),
            get_url=lambda federation: reverse("people:team", args=[federation.pk]),
        ),
        Column("host", label=gettext_lazy("Site"), accessor="site.hostname"),
    ]
