"""The form of a new page."""

from wagtail.admin.views.pages.create import CreateView

from sites.review.notes import SubmissionNoteMixin

from .checklist import ChecklistMixin


class SitePageCreateView(SubmissionNoteMixin, ChecklistMixin, CreateView):
    """Wagtail's form for a new page, with the list of what is missing and a note to the approver."""
