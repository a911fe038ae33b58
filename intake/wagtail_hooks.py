"""Where the admin leads to the door, and what it says in the history."""

from django.contrib import messages
from django.urls import include, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogFormatter

from . import urls
from .draft import CREATED, SPAM_CUT, page_types_under
from .models import Intake
from .pasted import text_without_its_font


@hooks.register("register_admin_urls")
def register_intake_urls():
    """Mount the views."""
    return [path("intake/", include(urls))]


def take_in_button(page, user, priority):
    """Return the button that leads to the form for a page to put texts under, None where there are no texts."""
    if not page_types_under(page.specific, user):
        return None
    return Button(
        _("From a Word file"),
        url=reverse("intake:take_in", args=[page.pk]),
        icon_name="doc-full",
        priority=priority,
    )


@hooks.register("register_page_header_buttons")
def add_header_buttons(page, user, view_name, next_url=None):
    """Lead from a section to the form, and from a page that came from a file to the report."""
    if view_name == "index":
        button = take_in_button(page, user, priority=5)
        return [button] if button else []
    if view_name == "edit" and Intake.objects.filter(page=page.pk).exists():
        return [
            Button(
                _("What came from the file"),
                url=reverse("intake:report", args=[page.pk]),
                icon_name="doc-full",
                priority=5,
            )
        ]
    return []


@hooks.register("register_page_listing_more_buttons")
def add_listing_button(page, user, next_url=None):
    """Lead from a section in a list to the form. Pages that hold no others are known without a query.

    The search gives plain Pages, whose own class says nothing.
    """
    if page.specific_class is None or not page.specific_class.allowed_subpage_models():
        return []
    button = take_in_button(page, user, priority=9)
    return [button] if button else []


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def warn_of_lost_fonts(request, page):
    """Tell whoever saves text that was pasted from an old font that nobody can read it. It is saved all the same."""
    if not request.accepts("text/html"):
        # The answer to an autosave shows no message.
        return
    sample = text_without_its_font(page)
    if sample:
        messages.warning(
            request,
            _(
                "“%(sample)s …” looks like text in an old font (TCVN3, VNI) that was pasted without its font."
                " Choose the Word file by “From a Word file”, which converts it, or type it anew."
            )
            % {"sample": sample},
        )


@hooks.register("register_log_actions")
def register_log_actions(actions):
    """Name what an intake did."""

    @actions.register_action(CREATED)
    class CreatedFormatter(LogFormatter):
        label = _("Take in from a file")

        def format_message(self, log_entry):
            return format_html(_("Taken in from “{}”"), log_entry.data.get("name", ""))

    @actions.register_action(SPAM_CUT)
    class SpamFormatter(LogFormatter):
        label = _("Cut injected lines out")

        def format_message(self, log_entry):
            lines = format_html_join(" / ", "“{}”", ((line,) for line in log_entry.data.get("lines", ())))
            return format_html(_("Injected lines cut out: {}"), lines)
