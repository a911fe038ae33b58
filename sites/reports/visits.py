"""How often a site was visited: by day, page by page, and, for national administrators, all sites side by side."""

import datetime

import django_filters
from django.core.exceptions import PermissionDenied
from django.db.models import BigIntegerField, F, OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports.base import ReportView

from core.exports import SafeExportMixin
from core.templatetags.presentation import grouped
from sites.models import Federation
from sites.permissions import federations_managed_by, managed_by_team, manages_any
from visits.charts import chart_of
from visits.models import PageDay, SiteDay, VisitCounter
from visits.reading import visits_by_day

from .scoped import SiteFilterSet

# Days in a chart and, where no period was chosen, in the report of pages.
USUAL_DAYS = 30
# More bars than these are no longer told apart.
MOST_DAYS = 92


def of_managed_sites(user, queryset):
    """Return the rows of `queryset` that are about sites the person manages; all of them for an administrator."""
    if user.is_superuser:
        return queryset
    return queryset.filter(site__in=[federation.site_id for federation in managed_by_team(user)])


def _day(row):
    return date_format(row["day"], "SHORT_DATE_FORMAT")


class NumberColumn(Column):
    """A figure, written as people here write it."""

    def get_value(self, instance):
        return grouped(super().get_value(instance))


class VisitFilterSet(SiteFilterSet):
    federation = django_filters.ModelChoiceFilter(
        label=_("Site"), field_name="site__federation", queryset=lambda request: federations_managed_by(request.user)
    )
    day = django_filters.DateFromToRangeFilter(label=_("Period"), widget=DateRangePickerWidget)

    @property
    def period(self):
        """The dates chosen, as (first, last); None for one that was not."""
        chosen = self.form.cleaned_data.get("day") if self.is_valid() else None
        return (chosen.start and chosen.start.date(), chosen.stop and chosen.stop.date()) if chosen else (None, None)


class SiteDayFilterSet(VisitFilterSet):
    class Meta:
        model = SiteDay
        fields = ["federation", "day"]


class PageDayFilterSet(VisitFilterSet):
    class Meta:
        model = PageDay
        fields = ["federation", "day"]


