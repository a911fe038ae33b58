"""What a reader narrows the search down to: one site always; a kind, a category and a time if wanted."""

import datetime
from dataclasses import dataclass, field

from django.db.models import F
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.models import Site

from catalogue.sync import catalogued_models
from core.dates import FIRST_YEAR, LAST_YEAR
from core.pages import SitePage
from news.models import NewsCategory, NewsPage

# Days back from now, by the word in the address.
RECENT = {"month": 31, "year": 365}


@dataclass(frozen=True)
class Narrowing:
    """Where and among what to look.

    Attributes:
        site: the Site; nothing of another one is ever found.
        kind: what the catalogue files a page under, or "".
        categories: list of the news categories whose news are wanted; empty for all.
        start, end: aware moments that the date shown lies between (the end excluded), or None.
    """

    site: Site
    kind: str = ""
    categories: list = field(default_factory=list)
    start: datetime.datetime | None = None
    end: datetime.datetime | None = None

    @property
    def is_narrow(self):
        """Whether not all of the site is wanted."""
        return bool(self.kind or self.categories or self.start or self.end)

    def lookups(self, prefix=""):
        """Return the lookups that keep to it, for a queryset of catalogue entries.

        Args:
            prefix: of every lookup, for a queryset of something that refers to the entry ("entry__").
        """
        lookups = {"site": self.site}
        if self.kind:
            lookups["kind"] = self.kind
        if self.categories:
            lookups |= {
                "kind": NewsPage.catalogue_kind,
                "facet__in": [str(category.pk) for category in self.categories],
            }
        if self.start:
            lookups["shown_at__gte"] = self.start
        if self.end:
            lookups["shown_at__lt"] = self.end
        return {f"{prefix}{name}": value for name, value in lookups.items()}


def kind_choices():
    """Return [(kind, its name in the plural)] of all that can be found, the types in the order of their apps."""
    names = {}
    for model in catalogued_models():
        shared = model.catalogue_kind == SitePage.catalogue_kind
        names.setdefault(model.catalogue_kind, _("Pages") if shared else capfirst(model._meta.verbose_name_plural))
    # Pages that stand for themselves come last: there are few of them.
    return sorted(names.items(), key=lambda choice: choice[0] == SitePage.catalogue_kind)


def categories_of(site):
    """Return the news categories of a site's open sections, in the order of the sections and in theirs."""
    sections = {"section__catalogue_entry__site": site}
    return list(NewsCategory.objects.filter(**sections).order_by(F("section__path"), "sort_order", "pk"))


def category_choices(categories):
    """Return [(slug, name)] of categories; two sections may have one of the same slug, which is one choice."""
    choices = {}
    for category in categories:
        choices.setdefault(category.slug, category.name)
    return list(choices.items())


@dataclass(frozen=True)
class Asked:
    """What a query string asks, with whatever is unknown or malformed left out.

    Attributes:
        narrowing: the Narrowing.
        values: {key: value} of what was understood, as the form and the links show it again.
    """

    narrowing: Narrowing
    values: dict


def read(parameters, site, categories):
    """Read a query string.

    Args:
        parameters: QueryDict.
        site: the Site that is asked.
        categories: its NewsCategory list (`categories_of`).

    Returns:
        Asked
    """
    values = {}
    if parameters.get("type") in dict(kind_choices()):
        values["type"] = parameters["type"]
    chosen = [category for category in categories if category.slug == parameters.get("category")]
    if chosen and values.get("type") in (None, NewsPage.catalogue_kind):
        values["category"] = chosen[0].slug
    else:
        chosen = []
    start, end, said = _time(parameters)
    values |= said
    return Asked(Narrowing(site, values.get("type", ""), chosen, start, end), values)


def _time(parameters):
    """Return (start, end, what was said); the recent past goes before years."""
    recent = parameters.get("time")
    if recent in RECENT:
        return timezone.now() - datetime.timedelta(days=RECENT[recent]), None, {"time": recent}
    first, last = (_year(parameters.get(key, "")) for key in ("from", "to"))
    if first and last and first > last:
        first, last = last, first
    said = {key: str(year) for key, year in (("from", first), ("to", last)) if year}
    return first and _new_year(first), last and _new_year(last + 1), said


def _year(text):
    if not (text.isascii() and text.isdecimal() and len(text) == 4):
        return None
    return int(text) if FIRST_YEAR <= int(text) <= LAST_YEAR else None


def _new_year(year):
    return datetime.datetime(year, 1, 1, tzinfo=timezone.get_current_timezone())
