"""The forms of the people's pages. They ask for what is theirs to ask; rights are the business of `rules`."""

from django import forms
from django.contrib.auth.forms import SetPasswordForm
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm

from accounts.models import User, normal_email
from core.dates import validate_year
from sites.models import Invitation, Membership
from sites.roles import ROLES

from .invitations import require_newcomer


class TermForm(WagtailAdminModelForm):
    """The part that both forms below share: role, kind and last day."""

    role = forms.ChoiceField(
        label=gettext_lazy("Role"),
        choices=[(role.key, role.label) for role in ROLES],
        widget=forms.RadioSelect,
        help_text=gettext_lazy(
            "Editors write. Reviewers also approve what others wrote. Managers also run the team and the site's"
            " settings."
        ),
    )

    # What the words of a form call the first day that can be entered.
    earliest_message = gettext_lazy("The last day cannot be in the past.")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["is_contractor"].label = _("Contractor (works here for a limited time)")
        self.fields["expires_on"].label = _("Last day")

    def is_too_early(self, day):
        """Tell whether a last day lies before the first that makes sense."""
        return day < timezone.localdate()

    def clean_expires_on(self):
        day = self.cleaned_data["expires_on"]
        if day is None:
            return None
        validate_year(day)
        if self.is_too_early(day):
            raise ValidationError(self.earliest_message, code="past")
        return day

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("is_contractor") and not cleaned.get("expires_on") and "expires_on" not in self.errors:
            self.add_error("expires_on", _("A contractor needs a last day. Enter it as day/month/year."))
        return cleaned

    def _get_validation_exclusions(self):
        # The database's rule for contractors is asked in words at the field, above.
        return {*super()._get_validation_exclusions(), "is_contractor"}


class InvitationForm(TermForm):
    """Whom to invite, and as what. The federation is the one of the page, never of the request's body.

    Args:
        instance: an Invitation that has its federation.
    """

    earliest_message = gettext_lazy("The last day must be in the future.")

    class Meta:
        model = Invitation
        fields = ["email", "last_name", "first_name", "role", "is_contractor", "expires_on"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("E-mail address")
        self.fields["email"].help_text = _("The invitation is sent here; it works once, for seven days.")
        self.fields["last_name"].label = _("Family and middle name")
        self.fields["first_name"].label = _("Given name")
        for name in ("last_name", "first_name"):
            self.fields[name].required = True

    def is_too_early(self, day):
        return day <= timezone.localdate()

    def clean_email(self):
        email = normal_email(self.cleaned_data["email"])
        require_newcomer(self.instance.federation, email)
        return email


class MembershipForm(TermForm):
    """A member's role, kind and last day; nothing of the account, which may serve other teams too."""

    class Meta:
        model = Membership
        fields = ["role", "is_contractor", "expires_on"]

    def is_too_early(self, day):
        # A day that stands there already is not the form's to refuse.
        return day != self.initial.get("expires_on") and super().is_too_early(day)


class ReactivationForm(MembershipForm):
    """The same for somebody who has left: the last day of then is no last day now."""

    def is_too_early(self, day):
        return TermForm.is_too_early(self, day)


class NewcomerForm(SetPasswordForm):
    """Name and password of an invited person who has no account yet.

    Args:
        user: an unsaved User with the invitation's address and names.
    """

    last_name = forms.CharField(
        label=gettext_lazy("Family and middle name"), max_length=User._meta.get_field("last_name").max_length
    )
    first_name = forms.CharField(
        label=gettext_lazy("Given name"), max_length=User._meta.get_field("first_name").max_length
    )

    field_order = ["last_name", "first_name", "new_password1", "new_password2"]

    def __init__(self, user, *args, **kwargs):
        initial = {"last_name": user.last_name, "first_name": user.first_name}
        super().__init__(user, *args, initial=initial, **kwargs)
        self.fields["new_password1"].label = _("Password")
        self.fields["new_password2"].label = _("Password again")

    def clean(self):
        # Before the password is checked, which must not be like the name.
        self.user.last_name = self.cleaned_data.get("last_name", "")
        self.user.first_name = self.cleaned_data.get("first_name", "")
        return super().clean()

    def fill(self):
        """Return the user with name and password set, not saved."""
        self.user.set_password(self.cleaned_data["new_password1"])
        return self.user
