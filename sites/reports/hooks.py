"""Where the admin shows the reports, and what it says in the history. Loaded by sites.wagtail_hooks."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Page
from wagtail.permissions import policy_registry

from sites.permissions import manages_any

from . import urls
from .handlers import MENU_HIDDEN, MENU_SHOWN
from .panels import own_panels, own_summary


@hooks.register("register_admin_urls")
def register_report_urls():
    """Mount the reports."""
    return [path("site-reports/", include(urls))]


@hooks.register("register_log_actions")
def register_menu_actions(actions):
    """Name what the site's menu went through."""
    actions.register_action(MENU_SHOWN, _("Put into the menu"), _("Put into the menu"))
    actions.register_action(MENU_HIDDEN, _("Take out of the menu"), _("Taken out of the menu"))


class ManagersMenuItem(MenuItem):
    """Shown to those who manage a site."""

    def is_shown(self, request):
        return manages_any(request.user)


class NationalMenuItem(MenuItem):
    """Shown to national administrators."""

    def is_shown(self, request):
        return request.user.is_superuser


class PageReportMenuItem(MenuItem):
    """Shown to those who may do something with pages, as Wagtail's own."""

    def __init__(self, *args, rights, **kwargs):
        super().__init__(*args, **kwargs)
        self.rights = rights

    def is_shown(self, request):
        return policy_registry.get_by_type(Page).user_has_any_permission(request.user, self.rights)


_WRITING = ("add", "change", "publish")


@hooks.register("register_reports_menu_item")
def history_item():
    """The history of the site."""
    url = reverse("site_reports:history")
    return ManagersMenuItem(_("History of the site"), url, name="own-history", icon_name="history", order=100)


@hooks.register("register_reports_menu_item")
def visits_item():
    """Visits by day."""
    url = reverse("site_reports:visits")
    return ManagersMenuItem(_("Visits by day"), url, name="own-visits", icon_name="view", order=102)


@hooks.register("register_reports_menu_item")
def read_pages_item():
    """Pages read most."""
    url = reverse("site_reports:read_pages")
    return ManagersMenuItem(_("Pages read most"), url, name="own-read-pages", icon_name="view", order=104)


@hooks.register("register_reports_menu_item")
def visits_of_all_item():
    """Visits of all sites."""
    url = reverse("site_reports:visits_of_all")
    return NationalMenuItem(_("Visits of all sites"), url, name="visits-of-all", icon_name="view", order=106)


@hooks.register("register_reports_menu_item")
def workflows_item():
    """Reviews."""
    return _page_report("workflows", _("Workflows"), "tasks", 110)


@hooks.register("register_reports_menu_item")
def workflow_tasks_item():
    """Steps of reviews."""
    return _page_report("workflow_tasks", _("Workflow tasks"), "thumbtack", 120)


@hooks.register("register_reports_menu_item")
def locked_pages_item():
    """Locked pages."""
    return _page_report("locked_pages", _("Locked pages"), "lock", 130, rights=("unlock",))


@hooks.register("register_reports_menu_item")
def ageing_pages_item():
    """Ageing pages."""
    # It lists what the person may publish.
    return _page_report("ageing_pages", _("Ageing pages"), "time", 140, rights=("publish",))


def _page_report(name, label, icon, order, rights=_WRITING):
    url = reverse(f"site_reports:{name}")
    return PageReportMenuItem(label, url, name=f"own-{name}", icon_name=icon, order=order, rights=rights)


# Wagtail's reports that ours stand in for, by the names of their menu items.
_REPLACED = {"site-history", "workflows", "workflow-tasks", "locked-pages", "aging-pages"}
_NATIONAL = {"page-types-usage"}


@hooks.register("construct_reports_menu")
def hide_installwide_reports(request, items):
    """Take Wagtail's reports off the menu, which are about the whole install."""
    hidden = _REPLACED if request.user.is_superuser else _REPLACED | _NATIONAL
    items[:] = [item for item in items if item.name not in hidden]


@hooks.register("construct_homepage_panels")
def only_own_panels(request, panels):
    """Make the dashboard's panels about the own sites."""
    own_panels(panels)


# After the apps have put their items there.
@hooks.register("construct_homepage_summary_items", order=100)
def only_own_counts(request, items):
    """Make the dashboard's count of pages about the own sites."""
    own_summary(request, items)
