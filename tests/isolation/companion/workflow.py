"""The workflow: submitting, approving by somebody else, rejecting, cancelling."""

from wagtail.models import TaskState, WorkflowState

from core.versions import version_of

from .base import REVIEWERS, task
from .looking import page_url


def _submit(desk, kind):
    address = page_url("edit", desk.side.pages[kind])
    desk.post(address, {**desk.form(address), "title": "Gửi duyệt", "action-submit": "1"})
    state = desk.page(kind).current_workflow_state
    assert state is not None
    assert state.status == WorkflowState.STATUS_IN_PROGRESS
    return state.current_task_state


def _decide(desk, kind, action, state, **data):
    desk.get(page_url("workflow_action", desk.side.pages[kind], action, state.pk), status=200)
    desk.post(
        page_url("workflow_action", desk.side.pages[kind], action, state.pk),
        {"comment": "", "seen": version_of(desk.page(kind)), **data},
    )


@task("submit a draft")
def _submit_draft(desk):
    _submit(desk, "draft")


@task("submit a change of a live page")
def _submit_live(desk):
    _submit(desk, "live")
    assert desk.page("live").title != "Gửi duyệt"


@task("see the news go live when somebody else approves it")
def _approved(desk):
    state = _submit(desk, "draft")
    other = desk.as_other("manager" if desk.user == desk.side.people["reviewer"] else "reviewer")
    _decide(other, "draft", "approve", state)
    page = desk.page("draft")
    assert page.live
    assert page.title == "Gửi duyệt"


@task("approve what an editor has submitted", REVIEWERS)
def _approve(desk):
    _decide(desk, "review", "approve", TaskState.objects.get(pk=desk.side.the("wagtailcore.TaskState").pk))
    assert desk.page("review").live


@task("reject what an editor has submitted, with a reason", REVIEWERS)
def _reject(desk):
    state = TaskState.objects.get(pk=desk.side.the("wagtailcore.TaskState").pk)
    _decide(desk, "review", "reject", state, comment="Thiếu nguồn")
    state.refresh_from_db()
    assert state.status == TaskState.STATUS_REJECTED


@task("submit again what was rejected", ("editor",))
def _again(desk):
    address = page_url("edit", desk.side.pages["rejected"])
    desk.post(address, {**desk.form(address), "action-restart-workflow": "1"})
    assert desk.page("rejected").current_workflow_state.status == WorkflowState.STATUS_IN_PROGRESS


@task("take one's own submission back")
def _cancel(desk):
    _submit(desk, "draft")
    desk.get(page_url("confirm_workflow_cancellation", desk.side.pages["draft"]))
    # An editor's form is locked meanwhile; Wagtail takes the submission back and shows the page again.
    data = {
        "action-cancel-workflow": "1",
        "body-count": "0",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
    }
    desk.post(page_url("edit", desk.side.pages["draft"]), {"title": "Gửi duyệt", **data}, status=200)
    assert desk.page("draft").current_workflow_state is None


@task("see how the review went")
def _history(desk):
    state = desk.side.the("wagtailcore.WorkflowState")
    desk.get(page_url("workflow_history_detail", desk.side.pages["review"], state.pk))
