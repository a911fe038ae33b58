"""Long work: a list of it, and how far each piece is."""

from django.contrib import messages
from django.forms import Media
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.reports.base import ReportView

from core.exports import SafeExportMixin
from jobs.models import Job
from jobs.queue import retry
from sites.national import NationalOnly


class JobFilterSet(WagtailFilterSet):
    class Meta:
        model = Job
        fields = ["state"]


class JobList(NationalOnly, SafeExportMixin, ReportView):
    """All long work, the newest first."""

    page_title = gettext_lazy("Jobs")
    header_icon = "tasks"
    permission_policy = None
    model = Job
    filterset_class = JobFilterSet
    index_url_name = "board:jobs"
    index_results_url_name = "board:jobs_results"
    default_ordering = "-created_at"
    list_export = ["get_kind_display", "title", "get_state_display", "started_by", "created_at", "ended_at", "message"]
    export_headings = {
        "get_kind_display": gettext_lazy("Kind"),
        "title": gettext_lazy("Works on"),
        "get_state_display": gettext_lazy("State"),
        "started_by": gettext_lazy("Started by"),
        "created_at": gettext_lazy("Started at"),
        "ended_at": gettext_lazy("Ended at"),
        "message": gettext_lazy("Message"),
    }

    @cached_property
    def columns(self):
        names = self.export_headings
        return [
            TitleColumn("title", label=names["title"], get_url=lambda job: reverse("board:job", args=[job.pk])),
            Column("kind", label=names["get_kind_display"], accessor="get_kind_display"),
            Column("state", label=names["get_state_display"], accessor="get_state_display", sort_key="state"),
            Column("started_by", label=names["started_by"]),
            DateColumn("created_at", label=names["created_at"], sort_key="created_at"),
            DateColumn("ended_at", label=names["ended_at"], sort_key="ended_at"),
        ]

    def get_breadcrumbs_items(self):
        trail = {"url": reverse("board:index"), "label": _("Federations")}
        return [*super().get_breadcrumbs_items()[:-1], trail, {"url": "", "label": self.page_title}]

    def get_queryset(self):
        return self.order_queryset(Job.objects.select_related("started_by"))

    def get_filename(self):
        return "jobs"


class JobView(NationalOnly, WagtailAdminTemplateMixin, TemplateView):
    """How far a job is; kept true by a script, or by loading the page again."""

    template_name = "board/job.html"
    header_icon = "tasks"

    @cached_property
    def job(self):
        return get_object_or_404(Job.objects.select_related("started_by"), pk=self.kwargs["job_id"])

    def get_page_title(self):
        return self.job.get_kind_display()

    def get_page_subtitle(self):
        return self.job.title

    def get_breadcrumbs_items(self):
        trail = [
            {"url": reverse("board:index"), "label": _("Federations")},
            {"url": reverse("board:jobs"), "label": _("Jobs")},
            {"url": "", "label": str(self.job)},
        ]
        return [*super().get_breadcrumbs_items(), *trail]

    def get_context_data(self, **kwargs):
        media = Media(js=["js/board/job-progress.js"])
        return super().get_context_data(
            job=self.job, progress=progress_of(self.job, self.request), media=media, **kwargs
        )


def progress_of(job, request):
    """Return the HTML of how far a job is, and of what came of it when it has ended."""
    names = [f"jobs/{job.kind}.html", "board/job_result.html"]
    return render_to_string("board/job_progress.html", {"job": job, "result_templates": names}, request)


class ProgressView(NationalOnly, View):
    """The part of a job's page that changes."""

    def get(self, request, job_id):
        """Return the part as HTML; the header X-Job-Ended says that it will not change any more."""
        job = get_object_or_404(Job, pk=job_id)
        response = HttpResponse(progress_of(job, request))
        response["X-Job-Ended"] = "yes" if job.has_ended else "no"
        return response


class RetryView(NationalOnly, View):
    """Go on with a job that failed."""

    http_method_names = ["post"]

    def post(self, request, job_id):
        job = get_object_or_404(Job, pk=job_id)
        if retry(job):
            messages.success(request, _("It goes on from where it stopped."))
        else:
            messages.error(request, _("Only a job that failed can be tried again."))
        return redirect("board:job", job.pk)
