"""Pages: out of the predecessor's tree into the successor's, and back."""

from dataclasses import dataclass, field

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Page

from core.slugs import slugify
from merging import tree
from merging.choices import INDEXES
from merging.models import MovedPage
from merging.slugs import FreeSlugs
from news.models import NewsIndexPage
from pages.models import StandardPage
from seminars.models import SeminarIndexPage

BATCH = 500
# Sections whose pages can go into the successor's section of the same kind.
LISTS = (NewsIndexPage, SeminarIndexPage)


@dataclass
class Route:
    """Which pages go under which.

    Attributes:
        whole: sections of the predecessor that go as they are, under the section page.
        emptied: {section of the predecessor: the successor's section that takes its pages}.
    """

    whole: list = field(default_factory=list)
    emptied: dict = field(default_factory=dict)


def route_of(predecessor, successor, into):
    """Return the Route of a predecessor's pages.

    Args:
        predecessor, successor: Federations.
        into: SECTIONS or INDEXES (merging.choices).
    """
    route = Route()
    for section in predecessor.home.get_children().order_by("path"):
        target = _list_of(successor, section.specific_class) if into == INDEXES else None
        if target is None:
            route.whole.append(section)
        else:
            route.emptied[section] = target
    return route


def _list_of(successor, page_class):
    if page_class not in LISTS:
        return None
    return page_class.objects.child_of(successor.home).order_by("path").first()


def bring(part, route, until, actor):
    """Take a predecessor's pages to the successor.

    Args:
        part: the Part; `section` is set when the predecessor gets a section of its own.
        route: a Route.
        until: date of the predecessor's last day.
        actor: the User who asked, or None.

    Returns:
        dict: {primary key of a page that stays behind: primary key of the page that now stands for it}.
    """
    home = part.predecessor.home
    stands_for = {}
    if route.whole:
        part.section = _new_section(part, until, actor)
        part.save(update_fields=["section"])
        for section in route.whole:
            _bring_branch(part, section, Page.objects.get(pk=part.section_id))
    for section, target in route.emptied.items():
        _bring_leaves(part, section, Page.objects.get(pk=target.pk))
        stands_for[section.pk] = target.pk
        tree.count_children(Page, section.pk, target.pk)
    tree.count_children(Page, home.pk, *([part.section_id] if part.section_id else []))
    return {home.pk: part.section_id or part.merger.successor.home.pk, **stands_for}


def _new_section(part, until, actor):
    """Make the page that a predecessor's sections lie under, named after it with its last day."""
    above = Page.objects.get(pk=part.merger.successor.home.pk)
    with translation.override(settings.LANGUAGE_CODE):
        day = f"{until.day}/{until.month}/{until.year}"
        title = _("%(name)s (until %(day)s)") % {"name": part.predecessor.name, "day": day}
    slug = FreeSlugs(above, slugify(f"{until:%Y}")).take(part.predecessor.slug)
    page = StandardPage(title=title, slug=slug, show_in_menus=True, live=False, owner=actor)
    above.add_child(instance=page)
    page.save_revision(user=actor).publish(user=actor)
    return page


def _bring_branch(part, page, parent):
    slug = FreeSlugs(parent, part.predecessor.slug).take(page.slug)
    _note(part, [(page, slug)])
    tree.move_branch(page, tree.Target(parent, tree.Places(parent).take(), slug))


def _bring_leaves(part, section, parent):
    slugs, places = FreeSlugs(parent, part.predecessor.slug), tree.Places(parent)
    pages = list(section.get_children().order_by("path"))
    for start in range(0, len(pages), BATCH):
        batch = pages[start : start + BATCH]
        moves = [(page, tree.Target(parent, places.take(), slugs.take(page.slug))) for page in batch]
        _note(part, [(page, target.slug) for page, target in moves])
        tree.move_leaves(moves)


def _note(part, moves):
    """Note where pages are before they are moved."""
    parents = dict(Page.objects.filter(path__in={_above(page) for page, _slug in moves}).values_list("path", "pk"))
    MovedPage.objects.bulk_create(
        MovedPage(
            part=part,
            page_id=page.pk,
            parent_id=parents[_above(page)],
            place=page.path[-Page.steplen :],
            slug_before=page.slug,
            slug_after=slug,
        )
        for page, slug in moves
    )


def give_back(part):
    """Take the pages back to where they were, and with them what has been put below them since.

    A page that has been deleted stays deleted.
    """
    moved = {row.page_id: row for row in part.moved_pages.all()}
    pages = Page.objects.in_bulk(moved)
    parents = Page.objects.in_bulk({row.parent_id for row in moved.values()})
    left = {pages[pk].path[: -Page.steplen] for pk in pages}
    rooms = {pk: (tree.Places(page), FreeSlugs(page, part.merger.successor.slug)) for pk, page in parents.items()}
    leaves = []
    for pk, row in moved.items():
        if pk not in pages or row.parent_id not in parents:
            continue
        page, (places, slugs) = pages[pk], rooms[row.parent_id]
        slug = slugs.take(row.slug_before if page.slug == row.slug_after else page.slug)
        target = tree.Target(parents[row.parent_id], places.take(row.place), slug)
        if page.numchild:
            tree.move_branch(page, target)
        else:
            leaves.append((page, target))
    tree.move_leaves(leaves)
    tree.count_children(Page, *parents, *Page.objects.filter(path__in=left).values_list("pk", flat=True))


def remove_section(part):
    """Delete the section page if nothing lies under it, once nothing that is derived from pages names it any more."""
    section = Page.objects.filter(pk=part.section_id).first()
    if section is not None and not section.numchild:
        part.section = None
        part.save(update_fields=["section"])
        section.specific.delete()


def _above(page):
    return page.path[: -Page.steplen]


def brought(part):
    """Return all pages that a part has brought or given back, as they lie now: a queryset."""
    tops = Page.objects.filter(pk__in=part.moved_pages.values("page_id"))
    branches = tops.filter(numchild__gt=0)
    found = tops
    for branch in branches:
        found = found | Page.objects.filter(path__startswith=branch.path)
    return found
