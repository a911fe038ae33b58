"""The menu of a site: at most two levels, in the order of the page tree."""

from dataclasses import dataclass, field

from catalogue.models import Entry

# All that a link in a menu needs of a page.
_LINK_FIELDS = [f"page__{name}" for name in ("title", "slug", "path", "depth", "url_path", "content_type", "locale")]


@dataclass(frozen=True)
class MenuPage:
    """A page in the menu with the pages under it that are in the menu too."""

    path: str
    title: str
    address: str
    children: list["MenuPage"] = field(default_factory=list)


@dataclass(frozen=True)
class MenuItem:
    """A MenuPage as one page shows it.

    Attributes:
        current: the value of `aria-current`: "page" on the page itself, "true" on those below it, else "".
    """

    page: MenuPage
    current: str
    children: list["MenuItem"]


def menu_of(site):
    """Return the MenuPages of a site's first level, in one query.

    A page whose parent is not in the menu stands at the first level; the front page is left out, since every menu
    begins with it anyway.
    """
    entries = Entry.objects.of_site(site).filter(in_menu=True).exclude(page_id=site.root_page_id)
    menu = []
    for entry in entries.select_related("page").only(*_LINK_FIELDS).order_by("page__path"):
        page = entry.page
        _site_id, _root_url, address = page.get_url_parts()
        item = MenuPage(page.path, page.title, address)
        under_the_last = menu and page.path.startswith(menu[-1].path)
        (menu[-1].children if under_the_last else menu).append(item)
    return tuple(menu)


def as_shown_on(path, menu):
    """Return the MenuItems of a menu for the page at a tree path ("" for a view without a page)."""
    return [MenuItem(item, _current(path, item.path), as_shown_on(path, item.children)) for item in menu]


def _current(path, item_path):
    if path == item_path:
        return "page"
    return "true" if path.startswith(item_path) else ""


def place_in(path, menu):
    """Return what the looks of a menu depend on for the page at a tree path: the item that it is, or lies under.

    Returns:
        (tree path of the item, whether the page is the item itself), or None.
    """
    items = [one for item in menu for one in (item, *item.children)]
    held_by = [item.path for item in items if path.startswith(item.path)]
    return (max(held_by), path in held_by) if held_by else None
