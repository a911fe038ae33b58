"""The form of a new page."""

from wagtail.admin.views.pages.create import CreateView

from .checklist import ChecklistMixin


class SitePageCreateView(ChecklistMixin, CreateView):
    """Wagtail's form for a new page, with the list of what is missing."""
