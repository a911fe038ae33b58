"""Which rows of which table are a federation's: one line for every model that is installed.

The contract: `KINDS` holds each concrete model once. A kind whose `rows` finds something is the federation's, and goes
with it when it is deleted; it is in the export unless `left_out` says why not. A kind without `rows` belongs to the
install. tests/exports/test_registry.py fails when a model is missing, so that whoever adds one decides.

The order is that of dependence: what a row refers to stands above it, as far as there is such an order.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.apps import apps
from django.db import models
from wagtail.models import get_page_models

from . import owners
from .owners import by_author, by_content, by_page, by_path, by_value


@dataclass(frozen=True)
class Kind:
    """What is to be known of one model.

    Attributes:
        label: of the model, e.g. "news.NewsPage".
        rows: (Estate) -> Q that finds the federation's rows; None for what belongs to the install.
        left_out: why it is not in the export; "" for what is.
        fields: names of the fields that are exported, None for all.
        on_demand: the export also takes rows of others that its rows refer to.
        kept: (Estate) -> Q of the rows that stay when the federation is deleted, or None.
    """

    label: str
    rows: Callable | None = None
    left_out: str = ""
    fields: tuple | None = None
    on_demand: bool = False
    kept: Callable | None = None

    @property
    def model(self):
        """The model class."""
        return apps.get_model(self.label)

    @property
    def is_exported(self):
        """Whether its rows are in the export."""
        return not self.left_out

    def queryset(self, estate):
        """Return the federation's rows, in the order of their numbers, none for what belongs to the install."""
        # Not the model's own manager: treebeard's deletes and orders in ways of its own.
        rows = models.QuerySet(self.model)
        return rows.filter(self.rows(estate)).order_by("pk") if self.rows else rows.none()


_MADE_AGAIN = "made again from the rest"
_CONFIDENTIAL = "a secret of a person or of a link"
_PASSING = "of the moment only"
_GRANTS = "given anew by sites.roles, never by a file"
_INSTALL = "the install's own"
_UNUSED = "no federation has rows of it"


def _exported(label, rows, **options):
    return Kind(label, rows, **options)


def _owned(label, rows, reason):
    return Kind(label, rows, left_out=reason)


def _of_install(label, reason=_INSTALL):
    return Kind(label, None, left_out=reason)


def _page_kinds():
    """Return a kind for each page type that is installed: its rows lie where their pages do."""
    types = sorted(get_page_models(), key=lambda model: (model._meta.label != "wagtailcore.Page", model._meta.label))
    return [
        _exported(
            model._meta.label, by_path("path") if model._meta.label == "wagtailcore.Page" else by_page("page_ptr")
        )
        for model in types
    ]


