"""The steps of a merger, in their order: what each one does inside its transaction."""

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import GroupCollectionPermission, GroupPagePermission, GroupSitePermission, Page

from core.site_versions import move
from delivery.invalidation import sites_listing_federations
from sites.models import Federation, Predecessor
from sites.roles import ROLES, withdraw
from sites.states.changes import change_state

from . import addresses
from .history import MERGED, UNDONE
from .ledger import Ledger, take_back
from .models import MovedAddress
from .steps import categories, figures, files, following, pages, people, reviews, versions


def _tree_of(federation):
    return Page.objects.filter(path__startswith=federation.home.path)


def _both(part):
    return {part.predecessor.site_id, part.merger.successor.site_id}


def hold(part, choices):
    """Keep the predecessor's team from changing pages, and write down the addresses the pages have.

    Readers notice nothing. A page that is saved while it is being moved would go back to its old place.
    """
    groups = [part.predecessor.group_for(role.key) for role in ROLES]
    grants = [
        model.objects.filter(group__in=groups)
        for model in (GroupPagePermission, GroupCollectionPermission, GroupSitePermission)
    ]
    with Ledger(part).watching(*grants, groups[0].permissions.through.objects.filter(group__in=groups)):
        for group in groups:
            withdraw(group)
    addresses.write(part, part.predecessor.site, _tree_of(part.predecessor))
    move([part.predecessor.site_id])


def switch(part, choices):
    """Take everything over at once: a reader finds a page at its old address, or is led to its new one."""
    predecessor, successor = part.predecessor, part.merger.successor
    route = pages.route_of(predecessor, successor, choices.into)
    addresses.write(part, predecessor.site, _tree_of(predecessor))
    stands_for = pages.bring(part, route, choices.until, part.merger.started_by)
    addresses.replace(predecessor.site, stands_for)
    versions.follow_slugs(part)
    categories.bring(part, route)
    following.follow(part, predecessor.site, successor.site)
    files.bring(part)
    reviews.bring(part, list(pages.brought(part).order_by().values_list("pk", flat=True)))
    with Ledger(part).watching(Federation.objects.filter(pk=predecessor.pk)):
        reason = _("Merged into %(name)s.") % {"name": successor}
        change_state(predecessor, Federation.State.CLOSED, part.merger.started_by, reason, choices.until)
    part.leads_on = True
    part.save(update_fields=["leads_on"])
    move(_both(part))


def archive(part, choices):
    """Leave the predecessor's site as it is, for readers alone."""
    predecessor = part.predecessor
    groups = [predecessor.group_for(role.key) for role in ROLES]
    grants = [
        model.objects.filter(group__in=groups)
        for model in (GroupPagePermission, GroupCollectionPermission, GroupSitePermission)
    ]
    through = groups[0].permissions.through.objects.filter(group__in=groups)
    with Ledger(part).watching(Federation.objects.filter(pk=predecessor.pk), *grants, through):
        reason = _("Merged into %(name)s.") % {"name": part.merger.successor}
        change_state(predecessor, Federation.State.ARCHIVED, part.merger.started_by, reason, choices.until)


def bring_people(part, choices):
    """Let the predecessor's people join the successor's team, if that was chosen."""
    if choices.brings_people:
        people.bring(part)


def bring_figures(part, choices):
    """Add the predecessor's visits to the successor's."""
    figures.bring(part)


def name_predecessor(part, choices):
    """Note the predecessor with the successor, and tell both histories."""
    predecessor, successor = part.predecessor, part.merger.successor
    with Ledger(part).watching(Predecessor.objects.filter(federation=successor)):
        row, _made = successor.predecessors.get_or_create(name=predecessor.name)
        if row.until is None:
            row.until = choices.until
            row.save(update_fields=["until"])
    _log(part, MERGED)
    move(_both(part) | sites_listing_federations())


def announce(part, choices):
    """Write down the addresses that the pages have with the successor, before they go back."""
    section = Page.objects.filter(pk=part.section_id)
    addresses.write(part, part.merger.successor.site, pages.brought(part) | section)
    move([part.merger.successor.site_id])


def open_site(part, choices):
    """Take the predecessor's site back to the state it was in; its addresses still lead to where its pages are.

    A step of its own, before the pages come back: a reader who is answered by what was known of the site a moment
    before must never meet a closed one that leads nowhere.
    """
    label = Federation._meta.label_lower
    _note_left(part, take_back(part.changes.filter(model=label, values__has_key="state")))
    move(_both(part) | sites_listing_federations())


def forget(part, choices):
    """Strike out the addresses that lead to pages which are back; nobody is on the way to them any more."""
    MovedAddress.objects.filter(site=part.predecessor.site, part=part).delete()
    move([part.predecessor.site_id])


def give_back(part, choices):
    """Give everything back at once, as it was; of a merger that was stopped, what had been taken."""
    if not part.leads_on:
        return _take_back(part)
    predecessor, successor = part.predecessor, part.merger.successor
    section = Page.objects.filter(pk=part.section_id)
    addresses.write(part, successor.site, pages.brought(part) | section)
    addresses.replace(successor.site, {part.section_id: predecessor.home.pk} if part.section_id else {})
    part.leads_on = False
    part.save(update_fields=["leads_on"])
    pages.give_back(part)
    _take_back(part)
    files.give_back(part)
    following.follow(part, successor.site, predecessor.site)
    return pages.remove_section(part)


def open_again(part, choices):
    """Give an archived predecessor its state and its people's rights back."""
    _take_back(part)


def _take_back(part):
    _note_left(part, take_back(part.changes.all()))
    transaction.on_commit(lambda: figures.forget(part))
    _log(part, UNDONE)
    move(_both(part) | sites_listing_federations())


def _note_left(part, left):
    part.facts["left"] = [*part.facts.get("left", []), *left]
    part.save(update_fields=["facts"])


def _log(part, action):
    data = {"predecessor": part.predecessor.name, "successor": part.merger.successor.name}
    for federation in (part.predecessor, part.merger.successor):
        log(federation, action, data=data)


FORWARD = (
    ("hold", hold),
    ("switch", switch),
    ("people", bring_people),
    ("figures", bring_figures),
    ("predecessor", name_predecessor),
)
KEPT_FORWARD = (("archive", archive), ("people", bring_people), ("predecessor", name_predecessor))
BACK = (("announce", announce), ("open", open_site), ("back", give_back))
KEPT_BACK = (("back", open_again),)
