"""The base of the page editor's forms."""

from django.core.exceptions import ValidationError
from wagtail.admin.forms import WagtailAdminPageForm

from .signals import page_validated


class SitePageForm(WagtailAdminPageForm):
    """Wagtail's page form that knows when nothing was changed.

    Django compares a field whose default is a function (today, now) with a hidden copy of its first value, and
    Wagtail's panels do not print that copy: every such form counted as changed, so that a reviewer who only pressed
    “Approve” left a new revision behind.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.show_hidden_initial = False

    def _post_clean(self):
        super()._post_clean()
        if not self.instance.path:
            try:
                page_validated.send(sender=type(self.instance), page=self.instance, parent=self.parent_page)
            except ValidationError as error:
                self.add_error(None, error)