class VisitReport(SafeExportMixin, ReportView):
    """What the reports of visits share: for managers, with a chart above the table."""

    header_icon = "view"
    permission_policy = None
    results_template_name = "sites/reports/visits_results.html"

    def dispatch(self, request, *args, **kwargs):
        if not self.is_open_to(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def is_open_to(self, user):
        """Tell whether a person may read the report."""
        return manages_any(user)

    @cached_property
    def today(self):
        """The local date."""
        return timezone.localdate()

    @cached_property
    def sites(self):
        """{site's key: federation's name} of the sites that the person manages."""
        return dict(federations_managed_by(self.request.user).values_list("site_id", "name"))

    def site_columns(self):
        """Return the column that names the site, in a list that is empty for the manager of one."""
        return [Column("site", label=_("Site"), accessor=self.site_of)] if len(self.sites) > 1 else []

    def site_of(self, row):
        """Return the name of the site that a row is about."""
        return self.sites.get(row["site"], "")

    def period(self):
        """Return the dates the chart begins and ends with: of the period chosen as much as can be drawn."""
        first, last = self.filters.period if self.filters else (None, None)
        last = last or self.today
        first = first or last - datetime.timedelta(days=USUAL_DAYS - 1)
        return max(first, last - datetime.timedelta(days=MOST_DAYS - 1)), last

    def charted(self, first, last):
        """Return the queryset of SiteDay that the chart adds up, from one date to another."""
        raise NotImplementedError

    def get_context_data(self, **kwargs):
        first, last = self.period()
        # A period that ends before it begins has no bars.
        chart = chart_of(visits_by_day(self.charted(first, last)), first, last) if first <= last else None
        return super().get_context_data(chart=chart, **kwargs)


class Visits(VisitReport):
    """The visits of each day, the latest first."""

    page_title = _("Visits by day")
    model = SiteDay
    filterset_class = SiteDayFilterSet
    index_url_name = "site_reports:visits"
    index_results_url_name = "site_reports:visits_results"
    list_export = ["day", "site", "visits", "visitors"]
    export_headings = {"day": _("Day"), "site": _("Site"), "visits": _("Visits"), "visitors": _("Visitors")}

    @cached_property
    def columns(self):
        return [
            TitleColumn("day", label=_("Day"), accessor=_day),
            *self.site_columns(),
            NumberColumn("visits", label=_("Visits")),
            NumberColumn("visitors", label=_("Visitors")),
        ]

    def get_filename(self):
        return f"visits-{self.today:%Y-%m-%d}"

    def get_queryset(self):
        days = of_managed_sites(self.request.user, SiteDay.objects.all())
        return days.order_by("-day", "site").values("day", "site", "visits", "visitors")

    def charted(self, first, last):
        days = self.filter_queryset(of_managed_sites(self.request.user, SiteDay.objects.all()))
        return days.filter(day__range=(first, last))

    def to_row_dict(self, item):
        return {**item, "day": _day(item), "site": self.site_of(item)}


class ReadPages(VisitReport):
    """The pages that were read most in a period, of the last days where none is chosen."""

    page_title = _("Pages read most")
    model = PageDay
    filterset_class = PageDayFilterSet
    index_url_name = "site_reports:read_pages"
    index_results_url_name = "site_reports:read_pages_results"
    list_export = ["title", "site", "visits"]
    export_headings = {"title": _("Title"), "site": _("Site"), "visits": _("Visits")}

    @cached_property
    def columns(self):
        return [
            TitleColumn(
                "title",
                label=_("Title"),
                accessor="page__title",
                get_url=lambda row: reverse("wagtailadmin_pages:edit", args=[row["page"]]),
            ),
            *self.site_columns(),
            NumberColumn("visits", label=_("Visits")),
        ]

    def get_filename(self):
        return f"pages-read-{self.today:%Y-%m-%d}"

    def get_queryset(self):
        return of_managed_sites(self.request.user, PageDay.objects.all())

    def get_filtered_queryset(self):
        first, last = self.period()
        days = super().get_filtered_queryset().filter(day__range=(first, last))
        read = days.order_by().values("page", "page__title", "site").annotate(visits=Sum("visits"))
        return read.order_by("-visits", "page")

    def charted(self, first, last):
        return self.filter_queryset(self.get_queryset()).filter(day__range=(first, last))

    def to_row_dict(self, item):
        return {"title": item["page__title"], "site": self.site_of(item), "visits": item["visits"]}


class VisitsOfAllSites(VisitReport):
    """Every site beside the others, for national administrators."""

    page_title = _("Visits of all sites")
    model = Federation
    index_url_name = "site_reports:visits_of_all"
    index_results_url_name = "site_reports:visits_of_all_results"
    list_export = ["name", "today", "week", "month", "counted", "legacy", "total"]
    export_headings = {
        "name": _("Site"),
        "today": _("Today"),
        "week": _("Last 7 days"),
        "month": _("Last 30 days"),
        "counted": _("Counted here"),
        "legacy": _("Carried over"),
        "total": _("In all"),
    }

    def is_open_to(self, user):
        return user.is_active and user.is_superuser

    @cached_property
    def columns(self):
        figures = [NumberColumn(name, label=self.export_headings[name]) for name in self.list_export[1:]]
        return [TitleColumn("name", label=_("Site"), get_url=self._days_of), *figures]

    @staticmethod
    def _days_of(federation):
        return f"{reverse('site_reports:visits')}?federation={federation.pk}"

    def get_filename(self):
        return f"visits-of-all-sites-{self.today:%Y-%m-%d}"

    def get_queryset(self):
        counter = VisitCounter.objects.filter(site=OuterRef("site"))
        figures = {
            "today": self._last_days(1),
            "week": self._last_days(7),
            "month": self._last_days(30),
            "counted": F("site__visit_total__visits"),
            "legacy": Subquery(counter.values("legacy_total")),
        }
        federations = Federation.objects.annotate(
            **{name: Coalesce(figure, 0, output_field=BigIntegerField()) for name, figure in figures.items()}
        )
        return federations.annotate(total=F("counted") + F("legacy")).order_by("-month", "slug")

    def _last_days(self, number):
        """Return the sum of a site's visits of the last days, today included."""
        since = self.today - datetime.timedelta(days=number - 1)
        days = SiteDay.objects.filter(site=OuterRef("site"), day__range=(since, self.today)).order_by()
        return Subquery(days.values("site").annotate(sum=Sum("visits")).values("sum"))

    def charted(self, first, last):
        return SiteDay.objects.filter(day__range=(first, last))
