"""The list of all federations."""

import django_filters
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports.base import ReportView
from wagtail.admin.widgets.button import HeaderButton

from core.exports import SafeExportMixin
from core.templatetags.presentation import grouped
from sites.models import Federation

from .access import NationalOnly
from .figures import needing_attention, with_figures


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
    """How many of a team's people have a second factor."""

    def get_value(self, federation):
        return f"{federation.people_with_factor}/{federation.people}" if federation.people else "–"


class _Number(Column):
    def get_value(self, federation):
        return grouped(super().get_value(federation))


class _Size(Column):
    def get_value(self, federation):
        return filesizeformat(super().get_value(federation))


class Board(NationalOnly, SafeExportMixin, ReportView):
    """All federations: how each is doing, and where one should look."""

    page_title = _("Federations")
    header_icon = "site"
    permission_policy = None
    model = Federation
    filterset_class = BoardFilterSet
    index_url_name = "board:index"
    index_results_url_name = "board:results"
    default_ordering = "name"
    list_export = [
        "name", "get_state_display", "site.hostname", "last_news", "waiting", "licence_until", "people",
        "people_with_factor", "visits", "storage",
    ]  # fmt: skip
    export_headings = {
        "name": _("Federation"),
        "get_state_display": _("State"),
        "site.hostname": _("Host name"),
        "last_news": _("Last news"),
        "waiting": _("Waiting for approval"),
        "licence_until": _("Licence until"),
        "people": _("People"),
        "people_with_factor": _("With a second factor"),
        "visits": _("Visits in 30 days"),
        "storage": _("Storage in bytes"),
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
            DateColumn("last_news", label=names["last_news"], sort_key="last_news"),
            _Number("waiting", label=names["waiting"], sort_key="waiting"),
            DateColumn("licence_until", label=names["licence_until"], sort_key="licence_until"),
            _Share("people", label=names["people_with_factor"]),
            _Number("visits", label=names["visits"], sort_key="visits"),
            _Size("storage", label=_("Storage"), sort_key="storage"),
        ]

    @cached_property
    def header_buttons(self):
        return [
            HeaderButton(label=_("New federation"), url=reverse("board:new"), icon_name="plus"),
            HeaderButton(label=_("Many from a sheet"), url=reverse("board:sheet"), icon_name="table"),
            HeaderButton(label=_("Mergers"), url=reverse("board:mergers"), icon_name="resubmit"),
        ]

    def get_queryset(self):
        return self.order_queryset(with_figures(Federation.objects.select_related("site"), timezone.localdate()))

    def get_filename(self):
        return f"federations-{timezone.localdate():%Y-%m-%d}"
