"""The form of a new page."""

from wagtail.admin.views.pages.create import CreateView

from sites.review.notes import SubmissionNoteMixin

from .checklist import ChecklistMixin
from .library import OwnCollectionMixin


class SitePageCreateView(SubmissionNoteMixin, ChecklistMixin, OwnCollectionMixin, CreateView):
    """Wagtail's form for a new page, with what helps to write it."""
