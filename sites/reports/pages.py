"""Reports on pages: locked ones, and those that nobody has looked after for long."""

from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn, TitleColumn
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.views.reports.aging_pages import AgingPagesReportFilterSet, AgingPagesView
from wagtail.admin.views.reports.locked_pages import LockedPagesReportFilterSet, LockedPagesView
from wagtail.users.utils import get_deleted_user_display_name

from accounts.models import User
from core.exports import SafeExportMixin
from sites import scope

from .scoped import OwnSitesMixin, PersonColumn, PersonFilter, SiteFilterSet


class PageFilterSet(SiteFilterSet):
    def filter_site(self, queryset, name, federation):
        return queryset.filter(path__startswith=federation.site.root_page.path)


def people_who_locked(request):
    """Return those who locked a page that the person sees."""
    own = scope.pages_of(request.user).filter(locked=True)
    return User.objects.filter(pk__in=own.values("locked_by")).order_by("last_name", "first_name", "email")


class LockedPagesFilterSet(PageFilterSet, LockedPagesReportFilterSet):
    locked_by = PersonFilter(label=_("Locked by"), empty_label=_("Anyone"), queryset=people_who_locked)

    class Meta(LockedPagesReportFilterSet.Meta):
        pass


class LockedPages(OwnSitesMixin, SafeExportMixin, LockedPagesView):
    """The locked pages of a person's sites; for those who may unlock, which is done in the page's form.

    The table is not Wagtail's: that one asks six questions of the database for each page.
    """

    filterset_class = LockedPagesFilterSet
    index_url_name = "site_reports:locked_pages"
    index_results_url_name = "site_reports:locked_pages_results"
    results_template_name = "wagtailadmin/reports/base_report_results.html"

    @cached_property
    def columns(self):
        return [
            TitleColumn(
                "title",
                label=_("Title"),
                accessor=lambda page: page.get_admin_display_title(),
                url_name="wagtailadmin_pages:edit",
            ),
            *self.site_columns(lambda page: page),
            Column("type", label=_("Type"), accessor="page_type_display_name"),
            StatusTagColumn("status", label=_("Status"), accessor="status_string"),
            PersonColumn("locked_by", label=_("Locked by")),
            DateColumn("locked_at", label=_("Locked at")),
        ]

    def get_queryset(self):
        own = scope.pages_of(self.request.user, super().get_queryset()).prefetch_related("locked_by")
        return own.prefetch_workflow_states().annotate_approved_schedule().order_by("-locked_at", "pk")


class AgeingPagesFilterSet(PageFilterSet, AgingPagesReportFilterSet):
    class Meta(AgingPagesReportFilterSet.Meta):
        pass


class AgeingPages(SafeExportMixin, AgingPagesView):
    """The live pages of a person's sites, the longest untouched first."""

    filterset_class = AgeingPagesFilterSet
    index_url_name = "site_reports:ageing_pages"
    index_results_url_name = "site_reports:ageing_pages_results"

    def get_queryset(self):
        return scope.pages_of(self.request.user, super().get_queryset())

    def decorate_paginated_queryset(self, queryset):
        """Name who published each page last, as people are named everywhere else."""
        people = User.objects.in_bulk({page.last_published_by for page in queryset if page.last_published_by})
        for page in queryset:
            page.last_published_by_user = _name(page.last_published_by, people)
        return queryset


def _name(number, people):
    if not number:
        return gettext("the system")
    person = people.get(number)
    return get_user_display_name(person) if person else get_deleted_user_display_name(user_id=number)
