"""People: their accounts and groups, invitations, and more rights for oneself."""

from django.urls import reverse
from wagtail.models import Page

from accounts.models import User
from sites.models import Invitation, Membership
from tests.isolation.personas import ROLES

from .base import SIGNED_IN, TEAM, attempt, page_url


def _user(t, name="editor"):
    return t.foreign.people[name]


@attempt("list all accounts", SIGNED_IN)
def _list(t):
    t.get(reverse("wagtailusers_users:index"))
    t.get(reverse("wagtailusers_users:index"), {"q": t.foreign.mark.call})
    t.get(reverse("wagtailusers_users:index"), {"group": t.foreign.federation.editors_id})


@attempt("change their account", SIGNED_IN)
def _edit(t):
    address = reverse("wagtailusers_users:edit", args=(_user(t).pk,))
    t.get(address)
    t.post(address, {**t.form(address, administrator=True), "first_name": "Đổi"})


@attempt("set their password", SIGNED_IN)
def _password(t):
    address = reverse("wagtailusers_users:edit", args=(_user(t).pk,))
    word = "a quite new password"
    t.post(address, {**t.form(address, administrator=True), "password1": word, "password2": word})


@attempt("delete, switch off or regroup their accounts in bulk", SIGNED_IN)
def _bulk(t):
    for action, data in (
        ("delete", {}),
        ("set_active_state", {"mark_as_active": "False"}),
        ("assign_role", {"role": t.own.federation.editors_id}),
    ):
        address = reverse("wagtail_bulk_action", args=("accounts", "user", action))
        t.get(address, {"id": _user(t).pk})
        t.post(f"{address}?id={_user(t).pk}", data)


@attempt("put oneself into their group in bulk", SIGNED_IN)
def _join(t):
    address = reverse("wagtail_bulk_action", args=("accounts", "user", "assign_role"))
    t.post(f"{address}?id={t.persona.user.pk}", {"role": t.foreign.federation.managers_id})


@attempt("make an account in their group", SIGNED_IN)
def _create(t):
    word = "a quite new password"
    data = {"email": "moi@example.com", "first_name": "A", "last_name": "B", "password1": word, "password2": word}
    t.post(reverse("wagtailusers_users:add"), {**data, "groups": [t.foreign.federation.editors_id]})


@attempt("make oneself a national administrator", SIGNED_IN)
def _superuser(t):
    address = reverse("wagtailusers_users:edit", args=(t.persona.user.pk,))
    t.post(address, {**t.form(address, administrator=True), "is_superuser": "on"})
    account = reverse("wagtailadmin_account")
    data = t.form(account)
    t.post(account, {**data, "is_superuser": "on", "name_email-is_superuser": "on", "profile-is_superuser": "on"})
    return "became a national administrator" if User.objects.get(pk=t.persona.user.pk).is_superuser else None


@attempt("join their team by the account page", SIGNED_IN)
def _account_groups(t):
    account = reverse("wagtailadmin_account")
    t.post(account, {**t.form(account), "groups": [t.foreign.federation.managers_id]})


@attempt("take over a national administrator's account", SIGNED_IN)
def _administrator(t):
    administrator = t.administrator.user
    before = administrator.password, administrator.email
    address = reverse("wagtailusers_users:edit", args=(administrator.pk,))
    word = "a quite new password"
    t.post(
        address, {**t.form(address, administrator=True), "password1": word, "password2": word, "email": "x@y.example"}
    )
    after = User.objects.values_list("password", "email").get(pk=administrator.pk)
    return "changed a national administrator" if after != before else None


@attempt("give our group rights on their tree", SIGNED_IN)
def _group(t):
    address = reverse("wagtailusers_groups:edit", args=(t.own.federation.editors_id,))
    data = t.form(address, administrator=True)
    t.get(address)
    t.post(address, {**data, "page_permissions-0-page": t.foreign.pages["home"].pk})


