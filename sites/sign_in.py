"""Signing in and setting a new password, on the hosts where a person has business and no others."""

from django.core.exceptions import ValidationError
from wagtail.admin.views.account import PasswordResetConfirmView as WagtailPasswordResetConfirmView

from accounts import forms
from sites.fence.hosts import may_sign_in


class SignInForm(forms.SignInForm):
    """The sign-in form of one federation's host: people of other teams are unknown here."""

    def confirm_login_allowed(self, user):
        super().confirm_login_allowed(user)
        if not may_sign_in(self.request, user):
            raise ValidationError(self.get_invalid_login_error().messages)


class PasswordResetForm(forms.PasswordResetForm):
    """Mails a link only to those who can sign in where they ask; the answer is the same for all."""

    def save(self, *args, request=None, **kwargs):
        self._request = request
        super().save(*args, request=request, **kwargs)

    def get_users(self, email):
        return [user for user in super().get_users(email) if may_sign_in(self._request, user)]


class PasswordResetConfirmView(WagtailPasswordResetConfirmView):
    """Takes a link for no more than it was sent for: on another host it is as good as expired."""

    def get_user(self, uidb64):
        user = super().get_user(uidb64)
        return user if user is not None and may_sign_in(self.request, user) else None
