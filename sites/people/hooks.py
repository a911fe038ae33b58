"""Where the people's pages join the admin (imported by sites.wagtail_hooks, which Wagtail looks for)."""

from django.urls import include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from sites.permissions import manages_any

from . import history, urls


class PeopleMenuItem(MenuItem):
    """“People”, for those who manage a team."""

    def is_shown(self, request):
        return manages_any(request.user)


@hooks.register("register_admin_urls")
def register_people_urls():
    """Mount the people's pages below admin/people/."""
    return [path("people/", include(urls))]


@hooks.register("register_admin_menu_item")
def register_people_menu_item():
    """Offer them in the menu."""
    return PeopleMenuItem(_("People"), reverse_lazy("people:index"), name="people", icon_name="group", order=900)


@hooks.register("register_log_actions")
def register_people_log_actions(actions):
    """Give the history its words for what happens to people."""
    history.register(actions)
