"""The ways in which a row is a federation's, as conditions for `registry`.

Each function returns another one, (Estate) -> Q on the model of its kind.
"""

from django.apps import apps
from django.contrib.auth import SESSION_KEY
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db import models
from django.db.models import CharField, Exists, OuterRef, Q
from django.db.models.functions import Cast
from taggit.models import TaggedItem
from wagtail.models import WorkflowState, get_page_models

from accounts.models import User
from merging.models import Merger
from sites.models import HistoryLine

# Whatever rows of other tables name by content type and number: label of the model, how its rows are found.
_NAMED = {
    "library.LibraryImage": "collection__path__startswith",
    "library.LibraryDocument": "collection__path__startswith",
    "wagtailcore.Collection": "path__startswith",
}
_NAMED_BY_SITE = ("sites.Identity", "sites.Licence", "visits.VisitCounter", "wagtailredirects.Redirect")
_NAMED_BY_FEDERATION = ("sites.Predecessor", "sites.Domain", "sites.Membership", "sites.Invitation")


def by_value(lookup, name):
    """Rows of which a look-up equals a fact of the Estate, e.g. ("site", "site")."""
    return lambda estate: Q(**{lookup: getattr(estate, name)})


def by_path(field):
    """Pages of the federation's tree."""
    return lambda estate: Q(**{f"{field}__startswith": estate.page_path})


def by_page(field):
    """Rows that lead, by a chain of foreign keys, to a page of the federation's tree."""
    return by_path(f"{field}__path")


def by_collection(field):
    """Rows that lead to a collection of the federation's."""
    return lambda estate: Q(**{f"{field}__path__startswith": estate.collection_path})


def by_address(lookup):
    """Rows that name somebody of nobody else's by e-mail address."""
    return lambda estate: Q(**{lookup: User.objects.filter(pk__in=estate.people).values("email")})


def by_author(field):
    """Rows of people who belong to nobody else."""
    return lambda estate: Q(**{f"{field}__in": estate.people})


def by_merger(field):
    """Rows that lead to a merger that the federation took part in."""

    def rows(estate):
        taken_part = Q(successor=estate.federation) | Q(parts__predecessor=estate.federation)
        return Q(**{f"{field}__in": models.QuerySet(Merger).filter(taken_part).order_by().values("pk")})

    return rows


def people(estate):
    """Accounts that belong to nobody else."""
    return Q(pk__in=estate.people)


def by_content(estate):
    """Rows that name an object of the federation's by content type and number, the number as a text."""
    return _named(estate, "object_id", "content_type")


def by_tagged(estate):
    """Rows that name one likewise, the number as a number."""
    return _named(estate, "object_id", "content_type", _numbers)


def referring(estate):
    """Rows of the reference index that lead from or to an object of the federation's."""
    return _named(estate, "object_id", "content_type") | _named(estate, "to_object_id", "to_content_type")


def reviews(estate):
    """Reviews of the federation's pages in its own workflow; one of a page's former site went with its workflow."""
    return Q(workflow=estate.workflow) & _named(estate, "object_id", "content_type")


def steps(field):
    """Rows that lead to a review of the federation's."""
    return lambda estate: Q(**{f"{field}__in": WorkflowState.objects.filter(reviews(estate))})


def form_states(estate):
    """Forms that were being filled in: for an object of the federation's, below one of its pages, or by its people."""
    pages = models.QuerySet(apps.get_model("wagtailcore.Page")).filter(path__startswith=estate.page_path)
    below = Q(parent_object_id__in=_texts(pages))
    return _named(estate, "object_id", "content_type") | below | Q(user__in=estate.people)


def sessions(estate):
    """Sessions of people who belong to nobody else; whose a session is stands inside of it alone."""
    wanted = {str(pk) for pk in estate.people}
    if not wanted:
        return Q(pk__in=())
    found = (session for session in Session.objects.iterator() if session.get_decoded().get(SESSION_KEY) in wanted)
    return Q(pk__in=[session.pk for session in found])


def tags(estate):
    """Tags that the federation's files carry and nobody else's."""
    items = TaggedItem.objects.filter(by_tagged(estate))
    return Q(pk__in=items.values("tag")) & ~Exists(TaggedItem.objects.filter(tag=OuterRef("pk")).exclude(pk__in=items))


def history(estate):
    """Lines of the federation's history, and those of nobody's about its objects: some are older than itself."""
    return Q(federation=estate.federation) | Q(federation=None) & _named(estate, "object_id", "content_type")


def log_entries(field):
    """Log entries that a line of the federation's history stands for.

    Entries of one act on one object have one line (sites.reports.record), so those without a line are found by theirs.

    Args:
        field: the line's field for entries of this kind.
    """
    number = "page_id" if field == "page_entry" else "object_id"

    def condition(estate):
        lines = HistoryLine.objects.filter(history(estate))
        act = lines.filter(act=OuterRef("uuid"), content_type=OuterRef("content_type"))
        return Q(Exists(lines.filter(**{field: OuterRef("pk")}))) | Q(
            Exists(act.filter(object_id=Cast(OuterRef(number), CharField())))
        )

    return condition


def told_elsewhere(field):
    """Log entries that stand in the history of another federation too: a page moved from one to the other."""
    return lambda estate: Q(
        Exists(
            HistoryLine.objects.filter(**{field: OuterRef("pk")}, federation__isnull=False).exclude(
                federation=estate.federation
            )
        )
    )


def _named(estate, field, type_field, written=None):
    written = written or _texts
    condition = Q(pk__in=())
    for model_list, rows in _named_rows(estate):
        types = [ContentType.objects.get_for_model(model, for_concrete_model=False).pk for model in model_list]
        condition |= Q(**{f"{type_field}__in": types, f"{field}__in": written(rows)})
    return condition


def _named_rows(estate):
    """Yield (models whose content types may be named, queryset of the federation's rows)."""
    pages = models.QuerySet(apps.get_model("wagtailcore.Page")).filter(path__startswith=estate.page_path)
    yield get_page_models(), pages
    for label, lookup in _NAMED.items():
        yield _rows(label, **{lookup: estate.collection_path})
    for label in _NAMED_BY_SITE:
        yield _rows(label, site=estate.site)
    for label in _NAMED_BY_FEDERATION:
        yield _rows(label, federation=estate.federation)
    yield _rows("search.Document", entry__page__path__startswith=estate.page_path)
    yield _rows("wagtailcore.Site", pk=estate.site)
    yield _rows("sites.Federation", pk=estate.federation)
    yield _rows("wagtailcore.Workflow", pk=estate.workflow)
    yield _rows("sites.ApprovalTask", pk__in=estate.tasks)
    yield _rows("auth.Group", pk__in=estate.groups)
    yield _rows("accounts.User", pk__in=estate.people)


def _rows(label, **condition):
    model = apps.get_model(label)
    return [model], models.QuerySet(model).filter(**condition)


def _texts(rows):
    """Return the primary keys of rows as texts, as a subquery."""
    return rows.order_by().annotate(number_as_text=Cast("pk", CharField())).values("number_as_text")


def _numbers(rows):
    return rows.order_by().values("pk")
