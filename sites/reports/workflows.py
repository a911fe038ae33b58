"""Reports on reviews: which pages are or were in one, and each step of it."""

import django_filters
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn, TitleColumn
from wagtail.admin.views.reports.workflows import (
    WorkflowReportFilterSet,
    WorkflowTasksReportFilterSet,
    WorkflowTasksView,
    WorkflowView,
)
from wagtail.admin.widgets.button import HeaderButton
from wagtail.models import Task, TaskState, Workflow

from accounts.models import User
from core.exports import SafeExportMixin

from .scoped import OwnSitesMixin, PersonColumn, PersonFilter, SiteFilterSet, awaiting_review_by, reviews_of


def workflows_seen(request):
    """Return the workflows of the reviews that the person sees."""
    return Workflow.objects.filter(pk__in=reviews_of(request.user).values("workflow")).order_by("name")


def tasks_seen(request):
    """Return the tasks of the reviews that the person sees."""
    states = TaskState.objects.filter(workflow_state__in=reviews_of(request.user))
    return Task.objects.filter(pk__in=states.values("task")).order_by("name")


def people_who_asked(request):
    """Return those who submitted a page that the person sees."""
    askers = reviews_of(request.user).values("requested_by")
    return User.objects.filter(pk__in=askers).order_by("last_name", "first_name", "email")


class ReviewFilterSet(SiteFilterSet, WorkflowReportFilterSet):
    workflow = django_filters.ModelChoiceFilter(label=_("Workflow"), queryset=workflows_seen)
    requested_by = PersonFilter(label=_("Requested by"), queryset=people_who_asked)

    class Meta(WorkflowReportFilterSet.Meta):
        pass

    def filter_site(self, queryset, name, federation):
        return queryset.filter(pk__in=reviews_of(self.request.user, federation))

    def filter_reviewable(self, queryset, name, value):
        if not value:
            return queryset
        return queryset.filter(current_task_state__in=awaiting_review_by(self.request.user))


class StepFilterSet(SiteFilterSet, WorkflowTasksReportFilterSet):
    workflow = django_filters.ModelChoiceFilter(
        field_name="workflow_state__workflow", label=_("Workflow"), queryset=workflows_seen
    )
    task = django_filters.ModelChoiceFilter(label=_("Task"), queryset=tasks_seen)

    class Meta(WorkflowTasksReportFilterSet.Meta):
        pass

    def filter_site(self, queryset, name, federation):
        return queryset.filter(workflow_state__in=reviews_of(self.request.user, federation))

    def filter_reviewable(self, queryset, name, value):
        return queryset.filter(pk__in=awaiting_review_by(self.request.user).values("pk")) if value else queryset


class ReviewReportMixin(OwnSitesMixin, SafeExportMixin):
    """What both reports share: a table of columns that need no query of their own for a row."""

    results_template_name = "wagtailadmin/reports/base_report_results.html"

    def get_title(self, page):
        """Return a page's title as the team knows it, without loading its newest draft."""
        return page.get_admin_display_title()

    def title_column(self, get_page):
        """Return the column with the page's title, which leads to its form."""
        return TitleColumn(
            "title",
            label=_("Page"),
            accessor=lambda row: self.get_title(get_page(row)),
            get_url=lambda row: reverse("wagtailadmin_pages:edit", args=[get_page(row).pk]),
        )


class Reviews(ReviewReportMixin, WorkflowView):
    """The reviews of the pages of a person's sites."""

    filterset_class = ReviewFilterSet
    index_url_name = "site_reports:workflows"
    index_results_url_name = "site_reports:workflows_results"

    @cached_property
    def columns(self):
        def page(review):
            return review.content_object

        return [
            self.title_column(page),
            *self.site_columns(page),
            Column("workflow", label=_("Workflow")),
            StatusTagColumn("status", accessor="get_status_display", label=_("Status")),
            Column("step", label=_("Task"), accessor="current_task_state.task.name"),
            PersonColumn("requested_by", label=_("Requested by")),
            DateColumn("created_at", label=_("Started at")),
        ]

    @cached_property
    def header_buttons(self):
        return [HeaderButton(gettext("By task"), reverse("site_reports:workflow_tasks"), icon_name="thumbtack")]

    def get_queryset(self):
        reviews = reviews_of(self.request.user).select_related("workflow", "requested_by", "current_task_state__task")
        return reviews.prefetch_related("content_object").order_by("-created_at", "-pk")


class ReviewSteps(ReviewReportMixin, WorkflowTasksView):
    """Each step of these reviews."""

    filterset_class = StepFilterSet
    index_url_name = "site_reports:workflow_tasks"
    index_results_url_name = "site_reports:workflow_tasks_results"

    @cached_property
    def columns(self):
        def page(step):
            return step.workflow_state.content_object

        return [
            self.title_column(page),
            *self.site_columns(page),
            Column("task", label=_("Task")),
            StatusTagColumn("status", accessor="get_status_display", label=_("Status")),
            DateColumn("started_at", label=_("Started at")),
            DateColumn("finished_at", label=_("Completed at")),
            PersonColumn("finished_by", label=_("Completed by")),
        ]

    @cached_property
    def header_buttons(self):
        return [HeaderButton(gettext("By workflow"), reverse("site_reports:workflows"), icon_name="tasks")]

    def get_queryset(self):
        steps = TaskState.objects.filter(workflow_state__in=reviews_of(self.request.user))
        related = ("task", "finished_by", "workflow_state__workflow", "workflow_state__requested_by")
        steps = steps.select_related(*related).prefetch_related("workflow_state__content_object")
        return steps.order_by("-started_at", "-pk")
