"""Menus lead a team only where it is let in."""

from django.urls import Resolver404, resolve
from wagtail import hooks

from sites import scope

from .rules import OPEN, rule_for


@hooks.register("construct_main_menu")
@hooks.register("construct_settings_menu")
@hooks.register("construct_reports_menu")
@hooks.register("construct_help_menu")
def prune(request, menu_items):
    """Take out what the fence would answer with 404. Submenus that end up empty vanish by themselves."""
    if not scope.is_unbounded(request.user):
        menu_items[:] = [item for item in menu_items if leads_inside(item.url)]


def leads_inside(url):
    """Tell whether an address is one a team may open, or no address of this install at all."""
    try:
        match = resolve(url.partition("?")[0])
    except Resolver404:
        return True
    return not match.route.startswith("admin/") or match.view_name in OPEN or rule_for(match.view_name) is not None
