"""Everything that the database holds, to be compared before and after."""

from django.contrib.auth import get_user_model
from wagtail.models import Collection, GroupPagePermission, Page, WorkflowState

from catalogue.models import Entry
from library.models import LibraryImage
from merging.models import Merger, MovedAddress
from search.models import Document
from sites.models import Federation, Membership, Predecessor
from tests.isolation.rows import models_by_table, rows_of
from visits.models import PageTotal, VisitCounter

# What happened stays written down, and what is made of other rows anew may have another key.
HISTORY = (
    "wagtailcore_modellogentry",
    "wagtailcore_pagelogentry",
    "sites_historyline",
    "merging_",
    "jobs_",
    "django_",
)
_DERIVED_KEYS = {"wagtailcore_referenceindex": {"id"}, "wagtailsearch_indexentry": {"id"}}


def everything():
    """Return {table: sorted list of rows as text} of all that a merger has to give back."""
    dump = {}
    for table in models_by_table():
        if not table.startswith(HISTORY):
            left_out = _DERIVED_KEYS.get(table, set())
            dump[table] = sorted(
                str({name: str(value) for name, value in row.items() if name not in left_out})
                for row in rows_of(table).values()
            )
    return dump


def differences(before, after):
    """Return readable lines of what is not the same in two dumps."""
    found = []
    for table, rows in before.items():
        found += [f"- {table} {row}" for row in sorted(set(rows) - set(after[table]))]
        found += [f"+ {table} {row}" for row in sorted(set(after[table]) - set(rows))]
    return found


def outcome():
    """Return what a merger has brought about, told without keys and times: the same for the same end."""
    pages = Page.objects.filter(depth__gt=1)
    return {
        "pages": sorted((page.url_path, page.path, page.numchild, page.live, page.title) for page in pages),
        "entries": sorted(
            Entry.objects.values_list("page__url_path", "site__hostname", "section__url_path", "kind", "facet")
        ),
        "found": sorted(Document.objects.values_list("entry__page__url_path", "terms")),
        "collections": sorted(Collection.objects.values_list("path", "name", "numchild")),
        "files": sorted(LibraryImage.objects.values_list("file", "collection__path")),
        "states": sorted(Federation.objects.values_list("slug", "state", "existed_until", "collection__path")),
        "people": sorted(
            Membership.objects.filter(ended_at=None).values_list("user__email", "federation__slug", "role")
        ),
        "groups": sorted(get_user_model().objects.values_list("email", "groups__name"), key=str),
        "grants": sorted(GroupPagePermission.objects.values_list("group__name", "page__url_path", "permission")),
        "counters": sorted(VisitCounter.objects.values_list("site__hostname", "legacy_total")),
        "counted": sorted(PageTotal.objects.values_list("site__hostname", "page__url_path", "visits")),
        "addresses": sorted(MovedAddress.objects.values_list("site__hostname", "path", "page__url_path")),
        "predecessors": sorted(Predecessor.objects.values_list("federation__slug", "name", "until"), key=str),
        "reviews": sorted(WorkflowState.objects.values_list("workflow__name", "status", "object_id")),
        "state": sorted(Merger.objects.values_list("state", flat=True)),
    }
