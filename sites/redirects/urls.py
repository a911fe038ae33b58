"""The addresses of a team's redirects, below admin/site-redirects/."""

from django.urls import path

from .import_views import RedirectImport
from .views import RedirectAdd, RedirectDelete, RedirectEdit, RedirectIndex

app_name = "site_redirects"

urlpatterns = [
    path("", RedirectIndex.as_view(), name="index"),
    path("results/", RedirectIndex.as_view(results_only=True), name="index_results"),
    path("new/", RedirectAdd.as_view(), name="add"),
    path("import/", RedirectImport.as_view(), name="import"),
    path("<int:pk>/", RedirectEdit.as_view(), name="edit"),
    path("<int:pk>/delete/", RedirectDelete.as_view(), name="delete"),
]