def _kinds():
    return (
        _of_install("contenttypes.ContentType"),
        _of_install("auth.Permission"),
        _of_install("wagtailcore.Locale"),
        _of_install("wagtailadmin.Admin"),
        _of_install("sites.ScheduleHeartbeat"),
        _of_install("visits.Batch"),
        # Names alone: they meet the accounts of the other install by their e-mail addresses.
        _exported("accounts.User", owners.people, fields=("id", "email", "last_name", "first_name"), on_demand=True),
        _owned("accounts.User_user_permissions", by_value("user__in", "people"), _CONFIDENTIAL),
        _owned("wagtailusers.UserProfile", by_value("user__in", "people"), "a person's, not the federation's"),
        _owned("wagtailcore.APIToken", by_value("user__in", "people"), _CONFIDENTIAL),
        _owned("otp_totp.TOTPDevice", by_value("user__in", "people"), _CONFIDENTIAL),
        _owned("accounts.RecoveryCode", by_value("device__user__in", "people"), _CONFIDENTIAL),
        _owned("sessions.Session", owners.sessions, _CONFIDENTIAL),
        _owned("axes.AccessAttempt", owners.by_address("username__in"), _PASSING),
        _owned("axes.AccessAttemptExpiration", owners.by_address("access_attempt__username__in"), _PASSING),
        _owned("axes.AccessFailureLog", owners.by_address("username__in"), _PASSING),
        _owned("axes.AccessLog", owners.by_address("username__in"), _PASSING),
        _exported("auth.Group", by_value("pk__in", "groups")),
        _owned("auth.Group_permissions", by_value("group__in", "groups"), _GRANTS),
        _exported("wagtailcore.Collection", by_value("path__startswith", "collection_path")),
        _exported("wagtailcore.CollectionViewRestriction", owners.by_collection("collection")),
        _exported(
            "wagtailcore.CollectionViewRestriction_groups",
            owners.by_collection("collectionviewrestriction__collection"),
        ),
        _owned("wagtailcore.GroupCollectionPermission", by_value("group__in", "groups"), _GRANTS),
        _exported("library.LibraryImage", owners.by_collection("collection"), on_demand=True),
        _owned("library.Rendition", owners.by_collection("image__collection"), _MADE_AGAIN),
        _exported("library.LibraryDocument", owners.by_collection("collection"), on_demand=True),
        _exported("taggit.TaggedItem", owners.by_tagged),
        # After what tells that nobody else uses them: a deletion goes backwards.
        _exported("taggit.Tag", owners.tags, on_demand=True),
        *_page_kinds(),
        _exported("news.NewsCategory", by_page("section")),
        _exported("seminars.SeminarChair", by_page("seminar")),
        _exported("pages.ContactField", by_page("page")),
        _exported("wagtailcore.PageViewRestriction", by_page("page")),
        _exported("wagtailcore.PageViewRestriction_groups", by_page("pageviewrestriction__page")),
        _owned("wagtailcore.GroupPagePermission", by_value("group__in", "groups"), _GRANTS),
        _exported("wagtailcore.Site", by_value("pk", "site")),
        _owned("wagtailcore.GroupSitePermission", by_value("group__in", "groups"), _GRANTS),
        _exported("wagtailcore.Workflow", by_value("pk", "workflow")),
        _exported("wagtailcore.Task", by_value("pk__in", "tasks")),
        _exported("sites.ApprovalTask", by_value("pk__in", "tasks")),
        _exported("sites.ApprovalTask_groups", by_value("approvaltask__in", "tasks")),
        _of_install("wagtailcore.GroupApprovalTask", _UNUSED),
        _of_install("wagtailcore.GroupApprovalTask_groups", _UNUSED),
        _exported("wagtailcore.WorkflowTask", by_value("workflow", "workflow")),
        _exported("wagtailcore.WorkflowPage", by_page("page")),
        _of_install("wagtailcore.WorkflowContentType", _UNUSED),
        _exported("sites.Federation", by_value("pk", "federation")),
        _exported("sites.Predecessor", by_value("federation", "federation")),
        _exported("sites.Domain", by_value("federation", "federation")),
        _exported("sites.Membership", by_value("federation", "federation")),
        _exported("accounts.User_groups", by_value("group__in", "groups")),
        _owned("sites.Invitation", by_value("federation", "federation"), _CONFIDENTIAL),
        _exported("sites.Identity", by_value("site", "site")),
        _exported("sites.Licence", by_value("site", "site")),
        _exported("sites.SocialLink", by_value("licence__site", "site")),
        _exported("visits.VisitCounter", by_value("site", "site")),
        _exported("wagtailcore.Revision", by_content),
        _exported("wagtailcore.WorkflowState", owners.reviews),
        _exported("wagtailcore.TaskState", owners.steps("workflow_state")),
        _exported("sites.SubmissionNote", owners.steps("task_state__workflow_state")),
        _exported("wagtailcore.Comment", by_page("page")),
        _exported("wagtailcore.CommentReply", by_page("comment__page")),
        _exported("wagtailcore.PageSubscription", by_page("page")),
        _exported("wagtailforms.FormSubmission", by_page("page")),
        _exported("wagtailredirects.Redirect", by_value("site", "site")),
        _exported("withdrawals.Withdrawal", by_page("page")),
        _exported("intake.Intake", by_page("page")),
        _exported("sites.ScheduleFailure", by_page("page")),
        _owned("sites.DraftLink", by_page("page"), _CONFIDENTIAL),
        _exported("visits.SiteTotal", by_value("site", "site")),
        _exported("visits.SiteDay", by_value("site", "site")),
        _exported("visits.PageTotal", by_value("site", "site")),
        _exported("visits.PageDay", by_value("site", "site")),
        # Before the entries, which are found by it.
        _exported("sites.HistoryLine", owners.history),
        *(
            _exported(label, owners.log_entries(field), kept=owners.told_elsewhere(field))
            for label, field in (
                ("wagtailcore.PageLogEntry", "page_entry"),
                ("wagtailcore.ModelLogEntry", "model_entry"),
            )
        ),
        _owned("catalogue.Entry", by_page("page"), _MADE_AGAIN),
        _owned("search.Document", by_page("entry__page"), _MADE_AGAIN),
        _owned("wagtailsearch.IndexEntry", by_content, _MADE_AGAIN),
        _of_install("wagtailsearch.SQLiteFTSIndexEntry", "the words of IndexEntry, which SQLite keeps by itself"),
        _owned("wagtailcore.ReferenceIndex", owners.referring, _MADE_AGAIN),
        _owned("wagtailadmin.EditingSession", by_content, _PASSING),
        _owned("wagtailadmin.FormState", owners.form_states, _PASSING),
        _owned("wagtailcore.UploadedFile", by_author("uploaded_by_user"), _PASSING),
        _of_install("wagtaildocs.Document", _UNUSED),
        _of_install("wagtailimages.Image", _UNUSED),
        _of_install("wagtailimages.Rendition", _UNUSED),
        *(
            _owned(
                f"merging.{label}",
                owners.by_merger(field),
                "of two federations, from one to the other",
            )
            for label, field in (
                ("Merger", "pk"),
                ("Part", "merger"),
                ("Step", "part__merger"),
                ("Change", "part__merger"),
                ("MovedPage", "part__merger"),
                ("MovedAddress", "part__merger"),
            )
        ),
        _of_install("jobs.Job"),
        _of_install("django_tasks_database.DBTaskResult"),
        _of_install("exports.Archive", "what was taken away stays when the federation goes"),
        _of_install("exports.Restoration", "how the install came by a federation"),
        _of_install("exports.Deletion", "how a federation went, and what to look for"),
    )


def kinds():
    """Return all kinds in the order of dependence."""
    # Which tables the admin's search has is a matter of the database.
    installed = {model._meta.label for model in apps.get_models(include_auto_created=True)}
    return tuple(kind for kind in _kinds() if kind.label in installed)


def exported_kinds():
    """Return the kinds that are in an export, in the order of dependence."""
    return [kind for kind in kinds() if kind.is_exported]
