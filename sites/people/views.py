"""The people's pages of the admin: a team's list, invitations, one member and what can be done about them.

Whatever an address names is looked for among what the signed-in person manages, so that another team's is a plain 404;
whoever manages nothing is refused altogether. The rules are asked again, under a lock, by `changes`.
"""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.generic import FormView, TemplateView
from wagtail.admin.ui.tables import Table
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton

from sites.models import Invitation
from sites.permissions import federations_managed_by, manages_any

from . import changes, invitations, lists, rules
from .forms import InvitationForm, MembershipForm, ReactivationForm


class ManagersOnly:
    """Refuses whoever manages no team."""

    def dispatch(self, request, *args, **kwargs):
        if not manages_any(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class PeoplePage(ManagersOnly, WagtailAdminTemplateMixin):
    """A page of the people's part of the admin, with the way back to its team."""

    header_icon = "group"
    # The federation that the address names; the page that offers the choice has none.
    federation = None

    def get_breadcrumbs_items(self):
        trail = [{"url": reverse("people:index"), "label": _("People")}]
        if self.federation:
            trail.append({"url": reverse("people:team", args=[self.federation.pk]), "label": self.federation.name})
        return [*super().get_breadcrumbs_items(), *trail, {"url": "", "label": self.get_page_title()}]


class IndexView(PeoplePage, TemplateView):
    """The way in: to the team of a person who manages one, else the choice among them."""

    template_name = "sites/people/index.html"
    page_title = gettext_lazy("Choose a federation")

    def get(self, request, *args, **kwargs):
        managed = federations_managed_by(request.user)
        if len(managed) == 1:
            return redirect("people:team", managed[0].pk)
        return self.render_to_response(self.get_context_data(table=Table(lists.federation_columns(), managed)))


class TeamPage(PeoplePage):
    """A page about the federation in the address."""

    @cached_property
    def federation(self):
        managed = federations_managed_by(self.request.user)
        return get_object_or_404(managed, pk=self.kwargs["federation_id"])


class TeamView(TeamPage, TemplateView):
    """Everybody on a team, the open invitations, and those who have left."""

    template_name = "sites/people/team.html"
    page_title = gettext_lazy("People")

    def get_page_subtitle(self):
        return self.federation.name

    def get_breadcrumbs_items(self):
        return super().get_breadcrumbs_items()[:-1]

    @cached_property
    def header_buttons(self):
        url = reverse("people:invite", args=[self.federation.pk])
        return [HeaderButton(label=_("Invite somebody"), url=url, icon_name="plus")]

    def get_context_data(self, **kwargs):
        members, former = lists.team_of(self.federation, rules.listed_memberships(self.request.user))
        open_invitations = self.federation.invitations.open().with_inviters()
        return super().get_context_data(
            members=Table(lists.member_columns(), members),
            invitations=Table(lists.invitation_columns(), open_invitations) if open_invitations else None,
            former=Table(lists.member_columns(), former) if former else None,
            **kwargs,
        )


class InviteView(TeamPage, FormView):
    """Invite somebody by e-mail."""

    template_name = "wagtailadmin/generic/form.html"
    form_class = InvitationForm
    page_title = gettext_lazy("Invite somebody")

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "instance": Invitation(federation=self.federation)}

    def form_valid(self, form):
        try:
            invitation = invitations.invite(form.instance, self.request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
            return self.form_invalid(form)
        say_whether_sent(self.request, invitation)
        return redirect("people:team", self.federation.pk)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return {**context, "media": context["form"].media, "submit_button_label": _("Send the invitation")}


class InvitationOperation(ManagersOnly, View):
    """One thing done about an open invitation of a team that one manages."""

    http_method_names = ["post"]

    def post(self, request, invitation_id):
        managed = federations_managed_by(request.user)
        invitation = get_object_or_404(Invitation, pk=invitation_id, federation__in=managed)
        try:
            self.perform(invitation)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        return redirect("people:team", invitation.federation_id)

    def perform(self, invitation):
        """Do it and say so; a ValidationError is shown as a message."""
        raise NotImplementedError


class SendAgainView(InvitationOperation):
    """Send an invitation once more."""

    def perform(self, invitation):
        say_whether_sent(self.request, invitations.send_again(invitation, self.request.user))


class WithdrawView(InvitationOperation):
    """Take an invitation back."""

    def perform(self, invitation):
        invitations.withdraw(invitation, self.request.user)
        messages.success(self.request, _("The invitation for %(email)s is withdrawn.") % {"email": invitation.email})


class MemberPage(PeoplePage):
    """A page about the membership in the address."""

    @cached_property
    def membership(self):
        """The membership, among those that the person may see."""
        visible = rules.listed_memberships(self.request.user).select_related("user", "federation__site")
        return get_object_or_404(visible, pk=self.kwargs["membership_id"])

    @cached_property
    def federation(self):
        return self.membership.federation

    @property
    def person(self):
        """The member's name, or the address where there is none."""
        return self.membership.user.get_full_name() or self.membership.user.email

    def get_page_title(self):
        return self.person

    def get_context_data(self, **kwargs):
        return super().get_context_data(membership=self.membership, person=self.person, **kwargs)


class MemberView(MemberPage, FormView):
    """One member: role, kind and last day; for somebody who has left, the way back into the team."""

    template_name = "sites/people/member.html"

    def get_form_class(self):
        return MembershipForm if self.membership.is_in_force else ReactivationForm

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "instance": self.membership}

    def form_valid(self, form):
        change = changes.alter if self.membership_was_in_force else changes.reactivate
        try:
            change(self.membership, self.request.user, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_error(None, refusal)
            return self.form_invalid(form)
        messages.success(self.request, _("The change for %(person)s is saved.") % {"person": self.person})
        return redirect("people:team", self.federation.pk)

    def post(self, request, *args, **kwargs):
        # Asked before the form writes what was posted into the object.
        self.membership_was_in_force = self.membership.is_in_force
        return super().post(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        stored = rules.listed_memberships(self.request.user).get(pk=self.membership.pk)
        is_in_force = stored.is_in_force
        is_disabled_as_idle = not stored.user.is_active and stored.user.disabled_as_idle_at
        return {
            **context,
            "media": context["form"].media,
            "is_own": self.membership.user_id == self.request.user.pk,
            "is_in_force": is_in_force,
            "state": lists.state_of(self.membership),
            "can_be_enabled": is_in_force
            and is_disabled_as_idle
            and rules.may_change_account(self.request.user, stored),
            "submit_button_label": _("Save") if is_in_force else _("Take back into the team"),
        }


class MemberOperation(MemberPage, TemplateView):
    """One thing done about a member: asked on a page of its own, done when that is confirmed."""

    template_name = "sites/people/confirm.html"
    title = question = done = None
    operation = None

    def get_page_title(self):
        return self.title

    def get_context_data(self, **kwargs):
        return super().get_context_data(question=self.question % {"person": self.person}, button=self.title, **kwargs)

    def post(self, request, *args, **kwargs):
        membership = self.membership
        try:
            type(self).operation(membership, request.user)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            messages.success(request, self.done % {"person": self.person})
        return redirect("people:team", membership.federation_id)


class EndView(MemberOperation):
    """Take somebody out of the team."""

    operation = staticmethod(changes.end)
    title = gettext_lazy("Take out of the team")
    question = gettext_lazy(
        "%(person)s can no longer work on this site. The account stays, and so does all their work."
    )
    done = gettext_lazy("%(person)s has left the team.")


class EndSessionsView(MemberOperation):
    """Sign somebody out everywhere."""

    operation = staticmethod(changes.end_sessions)
    title = gettext_lazy("Sign out everywhere")
    question = gettext_lazy("%(person)s is signed out on every computer and has to sign in again.")
    done = gettext_lazy("%(person)s is signed out everywhere.")


class ResetSecondFactorView(MemberOperation):
    """Take somebody's second factor away, so that they can set up another."""

    operation = staticmethod(changes.reset_second_factor)
    title = gettext_lazy("Reset the second factor")
    question = gettext_lazy(
        "%(person)s can then sign in without a code and has to set up the second factor again. Do this only when you "
        "have spoken with the person: a stranger may be asking in their name."
    )
    done = gettext_lazy("The second factor of %(person)s is reset.")


class EnableView(MemberOperation):
    """Enable an account that was disabled because nobody used it."""

    operation = staticmethod(changes.enable)
    title = gettext_lazy("Enable the account")
    question = gettext_lazy(
        "The account of %(person)s was disabled because nobody signed in with it. Enable it again?"
    )
    done = gettext_lazy("The account of %(person)s is enabled.")


def say_whether_sent(request, invitation):
    """Tell whoever invited whether the mail went out; the invitation is stored either way."""
    if invitation.sent_at:
        messages.success(request, _("The invitation was sent to %(email)s.") % {"email": invitation.email})
    else:
        messages.error(
            request,
            _("The invitation for %(email)s is stored, but the mail could not be sent. Press “Send again” in a while.")
            % {"email": invitation.email},
        )
