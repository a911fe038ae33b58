"""Views of the admin for pages of this app."""

from wagtail.contrib.forms.views import SubmissionsListView

from core.exports import SafeExportMixin


class MessagesView(SafeExportMixin, SubmissionsListView):
    """Wagtail's list of what readers wrote to a contact page, whose spreadsheets run nothing a reader wrote."""
