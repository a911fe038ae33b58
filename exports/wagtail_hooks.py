"""What the history says of exports, restorations and deletions."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.log_actions import LogFormatter

from . import deleting, making, restoring, uploads
from .views import archives


@hooks.register("register_log_actions")
def register_export_log_actions(actions):
    """Give the history its words for them."""
    actions.register_action(making.ACTION)(_Exported)
    actions.register_action(restoring.ACTION)(_Restored)
    actions.register_action(deleting.ACTION)(_Deleted)
    for action, label, message in _ABOUT_FILES:
        actions.register_action(action, label, message)


class _Exported(LogFormatter):
    label = gettext_lazy("Export the federation")

    def format_message(self, log_entry):
        return _("Everything of the federation was written into the file %(file)s") % log_entry.data


class _Restored(LogFormatter):
    label = gettext_lazy("Restore the federation")

    def format_message(self, log_entry):
        return _("The federation was restored from a file (SHA-256 %(sha256)s)") % log_entry.data


class _Deleted(LogFormatter):
    label = gettext_lazy("Delete the federation")

    def format_message(self, log_entry):
        return _("Everything of the federation was deleted; its export is the file %(file)s") % log_entry.data


_ABOUT_FILES = (
    (
        uploads.ACTION,
        gettext_lazy("Bring an export here"),
        gettext_lazy("A file with a federation in it was brought here"),
    ),
    (
        archives.DOWNLOADED,
        gettext_lazy("Download an export"),
        gettext_lazy("The file with everything of the federation was downloaded"),
    ),
    (
        archives.REMOVED,
        gettext_lazy("Remove an export"),
        gettext_lazy("The file with everything of the federation was removed"),
    ),
)
