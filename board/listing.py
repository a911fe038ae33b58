"""The list of all federations."""

import django_filters
from django.db.models import F
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports.base import ReportView
from wagtail.admin.widgets.button import Button, HeaderButton

from core.exports import SafeExportMixin
from core.templatetags.presentation import grouped
from sites.models import Federation
from sites.national import NationalOnly

from .figures import needing_attention, with_figures, with_last_news
from .freshness import counts_of, tiles_of


class BoardFilterSet(WagtailFilterSet):
    """By state and kind, and those that somebody should look at."""

    attention = django_filters.BooleanFilter(label=_("Needs attention"), method="filter_attention")

    class Meta:
        model = Federation
        fields = ["state", "unit_kind"]

    def filter_attention(self, queryset, name, value):
        """Narrow the list, or leave out what it would be narrowed to."""
        noted = needing_attention(queryset, timezone.localdate())
        return noted if value else queryset.exclude(pk__in=noted.values("pk"))


class _Share(Column):
    """How many of how many; sorted by their share."""

    def __init__(self, name, part, whole, **kwargs):
        super().__init__(name, **kwargs)
        self.part, self.whole = part, whole

    def get_value(self, federation):
        whole = getattr(federation, self.whole)
        return f"{getattr(federation, self.part)}/{whole}" if whole else "–"


class _Number(Column):
    def get_value(self, federation):
        return grouped(super().get_value(federation))


class _Size(Column):
    def get_value(self, federation):
        return filesizeformat(super().get_value(federation))


class _Day(Column):
    """A day; “–” for none. Not how long ago it is: dates of licences and domains lie ahead."""

    def get_value(self, federation):
        value = super().get_value(federation)
        day = timezone.localtime(value) if hasattr(value, "tzinfo") and value else value
        return date_format(day, "SHORT_DATE_FORMAT") if day else "–"


class Board(NationalOnly, SafeExportMixin, ReportView):
    """All federations: how each is doing, and where one should look."""

    template_name = "board/index.html"
    results_template_name = "board/results.html"
    page_title = _("Federations")
    header_icon = "site"
    permission_policy = None
    model = Federation
    filterset_class = BoardFilterSet
    index_url_name = "board:index"
    index_results_url_name = "board:results"
    default_ordering = "name"
    list_export = [
        "name", "get_unit_kind_display", "get_state_display", "site.hostname", "last_news", "waiting",
        "licence_until", "domain_until", "people", "people_with_factor", "visits", "storage", "failures",
        "checks_done", "checks_in_all",
    ]  # fmt: skip
    export_headings = {
        "name": _("Federation"),
        "get_unit_kind_display": _("Kind of unit"),
        "get_state_display": _("State"),
        "site.hostname": _("Host name"),
        "last_news": _("Last news"),
        "waiting": _("Waiting for approval"),
        "licence_until": _("Licence until"),
        "domain_until": _("Domain until"),
        "people": _("People"),
        "people_with_factor": _("With a second factor"),
        "visits": _("Visits in 30 days"),
        "storage": _("Storage in bytes"),
        "failures": _("Failed jobs"),
        "checks_done": _("Checklist: done"),
        "checks_in_all": _("Checklist: of"),
    }

    @cached_property
    def columns(self):
        names = self.export_headings
        return [
            TitleColumn(
                "name",
                label=names["name"],
                sort_key="name",
                get_url=lambda federation: reverse("board:federation", args=[federation.pk]),
            ),
            Column("state", label=names["get_state_display"], accessor="get_state_display", sort_key="state"),
            Column("hostname", label=names["site.hostname"], accessor="site.hostname", sort_key="site__hostname"),
            _Day("last_news", label=names["last_news"], sort_key="last_news"),
            _Number("waiting", label=names["waiting"], sort_key="waiting"),
            _Day("licence_until", label=names["licence_until"], sort_key="licence_until"),
            _Day("domain_until", label=names["domain_until"], sort_key="domain_until"),
            _Share(
                "factor",
                "people_with_factor",
                "people",
                label=names["people_with_factor"],
                sort_key="factor_share",
            ),
            _Number("visits", label=names["visits"], sort_key="visits"),
            _Size("storage", label=_("Storage"), sort_key="storage"),
            _Number("failures", label=names["failures"], sort_key="failures"),
            _Share("checks", "checks_done", "checks_in_all", label=_("Checklist"), sort_key="checks_share"),
        ]

    @cached_property
    def header_buttons(self):
        return [
            HeaderButton(label=_("New federation"), url=reverse("board:new"), icon_name="plus"),
            HeaderButton(label=_("Many from a sheet"), url=reverse("board:sheet"), icon_name="table"),
            HeaderButton(label=_("Mergers"), url=reverse("board:mergers"), icon_name="resubmit"),
        ]

    @cached_property
    def header_more_buttons(self):
        further = [
            Button(_("Exports"), url=reverse("board:exports:index"), icon_name="download", priority=80),
            Button(_("Jobs"), url=reverse("board:jobs"), icon_name="tasks", priority=90),
        ]
        return [*super().header_more_buttons, *further]

    def get_queryset(self):
        return self.order_queryset(with_figures(Federation.objects.select_related("site"), timezone.localdate()))

    def order_queryset(self, queryset):
        """Order by one column; what is unknown comes first, or last the other way round, on every database."""
        name = self.ordering.removeprefix("-")
        # No database here knows the order of the Vietnamese alphabet.
        column = F("place" if name == "name" else name)
        is_falling = self.ordering.startswith("-")
        way = column.desc(nulls_last=True) if is_falling else column.asc(nulls_first=True)
        return queryset.order_by(way, "place")

    def get_context_data(self, **kwargs):
        if self.is_export or self.results_only:
            return super().get_context_data(**kwargs)
        tiles = tiles_of(with_last_news(Federation.objects.all()))
        return super().get_context_data(tiles=tiles, steps=counts_of(tiles), **kwargs)

    def get_filename(self):
        return f"federations-{timezone.localdate():%Y-%m-%d}"
