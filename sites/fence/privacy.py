"""The privacy form of a page without the names of the install's groups."""

from wagtail.admin.forms.pages import PageViewRestrictionForm
from wagtail.admin.views.page_privacy import SetPrivacyView


class PrivacyForm(PageViewRestrictionForm):
    """Wagtail's form for what `private_page_options` leaves: public, or with a password.

    Wagtail prints the list of all groups also where the choice “groups” is gone, and every federation has three. The
    field stays, since Wagtail's template prints it, but it offers nothing.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["groups"].queryset = self.fields["groups"].queryset.none()


class PrivacyView(SetPrivacyView):
    """Wagtail's view with the form above."""

    form_class = PrivacyForm
