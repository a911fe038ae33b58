"""The dashboard of a team: its panels and counts, of the own sites only.

Wagtail's panels show what a person wrote, locked or submitted, wherever that is; whoever has left a team for another
one would still read its new titles. And it counts pages from the nearest common ancestor of all sites a person
serves, which for two is the root of the install.
"""

from wagtail.admin.site_summary import PagesSummaryItem
from wagtail.admin.views.home import (
    LockedPagesPanel,
    RecentEditsPanel,
    UserObjectsInWorkflowModerationPanel,
    WorkflowObjectsToModeratePanel,
)
from wagtail.models import Page, Revision, WorkflowState

from sites import scope
from sites.models import ApprovalTask

from .scoped import awaiting_review_by, reviews_of

REVIEWS_SHOWN = 20


class OwnReviewsPanel(WorkflowObjectsToModeratePanel):
    """What waits for the person's review, the longest waiting first; a few queries, however many federations are."""

    template_name = "sites/reports/own_reviews.html"

    def get_context_data(self, parent_context):
        """Return what the template needs, under Wagtail's names."""
        request = parent_context["request"]
        waiting = list(self.waiting_for(request.user))
        tasks = ApprovalTask.objects.in_bulk({step.task_id for step in waiting})
        states = [self.state(step, tasks[step.task_id], request.user) for step in waiting]
        return {"states": states, "request": request, "csrf_token": parent_context["csrf_token"]}

    def waiting_for(self, user):
        """Return the steps that wait, with all that the panel shows of them."""
        steps = awaiting_review_by(user).select_related("task", "revision__user", "submission_note__author")
        steps = steps.prefetch_related("revision__content_object__latest_revision").order_by("started_at")
        return steps.annotate(previous_revision_id=Revision.objects.previous_revision_id_subquery())[:REVIEWS_SHOWN]

    def state(self, step, task, user):
        """Return one row of the panel: the step that waits, and what the person may do with it."""
        page = step.revision.content_object
        return {
            "obj": page,
            "revision": step.revision,
            "previous_revision_id": step.previous_revision_id,
            "live_revision_id": page.live_revision_id,
            "task_state": step,
            # The dialogue holds the version that is approved; the button beside it sends nothing (sites.review).
            "actions": [action for action in task.get_actions(page, user) if action[0] != "approve" or action[2]],
        }


class OwnSubmissionsPanel(UserObjectsInWorkflowModerationPanel):
    """What the person submitted and still waits, of the own sites; what came back has a list of its own (desk)."""

    def get_context_data(self, parent_context):
        """Return Wagtail's context without the reviews of other teams' pages, and without those that came back."""
        context = super().get_context_data(parent_context)
        waiting = reviews_of(parent_context["request"].user).filter(status=WorkflowState.STATUS_IN_PROGRESS)
        own = set(waiting.values_list("pk", flat=True))
        states = [state for state in context["workflow_states"] if state.pk in own]
        return {**context, "workflow_states": states}


class OwnEditsPanel(RecentEditsPanel):
    """What the person edited last, of the own sites."""

    def get_context_data(self, parent_context):
        """Return Wagtail's context without other teams' pages."""
        context = super().get_context_data(parent_context)
        pages = scope.pages_of(parent_context["request"].user)
        edited = [page.pk for _time, page in context["last_edits"]]
        own = set(pages.filter(pk__in=edited).values_list("pk", flat=True))
        return {**context, "last_edits": [(time, page) for time, page in context["last_edits"] if page.pk in own]}


class OwnLocksPanel(LockedPagesPanel):
    """What the person locked, of the own sites."""

    def get_context_data(self, parent_context):
        """Return Wagtail's context without other teams' pages."""
        context = super().get_context_data(parent_context)
        own = scope.pages_of(parent_context["request"].user, context["locked_pages"])
        return {**context, "locked_pages": own}


class OwnPagesSummary(PagesSummaryItem):
    """The number of pages, of the own sites."""

    def get_context_data(self, parent_context):
        """Return Wagtail's context with the pages of the own sites counted."""
        context = super().get_context_data(parent_context)
        # The root node of the tree is no page.
        own = scope.pages_of(self.request.user, Page.objects.filter(depth__gt=1))
        return {**context, "total_pages": own.count()}


OWN_PANELS = {
    WorkflowObjectsToModeratePanel: OwnReviewsPanel,
    UserObjectsInWorkflowModerationPanel: OwnSubmissionsPanel,
    RecentEditsPanel: OwnEditsPanel,
    LockedPagesPanel: OwnLocksPanel,
}


def own_panels(panels):
    """Put our panels in the place of Wagtail's, in a list that is changed."""
    panels[:] = [OWN_PANELS[type(panel)]() if type(panel) in OWN_PANELS else panel for panel in panels]


def own_summary(request, items):
    """Put our count of pages in the place of Wagtail's, in a list that is changed."""
    items[:] = [OwnPagesSummary(request) if type(item) is PagesSummaryItem else item for item in items]
