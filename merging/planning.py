"""What a merger would bring, and what stands against it. Nothing is written."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, PageViewRestriction

from sites.models import Federation

from .conflicts import conflicts_of
from .models import Merger
from .steps.figures import total_of
from .steps.pages import route_of
from .steps.people import who_comes


@dataclass
class PartPlan:
    """What one predecessor would bring.

    Attributes:
        predecessor: the Federation.
        counts: {what: number}.
        conflicts: list of Conflict.
    """

    predecessor: Federation
    counts: dict
    conflicts: list = field(default_factory=list)


@dataclass
class Plan:
    """What a merger would do.

    Attributes:
        successor: the Federation that goes on.
        parts: list of PartPlan.
        refusals: sentences that say why it cannot be done; [] when it can.
    """

    successor: Federation
    parts: list
    refusals: list

    def as_json(self):
        """Return it as plain data."""
        return {
            "successor": self.successor.slug,
            "refusals": self.refusals,
            "predecessors": [
                {
                    "slug": part.predecessor.slug,
                    "counts": part.counts,
                    "conflicts": [{"kind": one.kind, "text": one.text} for one in part.conflicts],
                }
                for part in self.parts
            ],
        }


def plan_of(successor, predecessors, choices):
    """Return the Plan of a merger. Arguments as for `doors.start`."""
    refusals = _refusals(successor, predecessors, choices)
    parts = []
    for predecessor in predecessors:
        route = route_of(predecessor, successor, choices.into)
        if not choices.keeps_sites:
            refusals += _closed_sections(predecessor, route)
        part = PartPlan(predecessor, counts_of(predecessor, successor))
        part.conflicts = conflicts_of(predecessor, successor, route, choices)
        parts.append(part)
    return Plan(successor, parts, refusals)


def counts_of(predecessor, successor):
    """Return {what: number} of what a predecessor has."""
    tree = Page.objects.filter(path__startswith=predecessor.home.path, depth__gt=predecessor.home.depth)
    own = {"collection__path__startswith": predecessor.collection.path}
    joining, both = who_comes(predecessor, successor)
    return {
        "pages": tree.count(),
        "live": tree.live().count(),
        "pictures": get_image_model().objects.filter(**own).count(),
        "documents": get_document_model().objects.filter(**own).count(),
        "people": len(joining) + len(both),
        "redirects": Redirect.objects.filter(site=predecessor.site_id).count(),
        "hostnames": predecessor.domains.count(),
        "visits": total_of(predecessor),
    }


def _refusals(successor, predecessors, choices):
    found = []
    if not predecessors:
        found.append(_("Choose at least one federation that is merged into another one."))
    if len({one.pk for one in predecessors}) < len(predecessors):
        found.append(_("A federation is named twice."))
    if successor in predecessors:
        found.append(_("%(name)s cannot be merged into itself.") % {"name": successor})
    if successor.state != Federation.State.LIVE:
        found.append(_("Readers cannot open the site of %(name)s. Take it to live first.") % {"name": successor})
    under_way = Merger.objects.exclude(state__in=(Merger.State.DONE, Merger.State.UNDONE))
    for one in (successor, *predecessors):
        if one.unit_kind == Federation.UnitKind.NATIONAL:
            found.append(_("The national site takes no part in mergers."))
        if under_way.filter(successor=one).exists() or under_way.filter(parts__predecessor=one).exists():
            found.append(_("A merger with %(name)s is under way. Let it end first.") % {"name": one})
    # What readers may not see now would be open to all.
    open_states = {Federation.State.LIVE} | (set() if choices.keeps_sites else {Federation.State.ARCHIVED})
    for one in predecessors:
        if one.state not in open_states:
            found.append(
                _("The site of %(name)s is “%(state)s”. Take it to live first, or leave it out.")
                % {"name": one, "state": one.get_state_display()}
            )
    return found


def _closed_sections(predecessor, route):
    """Refuse what would take pages out from behind a password, or put them behind one."""
    found = []
    restricted = set(PageViewRestriction.objects.values_list("page_id", flat=True))
    if predecessor.home.pk in restricted:
        found.append(
            _(
                "The whole site of %(name)s is behind a password; its pages would be open to all."
                " Take the password away, or put it on the sections."
            )
            % {"name": predecessor}
        )
    for section, target in route.emptied.items():
        if section.pk in restricted or target.pk in restricted:
            found.append(
                _(
                    "“%(title)s” of %(name)s, or the successor's section that would take its pages, is behind a"
                    " password. Choose a section for each predecessor instead."
                )
                % {"title": section.title, "name": predecessor}
            )
    return found
