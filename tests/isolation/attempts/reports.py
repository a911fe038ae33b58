"""Reports: whatever lists what people did, and whatever filters such a list."""

from django.urls import NoReverseMatch, reverse

from .base import attempt

REPORTS = (
    "locked_pages",
    "aging_pages",
    "workflow",
    "workflow_tasks",
    "site_history",
    "page_types_usage",
)
# The federations' own reports; names that the install does not have are left out.
OWN_REPORTS = ("history", "locked_pages", "ageing_pages", "aging_pages", "workflows", "workflow", "workflow_tasks")


def _addresses(*names):
    for namespace, known in (("wagtailadmin_reports", names), ("site_reports", OWN_REPORTS)):
        for name in known:
            for suffix in ("", "_results"):
                try:
                    yield reverse(f"{namespace}:{name}{suffix}")
                except NoReverseMatch:
                    continue


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
