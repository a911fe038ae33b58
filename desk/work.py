"""A person's own work: drafts, what came back, what is scheduled, what was published; of the own sites only."""

import datetime
from dataclasses import dataclass

from django.db.models import Exists, IntegerField, OuterRef
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.models import Page, Revision, WorkflowState, get_default_page_content_type

from sites import scope
from sites.models import HistoryLine
from sites.reports.scoped import reviews_of

SHOWN = 8
# Drafts that nobody touched for so long are no work in hand; the report of ageing pages has them.
DRAFT_DAYS = 365

PUBLISHED = ("wagtail.publish", "sites.publish_in_emergency")


def drafts_of(user):
    """Return the pages whose newest version is a draft that the person wrote, the latest first.

    What waits for approval, has come back or has its publishing date is left out: other lists have it.

    Args:
        user: a User.

    Returns:
        list of Page, SHOWN at most.
    """
    since = timezone.now() - datetime.timedelta(days=DRAFT_DAYS)
    drafts = Page.objects.filter(
        has_unpublished_changes=True, latest_revision__user=user, latest_revision__created_at__gte=since
    ).exclude(latest_revision__approved_go_live_at__isnull=False)
    pages = list(scope.pages_of(user, drafts).order_by("-latest_revision__created_at")[: SHOWN * 3])
    elsewhere = _in_review([page.pk for page in pages])
    return [page for page in pages if page.pk not in elsewhere][:SHOWN]


@dataclass(frozen=True)
class Returned:
    """A page that a reviewer sent back: who did it, when, and why."""

    page: Page
    reviewer: object
    at: datetime.datetime
    comment: str


def returned_to(user):
    """Return what the person handed in and got back, the latest first, as a list of Returned.

    It stays until it is handed in again, published or withdrawn.
    """
    reviews = (
        reviews_of(user)
        .filter(requested_by=user, status=WorkflowState.STATUS_NEEDS_CHANGES)
        .select_related("current_task_state__finished_by")
        .prefetch_related("content_object")
        .order_by("-current_task_state__finished_at")[:SHOWN]
    )
    return [
        Returned(review.content_object, step.finished_by, step.finished_at, step.comment)
        for review in reviews
        if (step := review.current_task_state) is not None and review.content_object is not None
    ]


@dataclass(frozen=True)
class Scheduled:
    """A page with the moment at which it goes live."""

    page: Page
    at: datetime.datetime

    @property
    def is_due(self):
        """Whether the moment has passed and the page still waits: the scheduler is late."""
        return self.at <= timezone.now()


def scheduled_for(user):
    """Return what the own sites publish next, the soonest first, as a list of Scheduled."""
    page = scope.pages_of(user, Page.objects.filter(pk=Cast(OuterRef("object_id"), IntegerField())))
    approved = Revision.objects.filter(
        Exists(page), base_content_type=get_default_page_content_type(), approved_go_live_at__isnull=False
    ).order_by("approved_go_live_at")[:SHOWN]
    moments = {int(pk): at for pk, at in approved.values_list("object_id", "approved_go_live_at")}
    pages = Page.objects.in_bulk(moments)
    return [Scheduled(pages[pk], at) for pk, at in moments.items() if pk in pages]


@dataclass(frozen=True)
class Published:
    """A page that was published lately."""

    page: Page
    at: datetime.datetime


def published_lately(federations):
    """Return what federations published last, the latest first, as a list of Published.

    Args:
        federations: the Federations, e.g. of sites.scope.federations_of.
    """
    lines = HistoryLine.objects.filter(
        federation__in=[federation.pk for federation in federations],
        action__in=PUBLISHED,
        page_entry__isnull=False,
    ).order_by("-timestamp")
    latest = {}
    # A page published several times stands once, by its last time.
    for pk, at in lines.values_list("object_id", "timestamp")[: SHOWN * 4]:
        latest.setdefault(int(pk), at)
    pages = Page.objects.filter(live=True).in_bulk(list(latest)[:SHOWN])
    return [Published(pages[pk], at) for pk, at in latest.items() if pk in pages]


def _in_review(keys):
    """Return the keys of those pages that are in review, or came back from it."""
    open_reviews = WorkflowState.objects.filter(
        base_content_type=get_default_page_content_type(),
        object_id__in=[str(key) for key in keys],
        status__in=[WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES],
    )
    return {int(pk) for pk in open_reviews.values_list("object_id", flat=True)}
