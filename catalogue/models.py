"""The catalogue: one row for each page that any reader may find.

Lists, archives, menus, counts (later feeds, sitemaps and search) ask these narrow rows instead of the page tables,
through indexes that start with the site or the section. So a list of a site with 100,000 pages costs what one with
100 costs (bench/lists.py; the trial is in docs/decisions.md). `catalogue.sync` keeps the rows true.
"""

import datetime

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Site

from core.pages import SitePage

from . import blocks

# What lists, and with them the pages above, show of their sections: not the pages that stand for themselves.
LISTED = ~models.Q(kind=SitePage.catalogue_kind)


def _month_bounds(year, month):
    """Return (start, end) of a calendar month, or of a year when month is None, as aware local datetimes."""
    first = datetime.datetime(year, month or 1, 1)
    following = datetime.datetime(year + (month in (None, 12)), 1 if month in (None, 12) else month + 1, 1)
    zone = timezone.get_current_timezone()
    return first.replace(tzinfo=zone), following.replace(tzinfo=zone)


class EntryQuerySet(models.QuerySet):
    """The vocabulary of lists. Every list begins with a place: a site or a section."""

    def of_site(self, site):
        """Entries of one Site."""
        return self.filter(site=site)

    def in_section(self, page):
        """Entries of the pages directly under `page`."""
        return self.filter(section_id=page.pk)

    def kind(self, kind):
        """Entries of one kind, e.g. "news" (core.pages.SitePage.catalogue_kind)."""
        return self.filter(kind=kind)

    def facet(self, facet):
        """Entries under one facet of their kind, e.g. a category."""
        return self.filter(facet=facet)

    def newest_first(self):
        """Order by the date shown, the newest first; the page's number settles ties."""
        return self.order_by("-shown_at", "-page_id")

    def in_period(self, year, month=None):
        """Entries whose date shown lies in the local calendar month, or year when month is None."""
        start, end = _month_bounds(year, month)
        return self.filter(shown_at__gte=start, shown_at__lt=end)

    def in_block(self, number):
        """Entries of the pages whose numbers lie in one block, by these numbers."""
        return (
            self.annotate(block=blocks.Block("page_id", width=blocks.WIDTH)).filter(block=number).order_by("page_id")
        )

    def latest_change(self):
        """When the last of the entries that lists show changed, as a queryset of one row (a subquery)."""
        return self.filter(LISTED).order_by("-changed_at").values("changed_at")[:1]

    def upcoming(self, today):
        """What ends today or later, by its beginning, the soonest first. Never overlaps with `past`."""
        return self.filter(last_day__gte=today).order_by("shown_at", "page_id")

    def past(self, today):
        """What ended before today, the latest first."""
        return self.filter(last_day__lt=today).order_by("-last_day", "-page_id")

    def page_ids(self):
        """The pages' primary keys, in this queryset's order."""
        return self.values_list("page_id", flat=True)


class Entry(models.Model):
    """What lists need to know of one live page that is open to everyone."""

    page = models.OneToOneField(
        Page,
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="catalogue_entry",
        verbose_name=_("page"),
    )
    # Derived from the page's place in the tree; a row without its Site would be wrong, so it goes with it.
    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="+", verbose_name=_("site"), db_index=False)
    section = models.ForeignKey(
        Page, on_delete=models.CASCADE, related_name="+", verbose_name=_("section"), db_index=False
    )
    kind = models.CharField(_("kind"), max_length=20)
    facet = models.CharField(_("facet"), max_length=20, blank=True)
    shown_at = models.DateTimeField(_("date shown"))
    changed_at = models.DateTimeField(_("last change"))
    last_day = models.DateField(_("last day"), null=True)
    in_menu = models.BooleanField(_("in the menu"), default=False)

    # A derived row is no "usage" of a page in the admin's sense.
    wagtail_reference_index_ignore = True

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("catalogue entry")
        verbose_name_plural = _("catalogue entries")
        indexes = [
            models.Index(fields=["site", "kind", "-shown_at", "-page"], name="entry_site_kind_shown"),
            models.Index(fields=["site", "-shown_at", "-page"], name="entry_site_shown"),
            models.Index(fields=["section", "-shown_at", "-page"], name="entry_section_shown"),
            models.Index(fields=["section", "facet", "-shown_at", "-page"], name="entry_section_facet_shown"),
            models.Index(
                fields=["section", "last_day", "page"],
                name="entry_section_last_day",
                condition=models.Q(last_day__isnull=False),
            ),
            models.Index(
                fields=["site", "last_day", "page"],
                name="entry_site_last_day",
                condition=models.Q(last_day__isnull=False),
            ),
            models.Index(fields=["site"], name="entry_site_menu", condition=models.Q(in_menu=True)),
            models.Index(
                "site",
                blocks.Block("page", width=blocks.WIDTH),
                models.F("changed_at").desc(),
                name="entry_site_block_changed",
            ),
            models.Index(fields=["site", "-changed_at"], name="entry_site_changed", condition=LISTED),
            models.Index(fields=["section", "-changed_at"], name="entry_section_changed", condition=LISTED),
        ]

    def __str__(self):
        return f"{self.kind} {self.page_id}"
