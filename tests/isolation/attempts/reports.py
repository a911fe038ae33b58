"""Reports: whatever lists what people did, and whatever filters such a list."""

from django.urls import reverse

from tests.isolation.addresses import url_names

from .base import attempt

REPORTS = (
    "locked_pages",
    "aging_pages",
    "workflow",
    "workflow_tasks",
    "site_history",
    "page_types_usage",
)


def _addresses(*names):
    """Yield the addresses of Wagtail's reports of these names, and of every report of the federations' own."""
    for name in names:
        yield reverse(f"wagtailadmin_reports:{name}")
        yield reverse(f"wagtailadmin_reports:{name}_results")
    for url_name in url_names():
        if url_name.namespace == "site_reports" and not url_name.parameters:
            yield reverse(url_name.name)


def _report(name):
    @attempt(f"read their rows in the report “{name}”")
    def _read(t):
        for address in _addresses(name):
            t.get(address)
            t.get(address, {"q": t.foreign.mark.call})

    @attempt(f"export their rows from the report “{name}”")
    def _export(t):
        for address in _addresses(name):
            t.get(address, {"export": "csv"})
            t.get(address, {"export": "xlsx"})


for _name in REPORTS:
    _report(_name)


@attempt("filter a report by their person, site, workflow")
def _filters(t):
    person = t.foreign.people["editor"].pk
    for address in _addresses(*REPORTS):
        for name in ("user", "locked_by", "requested_by", "last_published_by", "owner", "actor", "person"):
            t.get(address, {name: person})
        t.get(address, {"site": t.foreign.federation.site_id, "federation": t.foreign.federation.pk})
        t.get(address, {"workflow": t.foreign.federation.workflow_id})


@attempt("see their work on the dashboard")
def _dashboard(t):
    t.get(reverse("wagtailadmin_home"))
    t.get(reverse("wagtailadmin_home"), place="national")


@attempt("see their people in the account page")
def _account(t):
    t.get(reverse("wagtailadmin_account"))
