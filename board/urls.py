"""The addresses of the board, below admin/federations/."""

from django.urls import include, path

from . import jobs, making, mergers, sheets, views
from .listing import Board

app_name = "board"
urlpatterns = [
    path("", Board.as_view(), name="index"),
    path("results/", Board.as_view(results_only=True), name="results"),
    path("new/", making.NewView.as_view(), name="new"),
    path("new/check/", making.CheckView.as_view(), name="check"),
    path("sheet/", sheets.SheetView.as_view(), name="sheet"),
    path("sheet/blank/", sheets.BlankSheetView.as_view(), name="blank_sheet"),
    path("<int:federation_id>/", views.FederationView.as_view(), name="federation"),
    path("<int:federation_id>/state/", views.StateView.as_view(), name="state"),
    path("<int:federation_id>/main-hostname/", views.MainHostnameView.as_view(), name="main_hostname"),
    path("<int:federation_id>/hostnames/", views.AddHostnameView.as_view(), name="add_hostname"),
    path("hostnames/<int:domain_id>/", views.DomainView.as_view(), name="domain"),
    path("hostnames/<int:domain_id>/remove/", views.RemoveHostnameView.as_view(), name="remove_hostname"),
    path("mergers/", mergers.MergersView.as_view(), name="mergers"),
    path("mergers/new/", mergers.NewMergerView.as_view(), name="new_merger"),
    path("mergers/<int:merger_id>/", mergers.MergerView.as_view(), name="merger"),
    path("mergers/<int:merger_id>/undo/", mergers.UndoMergerView.as_view(), name="undo_merger"),
    path("", include("exports.urls")),
    path("jobs/", jobs.JobList.as_view(), name="jobs"),
    path("jobs/results/", jobs.JobList.as_view(results_only=True), name="jobs_results"),
    path("jobs/<int:job_id>/", jobs.JobView.as_view(), name="job"),
    path("jobs/<int:job_id>/progress/", jobs.ProgressView.as_view(), name="job_progress"),
    path("jobs/<int:job_id>/retry/", jobs.RetryView.as_view(), name="retry_job"),
]
