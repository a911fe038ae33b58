"""Where two federations are in each other's way, or somebody should know what becomes of something."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, Page, Revision, WorkflowState

from news.models import NewsIndexPage
from pages.models import ContactPage
from sites.models import Licence
from visits.models import VisitCounter

from .slugs import FreeSlugs
from .steps.categories import twins
from .steps.people import is_greater, who_comes

# So many of a kind are named one by one.
NAMED = 20
BATCH = 500


@dataclass(frozen=True)
class Conflict:
    """One thing that is not as it was afterwards, or needs somebody's look.

    Attributes:
        kind: "slugs", "categories", "people", "files", "redirects", "settings", "hostnames", "reviews", "schedule",
            "locks" or "contact".
        text: what it is and what is done about it, in a sentence.
    """

    kind: str
    text: str


def conflicts_of(predecessor, successor, route, choices):
    """Return the Conflicts of one predecessor, in the order in which people look at them.

    Args:
        predecessor, successor: Federations.
        route: the Route of its pages (steps.pages).
        choices: Choices.
    """
    found = list(_people(predecessor, successor)) if choices.brings_people else []
    if choices.keeps_sites:
        return found
    content = (_slugs, _categories, _files, _redirects, _settings, _hostnames, _work_under_way, _contact)
    for look in content:
        found += look(predecessor, successor, route)
    return found


def _slugs(predecessor, successor, route):
    for section, target in route.emptied.items():
        slugs = FreeSlugs(target, predecessor.slug)
        taken = [slug for slug in section.get_children().values_list("slug", flat=True) if slugs.is_taken(slug)]
        for slug in taken[:NAMED]:
            yield Conflict(
                "slugs",
                _("“%(slug)s” is taken in “%(section)s”: the page becomes “%(new)s”.")
                % {"slug": slug, "section": target.title, "new": slugs.take(slug)},
            )
        if len(taken) > NAMED:
            yield Conflict("slugs", _("So do %(number)s more.") % {"number": len(taken) - NAMED})
    if route.whole and FreeSlugs(successor.home, "").is_taken(predecessor.slug):
        yield Conflict(
            "slugs", _("“%(slug)s” is taken: the section gets the year behind it.") % {"slug": predecessor.slug}
        )


def _categories(predecessor, successor, route):
    for section, target in route.emptied.items():
        if section.specific_class is not NewsIndexPage:
            continue
        same, others = twins(section, target)
        for category in same:
            yield Conflict("categories", _("“%(name)s”: both have it; it becomes one.") % {"name": category.name})
        for category in others:
            yield Conflict("categories", _("“%(name)s” is added to those of the successor.") % {"name": category.name})


def _people(predecessor, successor):
    _joining, both = who_comes(predecessor, successor)
    for own, other in both:
        kept = own if is_greater(own, other) else other
        yield Conflict(
            "people",
            _("%(person)s serves both: %(own)s here, %(other)s there; becomes or stays %(kept)s.")
            % {
                "person": own.user.get_full_name() or own.user.email,
                "own": own.get_role_display(),
                "other": other.get_role_display(),
                "kept": kept.get_role_display(),
            },
        )


def _files(predecessor, successor, route):
    names = set(successor.collection.get_children().values_list("name", flat=True))
    if predecessor.collection.name in names:
        yield Conflict(
            "files",
            _("The successor has a collection named “%(name)s” already; there will be two.")
            % {"name": predecessor.collection.name},
        )
    below = Collection.objects.filter(path__startswith=predecessor.collection.path).count() - 1
    if below:
        yield Conflict("files", _("%(number)s collections inside its own come along.") % {"number": below})


def _redirects(predecessor, successor, route):
    old = set(Redirect.objects.filter(site=predecessor.site_id).values_list("old_path", flat=True))
    both = old & set(Redirect.objects.filter(site=successor.site_id).values_list("old_path", flat=True))
    if old:
        yield Conflict(
            "redirects",
            _(
                "%(number)s redirects go on working at the old host name; %(both)s have an old address that the "
                "successor redirects too, which is no harm."
            )
            % {"number": len(old), "both": len(both)},
        )


def _settings(predecessor, successor, route):
    licence = Licence.objects.filter(site=predecessor.site_id).first()
    if licence is not None and licence.licence_number:
        yield Conflict(
            "settings",
            _("Licence %(number)s is no longer shown: pages stand under the licence of the successor.")
            % {"number": licence.licence_number},
        )
    counter = VisitCounter.objects.filter(site=successor.site_id).first()
    if counter is not None and counter.legacy_total:
        yield Conflict("settings", _("The successor carries visits of an old site over already; these are added."))


def _hostnames(predecessor, successor, route):
    names = ", ".join(predecessor.domains.values_list("hostname", flat=True))
    yield Conflict("hostnames", _("These names lead on for ever; go on paying for them: %(names)s") % {"names": names})


def _work_under_way(predecessor, successor, route):
    tree = Page.objects.filter(path__startswith=predecessor.home.path)
    keys = [str(pk) for pk in tree.values_list("pk", flat=True)]
    waiting = WorkflowState.objects.filter(
        workflow=predecessor.workflow_id, status=WorkflowState.STATUS_IN_PROGRESS
    ).count()
    planned = tree.filter(live=True, expire_at__isnull=False).count()
    for start in range(0, len(keys), BATCH):
        revisions = Revision.page_revisions.filter(object_id__in=keys[start : start + BATCH])
        planned += revisions.filter(approved_go_live_at__isnull=False).count()
    locked = tree.filter(locked=True).count()
    texts = (
        ("reviews", waiting, _("%(number)s pages wait for approval: the reviewers of the successor go on with them.")),
        ("schedule", planned, _("%(number)s pages are scheduled and stay so.")),
        ("locks", locked, _("%(number)s pages are locked and stay so.")),
    )
    return [Conflict(kind, text % {"number": number}) for kind, number, text in texts if number]


def _contact(predecessor, successor, route):
    for page in ContactPage.objects.filter(path__startswith=predecessor.home.path).exclude(to_address=""):
        yield Conflict(
            "contact",
            _("Messages from “%(title)s” go to %(address)s: see that somebody reads them.")
            % {"title": page.title, "address": page.to_address},
        )
