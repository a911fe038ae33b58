"""The bases of the admin's forms for pages and settings."""

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from wagtail.admin.forms import WagtailAdminModelForm, WagtailAdminPageForm

from .signals import content_validated


class AnnouncedForm(WagtailAdminModelForm):
    """A form whose instance is announced when it is validated, with the person who posts it.

    The model's own check does not run when another one fails before it, and knows neither the parent nor the person.
    """

    parent_page = None

    def _post_clean(self):
        super()._post_clean()
        try:
            content_validated.send(
                sender=type(self.instance), instance=self.instance, parent=self.parent_page, user=self.for_user
            )
        except ValidationError as error:
            if not self.has_error(NON_FIELD_ERRORS, error.error_list[0].code):
                self.add_error(None, error)


class SitePageForm(AnnouncedForm, WagtailAdminPageForm):
    """Wagtail's page form that knows when nothing was changed.

    Django compares a field whose default is a function (today, now) with a hidden copy of its first value, and
    Wagtail's panels do not print that copy: every such form counted as changed, so that a reviewer who only pressed
    “Approve” left a new revision behind.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.show_hidden_initial = False
