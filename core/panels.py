"""Panels of the page editor."""

from django import forms
from django.utils.functional import lazystr
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, PublishingPanel

from .slugs import slug_input
from .time_zone import zone_name


class OptionalSlugField(forms.SlugField):
    """A slug that may be left empty, whatever the model field says."""

    def __init__(self, **kwargs):
        super().__init__(**{**kwargs, "required": False})


class SlugPanel(FieldPanel):
    """The slug of a page. Left empty, it is made from the title when the page is stored (core.pages.SitePage)."""

    def __init__(self, field_name="slug", **kwargs):
        super().__init__(field_name, **{"widget": slug_input(), **kwargs})

    def get_form_options(self):
        return {**super().get_form_options(), "field_classes": {self.field_name: OptionalSlugField}}

    class BoundPanel(FieldPanel.BoundPanel):
        """Says of a page that readers know already what a change of its address means."""

        def __init__(self, **kwargs):
            super().__init__(**kwargs)
            if self.instance is not None and self.instance.pk and self.instance.live:
                self.help_text = _(
                    "The page is published under this address. It stays when the title changes. If you change it, "
                    "readers of the old address are led to the new one."
                )


class _Clock:
    """What a field for a moment says of its clock: made when it is shown, in the language and zone of that moment."""

    def __str__(self):
        return _("%(zone)s, 24 hours.") % {"zone": zone_name()}


class SchedulePanel(PublishingPanel):
    """Wagtail's dialogue for the times of going live and of expiry, which says which clock they follow."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        for field in self.children:
            field.help_text = lazystr(_Clock())
