"""Where the links to drafts meet Wagtail's admin. Loaded by sites.wagtail_hooks."""

from django.urls import path
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.ui.menus.pages import PageMenuItem
from wagtail.log_actions import LogFormatter

from .links import MADE, REVOKED
from .views import DraftLinksView, RevokeDraftLinkView, may_give_links


@hooks.register("register_admin_urls")
def register_draft_link_urls():
    return [
        path("draft-links/<int:page_id>/", DraftLinksView.as_view(), name="draft_links"),
        path(
            "draft-links/<int:page_id>/<int:draft_link_id>/revoke/",
            RevokeDraftLinkView.as_view(),
            name="revoke_draft_link",
        ),
    ]


class DraftLinksButton(PageMenuItem):
    """The way to a page's links, in the menu of its header."""

    label = gettext_lazy("Links to the draft")
    icon_name = "link"
    url_name = "draft_links"

    def is_shown(self, user):
        return may_give_links(user, self.page)


@hooks.register("register_page_header_buttons")
def register_draft_links_button(page, user, view_name, next_url=None):
    """Offer the links beside the other things to do with a page."""
    yield DraftLinksButton(page=page, priority=67)


@hooks.register("register_log_actions")
def register_log_actions(actions):
    @actions.register_action(MADE)
    class MadeFormatter(LogFormatter):
        """Says in the history until when a link works."""

        label = gettext_lazy("Make a link to the draft")

        def format_message(self, log_entry):
            valid_until = parse_datetime(log_entry.data.get("valid_until", ""))
            moment = date_format(localtime(valid_until), "SHORT_DATETIME_FORMAT") if valid_until else ""
            return format_html(_("Made a link to the draft, which works until {}"), moment)

    actions.register_action(REVOKED, gettext_lazy("Revoke a link to the draft"), gettext_lazy("Revoked a link"))
