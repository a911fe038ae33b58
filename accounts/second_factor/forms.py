"""What people enter for their second factor."""

from binascii import unhexlify

from django import forms
from django.contrib.auth import authenticate
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django_otp.oath import TOTP

from accounts import second_factor


def _code_field(help_text):
    return forms.CharField(
        label=_("Code"),
        help_text=help_text,
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autofocus": True, "spellcheck": "false"}),
    )


def _any_code():
    return _code_field(_("The six digits that your app shows now, or one of your recovery codes."))


class VerifyForm(forms.Form):
    """A code of the app or a recovery code. When it is valid, `device` is the person's and the code is used up."""

    code = _any_code()

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        self.device = None

    def clean_code(self):
        self.device = second_factor.accept_code(self.user, self.cleaned_data["code"])
        return self.cleaned_data["code"]


class SetUpForm(forms.Form):
    """The first code of a new app. When it is valid, `totp` is at the time step of the code."""

    code = _code_field(_("The six digits that your app shows now."))

    def __init__(self, *args, key, **kwargs):
        super().__init__(*args, **kwargs)
        self.totp = TOTP(unhexlify(key))

    def clean_code(self):
        code = self.cleaned_data["code"].replace(" ", "")
        if not (code.isascii() and code.isdecimal() and self.totp.verify(int(code), tolerance=1)):
            raise ValidationError(
                _("This code is not right. Please check that your phone shows the right time, and enter a new code.")
            )
        return code


class ConfirmForm(forms.Form):
    """Password and code, asked again before the second factor is changed."""

    password = forms.CharField(
        label=_("Your password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    code = _any_code()

    def __init__(self, *args, request, **kwargs):
        super().__init__(*args, **kwargs)
        self.request = request

    def clean(self):
        password, code = self.cleaned_data.get("password"), self.cleaned_data.get("code")
        if not password or not code:
            return self.cleaned_data
        # Through the backends, so that wrong passwords count for the lock-out. The code only after it: a code is
        # used up by being looked at.
        if authenticate(self.request, username=self.request.user.email, password=password) is None:
            self.add_error("password", _("This is not your password."))
            return self.cleaned_data
        try:
            second_factor.accept_code(self.request.user, code)
        except ValidationError as error:
            self.add_error("code", error)
        return self.cleaned_data
