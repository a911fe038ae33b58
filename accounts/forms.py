"""The forms of somebody who is not signed in yet."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.signals import user_login_failed
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_variables
from wagtail.admin.forms.auth import LoginForm
from wagtail.admin.forms.auth import PasswordResetForm as WagtailPasswordResetForm
from wagtail.models import Site

from . import throttling
from .models import normal_email


class SignInForm(LoginForm):
    """Wagtail's sign-in form that tells nobody whether an account exists.

    A wrong password, an unknown address, a disabled account and an account that `confirm_login_allowed` refuses get
    the same words and count as the same failure. A subclass refuses accounts by raising ValidationError there; the
    words of that error are not shown.

    “Remember me” is left out: on shared office computers it is a trap, and how long a session lasts is one rule for
    all (accounts.sessions).
    """

    error_messages = {
        **LoginForm.error_messages,
        "invalid_login": _("The e-mail address or the password is not right. Please check both and try again."),
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["remember"]
        self.fields["username"].label = _("E-mail address")
        self.fields["username"].widget.attrs.update(
            {"placeholder": _("Enter your e-mail address"), "autocomplete": "username", "inputmode": "email"}
        )
        self.fields["password"].label = _("Password")
        self.fields["password"].widget.attrs["autocomplete"] = "current-password"

    @sensitive_variables("password")
    def clean(self):
        username, password = self.cleaned_data.get("username"), self.cleaned_data.get("password")
        if username and password and not throttling.may_try(self.request, "sign_in", username):
            raise self.get_invalid_login_error()
        try:
            cleaned = super().clean()
        except ValidationError:
            if self.user_cache is not None:
                # The password was right; to whoever tries, and to the lock, it is a failure like any other.
                self.user_cache = None
                user_login_failed.send(sender=__name__, credentials={"username": username}, request=self.request)
            raise self.get_invalid_login_error() from None
        if self.user_cache is not None:
            throttling.forget_success(self.request, username)
        return cleaned


class PasswordResetForm(WagtailPasswordResetForm):
    """Wagtail's form that sends a limited number of mails, with the install's name in them."""

    def save(self, *args, request=None, **kwargs):
        """Send the link, unless the address or the client asks too often; then the lock-out page is the answer.

        Args:
            request: the HttpRequest, as Django's view passes it.
        """
        if not throttling.may_try(request, "password_reset", self.cleaned_data["email"]):
            return
        kwargs["extra_email_context"] = {
            **(kwargs.get("extra_email_context") or {}),
            "install": settings.WAGTAIL_SITE_NAME,
        }
        site = Site.find_for_request(request)
        if site is not None:
            # Not as the browser calls the host: its port is the sender's to choose, and the link holds the token.
            address = urlsplit(site.root_url)
            kwargs |= {"domain_override": address.netloc, "use_https": address.scheme == "https"}
        super().save(*args, request=request, **kwargs)

    def clean_email(self):
        return normal_email(self.cleaned_data["email"])
