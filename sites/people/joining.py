"""The page that an invitation's link opens: the only one of the people's pages that asks for no sign-in.

Whoever holds the link has read the mail. The page tells them the site, the role and the deadline, and to nobody else
anything. Looking at it (mail scanners open links) changes nothing; only pressing the button does.
"""

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from wagtail.models import Site

from accounts.models import User

from . import invitations
from .forms import NewcomerForm


@method_decorator([never_cache, sensitive_post_parameters("new_password1", "new_password2")], name="dispatch")
class InvitationView(View):
    """Show an invitation and let the person join.

    Which page it is depends on who looks: a newcomer sets name and password; the owner of an account is asked to sign
    in, and signed in, to join; somebody signed in as another person is told so.
    """

    http_method_names = ["get", "head", "post"]

    def dispatch(self, request, *args, **kwargs):
        response = super().dispatch(request, *args, **kwargs)
        # The address is a secret and stays on this site. "no-referrer" would do more harm than good: browsers then
        # send "Origin: null" with the form, which the protection against forged requests refuses.
        response["Referrer-Policy"] = "same-origin"
        return response

    def get(self, request, token):
        invitation = invitations.find(token, Site.find_for_request(request))
        if invitation is None:
            return self.refuse()
        form = None
        if request.user.is_anonymous and invitations.account_of(invitation) is None:
            form = NewcomerForm(self.newcomer(invitation))
        return self.show(invitation, form)

    def post(self, request, token):
        invitation = invitations.find(token, Site.find_for_request(request))
        if invitation is None:
            return self.refuse()
        if request.user.is_authenticated:
            return self.join_signed_in(invitation)
        if invitations.account_of(invitation) is not None:
            return redirect_to_login(request.path, reverse("wagtailadmin_login"))
        return self.join_newcomer(invitation)

    def join_signed_in(self, invitation):
        """Let the signed-in person join when the invitation is theirs."""
        try:
            invitations.accept(invitation, self.request.user)
        except ValidationError as refusal:
            return self.show(invitation, None, refusal.messages)
        self.welcome(invitation)
        return redirect("wagtailadmin_home")

    def join_newcomer(self, invitation):
        """Make the account of somebody new; they sign in with it at the sign-in page, like everybody."""
        form = NewcomerForm(self.newcomer(invitation), self.request.POST)
        if not form.is_valid():
            return self.show(invitation, form)
        try:
            invitations.accept_as_newcomer(invitation, form.fill())
        except ValidationError as refusal:
            return self.show(invitation, form, refusal.messages)
        self.welcome(invitation)
        return redirect("wagtailadmin_login")

    def newcomer(self, invitation):
        """Return the User to be made, or the stored one that nobody has ever used."""
        stored = User.objects.filter(email=invitation.email).first()
        names = {"last_name": invitation.last_name, "first_name": invitation.first_name}
        return stored or User(email=invitation.email, **names)

    def welcome(self, invitation):
        """Leave a message for the page that comes next."""
        site = invitation.federation.site
        text = _("You have joined the team of %(site)s.") % {"site": site.site_name or site.hostname}
        if self.request.user.is_anonymous:
            text += " " + _("Sign in with your e-mail address and the password you have just chosen.")
        messages.success(self.request, text)

    def show(self, invitation, form, refusals=()):
        """Answer with the page; what it offers follows from who looks."""
        user = self.request.user
        account = invitations.account_of(invitation)
        context = {
            "invitation": invitation,
            "federation": invitation.federation,
            "form": form,
            "refusals": refusals,
            "is_for_somebody_else": user.is_authenticated and user.email != invitation.email,
            "is_disabled": account is not None and not account.is_active,
            "sign_in_url": redirect_to_login(self.request.path, reverse("wagtailadmin_login")).url,
        }
        return TemplateResponse(self.request, "sites/people/invitation.html", context)

    def refuse(self):
        """Answer for a link that does not work: one page for all reasons, so that guessing teaches nothing."""
        return TemplateResponse(self.request, "sites/people/invitation_refused.html", status=404)
