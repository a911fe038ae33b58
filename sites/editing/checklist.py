"""The list beside the editor: what must be filled in before a page can be handed in, and what could be better.

Wagtail renders its side panels anew with each autosave, so the list follows what is typed. The script
(static/js/editing/checklist.js) puts the hints under their fields and leads from each line to its field.
"""

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.side_panels import BaseSidePanel

from core.pages import SitePage
from core.quality import findings_of, obstacles_of, word_count

# Vietnamese syllables that an adult reads silently in a minute: an estimate, for a number in round minutes.
WORDS_A_MINUTE = 230


class ChecklistSidePanel(BaseSidePanel):
    """The list for one page.

    Args:
        object: the page as it stands in the form.
        request: the request.
        field_names: names of the form's fields.
    """

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        """Its button, with the number of what is missing."""

        aria_label = _("Toggle the list of what is missing")
        icon_name = "tasks"
        counter_classname = "w-bg-critical-200"

        def get_context_data(self, parent_context):
            return {**super().get_context_data(parent_context), "count": len(self.panel.obstacles)}

    name = "checklist"
    title = _("Before handing in")
    template_name = "sites/editing/checklist.html"
    order = 50

    def __init__(self, object, request, *, field_names):
        super().__init__(object, request)
        self.field_names = field_names

    @cached_property
    def obstacles(self):
        """What must be mended first."""
        return obstacles_of(self.object, self.field_names)

    def get_context_data(self, parent_context):
        words = word_count(self.object)
        return {
            **super().get_context_data(parent_context),
            "obstacles": self.obstacles,
            "findings": findings_of(self.object),
            "words": words,
            "minutes": max(1, round(words / WORDS_A_MINUTE)),
        }


class ChecklistMixin:
    """For the views that show a page's form: put the list first among the panels beside it."""

    def get_side_panels(self):
        """Return Wagtail's side panels and ours."""
        panels = super().get_side_panels()
        if isinstance(self.page, SitePage):
            names = list(self.form.fields)
            panels.insert(0, ChecklistSidePanel(self.page, self.request, field_names=names))
        return panels
