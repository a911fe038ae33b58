"""The addresses of a team's reports, below admin/site-reports/."""

from django.urls import path

from .history import History
from .pages import AgeingPages, LockedPages
from .visits import ReadPages, Visits, VisitsOfAllSites
from .workflows import Reviews, ReviewSteps

app_name = "site_reports"

_REPORTS = {
    "history": History,
    "locked_pages": LockedPages,
    "ageing_pages": AgeingPages,
    "workflows": Reviews,
    "workflow_tasks": ReviewSteps,
    "visits": Visits,
    "read_pages": ReadPages,
    "visits_of_all": VisitsOfAllSites,
}

urlpatterns = []
for _name, _view in _REPORTS.items():
    _place = _name.replace("_", "-")
    urlpatterns += [
        path(f"{_place}/", _view.as_view(), name=_name),
        path(f"{_place}/results/", _view.as_view(results_only=True), name=f"{_name}_results"),
    ]
