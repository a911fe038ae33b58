"""Wagtail's user administration, for national administrators."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserCreationForm as WagtailUserCreationForm
from wagtail.users.forms import UserEditForm as WagtailUserEditForm
from wagtail.users.forms import UserForm as WagtailUserForm
from wagtail.users.views.users import UserViewSet as WagtailUserViewSet

from .models import User, normal_email


class VietnameseNameMixin(forms.BaseForm):
    """Asks for the parts of a name in the words and the order of the country."""

    error_messages = {
        **WagtailUserForm.error_messages,
        # Wagtail's text speaks of a user name, which the form does not have.
        "duplicate_username": User._meta.get_field("email").error_messages["unique"],
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["last_name"].label = _("Family and middle name")
        self.fields["first_name"].label = _("Given name")

    def clean_email(self):
        # Before the check for a duplicate, so that capitals do not hide one.
        return normal_email(self.cleaned_data["email"])


class UserCreationForm(VietnameseNameMixin, WagtailUserCreationForm):
    """Wagtail's form for a new user."""


class UserEditForm(VietnameseNameMixin, WagtailUserEditForm):
    """Wagtail's form for an existing user."""


class UserViewSet(WagtailUserViewSet):
    """Wagtail's views with the forms above."""

    def get_form_class(self, for_update=False):
        return UserEditForm if for_update else UserCreationForm