@attempt("list, rename or delete their group", SIGNED_IN)
def _delete_group(t):
    group = t.foreign.federation.editors_id
    t.get(reverse("wagtailusers_groups:index"))
    address = reverse("wagtailusers_groups:edit", args=(group,))
    t.get(address)
    t.post(address, {**t.form(address, administrator=True), "name": "Đổi"})
    t.post(reverse("wagtailusers_groups:delete", args=(group,)))


@attempt("read what their people did", SIGNED_IN)
def _history(t):
    for name in ("history", "usage"):
        t.get(reverse(f"wagtailusers_users:{name}", args=(_user(t).pk,)))


@attempt("change a membership of theirs", SIGNED_IN)
def _membership(t):
    membership = t.foreign.the("sites.Membership")
    for name in ("member", "end", "end_sessions", "reset_second_factor", "enable"):
        address = reverse(f"people:{name}", args=(membership.pk,))
        t.get(address)
        t.post(address, {"role": "managers", "federation": t.own.federation.pk})


@attempt("invite somebody to their team", SIGNED_IN)
def _invite(t):
    data = {"email": "moi@example.com", "first_name": "A", "last_name": "B", "role": "managers"}
    for side in (t.foreign, t.own):
        address = reverse("people:invite", args=(side.federation.pk,))
        t.post(address, {**data, "federation": t.foreign.federation.pk})
    invited = Invitation.objects.filter(email=data["email"], federation=t.foreign.federation).exists()
    return "invited to their team" if invited else None


@attempt("send again or withdraw their invitation", SIGNED_IN)
def _invitation(t):
    for name in ("send_again", "withdraw"):
        address = reverse(f"people:{name}", args=(t.foreign.the("sites.Invitation").pk,))
        t.get(address)
        t.post(address)


@attempt("join their team by an invitation to somebody else, on any host", SIGNED_IN)
def _accept(t):
    path = reverse("invitation", args=(t.foreign.invitation_token,))
    for host in (t.own.host, t.foreign.host):
        # The page says whose site it is to whoever holds the link; what counts is that nobody else joins by it.
        with t.probe.aside():
            t.probe.raw(path, host=host, session=t.persona.session, post={"federation": t.foreign.federation.pk})
            joined = Membership.objects.filter(user=t.persona.user, federation=t.foreign.federation).exists()
        if joined:
            return "joined their team by another's invitation"
    return None


@attempt("raise one's own role, whatever the door", TEAM)
def _own_role(t):
    own = Membership.objects.get(user=t.persona.user, federation=t.own.federation)
    for name in ("member", "enable"):
        t.post(reverse(f"people:{name}", args=(own.pk,)), {"role": "managers", "groups": t.own.federation.managers_id})
    raised = Membership.objects.get(pk=own.pk).role != own.role
    return "raised the own role" if raised else None


@attempt("publish alone what nobody else has seen", ROLES)
def _alone(t):
    page = t.own.pages["draft"]
    t.post(page_url("edit", page), t.edit_form(page, **{"action-publish": "1"}))
    t.post(reverse("wagtail_bulk_action", args=("wagtailcore", "page", "publish")) + f"?id={page.pk}")
    if t.persona.name != "manager":
        t.post(reverse("review_emergency", args=(page.pk,)), {"reason": "Vì không ai khác có mặt hôm nay cả."})
    return "published alone" if Page.objects.get(pk=page.pk).live else None


@attempt("publish one of theirs by the emergency door", SIGNED_IN)
def _emergency(t):
    address = reverse("review_emergency", args=(t.foreign.pages["draft"].pk,))
    t.get(address)
    t.post(address, {"reason": "Vì không ai khác có mặt hôm nay cả."})


@attempt("reset the second factor of one of theirs", SIGNED_IN)
def _second_factor(t):
    t.post(reverse("second_factor:reset", args=(_user(t, "contractor").pk,)))
