"""Where the editor takes in what helps to write. Loaded by sites.wagtail_hooks."""

from django.templatetags.static import static
from django.utils.html import format_html_join
from wagtail import hooks

from .content_checks import replace_checks

SCRIPTS = ("js/editing/checklist.js", "js/editing/autosave.js", "js/editing/session.js", "js/editing/preview.js")


@hooks.register("insert_editor_js")
def editing_scripts():
    """Load the scripts of the editor."""
    return format_html_join("", '<script src="{}"></script>', ((static(script),) for script in SCRIPTS))


hooks.register("construct_wagtail_userbar", replace_checks)
