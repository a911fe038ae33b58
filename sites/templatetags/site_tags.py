"""What every page shows of its site: its name, its menu; and for the portal, all federations."""

from dataclasses import dataclass, field

from django import template
from wagtail.models import Page, Site

from catalogue.models import Entry
from core.templatetags.presentation import vietnamese_order
from sites.models import Federation, Identity

register = template.Library()

# All that a link in a menu needs of a page.
_LINK_FIELDS = [f"page__{name}" for name in ("title", "slug", "path", "depth", "url_path", "content_type", "locale")]


@dataclass
class MenuItem:
    """A page in the menu with the pages under it that are in the menu too."""

    page: Page
    is_current: bool
    holds_current: bool
    children: list["MenuItem"] = field(default_factory=list)

    @property
    def current(self):
        """The value of `aria-current`, or ""."""
        if self.is_current:
            return "page"
        return "true" if self.holds_current else ""


@register.simple_tag(takes_context=True)
def site_name(context):
    """Return the name that the site's team gave it, or the one it was provisioned with."""
    request = context["request"]
    return Identity.for_request(request).name or Site.find_for_request(request).site_name


@register.simple_tag(takes_context=True)
def site_menu(context):
    """Return the current site's menu as MenuItems of at most two levels, in the order of the page tree.

    One query. A page whose parent is not in the menu stands at the first level; the front page is left out, since
    every menu begins with it anyway.
    """
    site = Site.find_for_request(context["request"])
    current = context.get("page")
    entries = Entry.objects.of_site(site).filter(in_menu=True).exclude(page_id=site.root_page_id)
    menu = []
    for entry in entries.select_related("page").only(*_LINK_FIELDS).order_by("page__path"):
        page = entry.page
        item = MenuItem(
            page=page,
            is_current=bool(current) and current.pk == page.pk,
            holds_current=bool(current) and current.path.startswith(page.path),
        )
        under_the_last = menu and page.path.startswith(menu[-1].page.path)
        (menu[-1].children if under_the_last else menu).append(item)
    return menu


@register.simple_tag
def federations():
    """Return the provincial federations in the order of the Vietnamese alphabet, with their sites and predecessors.

    Two queries.
    """
    provincial = Federation.objects.exclude(unit_kind=Federation.UnitKind.NATIONAL)
    found = provincial.select_related("site").prefetch_related("predecessors")
    return sorted(found, key=lambda federation: vietnamese_order(federation.name))
