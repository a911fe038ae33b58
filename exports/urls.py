"""The addresses of exports, mounted among those of the board."""

from django.urls import path

from .views import archives, federations, restoring

app_name = "exports"
urlpatterns = [
    path("exports/", archives.ArchiveList.as_view(), name="index"),
    path("exports/results/", archives.ArchiveList.as_view(results_only=True), name="results"),
    path("exports/upload/", restoring.UploadView.as_view(), name="upload"),
    path("exports/<int:archive_id>/", archives.ArchiveView.as_view(), name="archive"),
    path("exports/<int:archive_id>/download/<str:token>/", archives.DownloadView.as_view(), name="download"),
    path("exports/<int:archive_id>/remove/", archives.RemoveView.as_view(), name="remove"),
    path("exports/<int:archive_id>/restore/", restoring.RestoreView.as_view(), name="restore"),
    path("<int:federation_id>/export/", federations.ExportView.as_view(), name="export"),
    path("<int:federation_id>/delete/", federations.DeleteView.as_view(), name="delete"),
]
