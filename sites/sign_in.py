"""Signing in and setting a new password, on the hosts where a person has business and no others."""

from django.core.exceptions import ValidationError
from wagtail.admin.views.account import PasswordResetConfirmView as WagtailPasswordResetConfirmView
from wagtail.models import Site

from accounts import forms
from sites.fence.middleware import is_admin_host
from sites.models import Invitation


def may_sign_in_here(request, user):
    """Tell whether a person has business on the host of a request.

    That is who works there, on a team's own host or the national one, and whoever is invited to the host's team: the
    invitation's page asks them to sign in first, and is all they can open there until they have joined.
    """
    if is_admin_host(request, user):
        return True
    site = Site.find_for_request(request)
    invitations = Invitation.objects.open().filter(federation__site=site, email=user.email)
    return any(invitation.can_be_accepted for invitation in invitations)


class SignInForm(forms.SignInForm):
    """The sign-in form of one federation's host: people of other teams are unknown here."""

    def confirm_login_allowed(self, user):
        super().confirm_login_allowed(user)
        if not may_sign_in_here(self.request, user):
            raise ValidationError(self.get_invalid_login_error().messages)


class PasswordResetForm(forms.PasswordResetForm):
    """Mails a link only to those who can sign in where they ask; the answer is the same for all."""

    def save(self, *args, request=None, **kwargs):
        self._request = request
        super().save(*args, request=request, **kwargs)

    def get_users(self, email):
        return [user for user in super().get_users(email) if may_sign_in_here(self._request, user)]


class PasswordResetConfirmView(WagtailPasswordResetConfirmView):
    """Takes a link for no more than it was sent for: on another host it is as good as expired."""

    def get_user(self, uidb64):
        user = super().get_user(uidb64)
        return user if user is not None and may_sign_in_here(self.request, user) else None
