"""Forms of the page editor."""

from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm


class UniqueInlinesPageForm(WagtailAdminPageForm):
    """Refuses two inline children with the same value, which the database would refuse without a clear word.

    The page class names them: `unique_inlines = {"categories": "slug"}`. (Django's formsets check unique
    constraints only against rows that are stored, and not when the parent is one of the constraint's fields.)
    """

    def clean(self):
        cleaned_data = super().clean()
        for relation, field in self.instance.unique_inlines.items():
            seen = set()
            for form in self.formsets[relation].forms if relation in self.formsets else ():
                if form in self.formsets[relation].deleted_forms or not form.is_valid():
                    continue
                value = getattr(form.instance, field)
                if value and value in seen:
                    form.add_error(field, _("“%(value)s” is used twice here; each needs its own.") % {"value": value})
                    self.add_error(None, _("“%(value)s” is used twice; each needs its own.") % {"value": value})
                seen.add(value)
        return cleaned_data
