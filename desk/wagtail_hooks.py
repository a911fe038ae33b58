"""Puts the desk's panels on the admin's first page, and the guide beside it."""

from django.templatetags.static import static
from django.urls import path, reverse_lazy
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from sites.permissions import managed_by_team

from .guide import GuideView
from .panels import (
    ActivityPanel,
    AttentionPanel,
    DraftsPanel,
    PublishedPanel,
    ReturnedPanel,
    ScheduledPanel,
    StartPanel,
    VisitsPanel,
    WarningsPanel,
)

OF_EVERYBODY = (StartPanel, WarningsPanel, ReturnedPanel, DraftsPanel, ScheduledPanel, PublishedPanel)


@hooks.register("insert_global_admin_css")
def desk_stylesheet():
    return format_html('<link rel="stylesheet" href="{}">', static("css/desk.css"))


# After sites.reports, which puts the panels of the own sites in the place of Wagtail's.
@hooks.register("construct_homepage_panels", order=200)
def add_desk(request, panels):
    """Add the panels of everybody, and of each site that the person manages."""
    panels += [panel() for panel in OF_EVERYBODY]
    for federation in managed_by_team(request.user):
        panels += [AttentionPanel(federation), ActivityPanel(federation), VisitsPanel(federation)]


@hooks.register("register_admin_urls")
def register_guide():
    """Mount the guide below admin/guide/."""
    return [
        path("guide/", GuideView.as_view(), name="guide"),
        path("guide/<slug:chapter>/", GuideView.as_view(), name="guide_chapter"),
    ]


@hooks.register("register_help_menu_item")
def guide_item():
    """Our guide, first in the help menu."""
    return MenuItem(_("Guide"), reverse_lazy("guide"), name="guide", icon_name="help", order=10)


# Wagtail's own, which are English and lie elsewhere.
ENGLISH_HELP = ("editor-guide", "whats-new-in-wagtail")


@hooks.register("construct_help_menu")
def only_own_help(request, items):
    """Take Wagtail's English pages off the help menu."""
    items[:] = [item for item in items if not item.name.startswith(ENGLISH_HELP)]
