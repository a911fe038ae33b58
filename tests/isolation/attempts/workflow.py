"""Workflow: acting on their reviews, or on our pages with their reviews."""

from django.urls import reverse

from .base import attempt, page_url


def _state(side):
    return side.the("wagtailcore.TaskState")


def _act(t, page, action, state):
    address = page_url("workflow_action", page, action, state.pk)
    t.get(address)
    t.post(address, {"comment": "Được"})


@attempt("approve their page in review")
def _approve(t):
    _act(t, t.foreign.pages["review"], "approve", _state(t.foreign))


@attempt("reject their page in review")
def _reject(t):
    _act(t, t.foreign.pages["review"], "reject", _state(t.foreign))


@attempt("approve their review under the number of our page")
def _approve_mixed(t):
    _act(t, t.own.pages["review"], "approve", _state(t.foreign))
    _act(t, t.foreign.pages["review"], "approve", _state(t.own))


@attempt("read a title in the refusal of a workflow action")
def _flash(t):
    t.get(page_url("workflow_action", t.foreign.pages["draft"], "approve", _state(t.own).pk))
    t.get(page_url("collect_workflow_action_data", t.foreign.pages["draft"], "approve", _state(t.own).pk))


@attempt("collect the data of their review")
def _collect(t):
    address = page_url("collect_workflow_action_data", t.foreign.pages["review"], "reject", _state(t.foreign).pk)
    t.get(address)
    t.post(address, {"comment": "Không"})


@attempt("preview their page for a review")
def _preview(t):
    task = t.foreign.the("wagtailcore.Task") if "wagtailcore.task" in t.foreign.things else None
    task_id = task.pk if task else t.foreign.federation.workflow.workflow_tasks.first().task_id
    t.get(page_url("workflow_preview", t.foreign.pages["review"], task_id))
    t.get(page_url("workflow_preview", t.own.pages["review"], task_id))


@attempt("cancel their review")
def _cancel(t):
    t.get(page_url("confirm_workflow_cancellation", t.foreign.pages["review"]))
    t.post(page_url("edit", t.foreign.pages["review"]), {"action-cancel-workflow": "1"})


@attempt("submit their draft for review")
def _submit(t):
    data = t.form(page_url("edit", t.foreign.pages["draft"]), administrator=True)
    t.post(page_url("edit", t.foreign.pages["draft"]), {**data, "action-submit": "1"})


@attempt("start their rejected review again")
def _restart(t):
    data = t.form(page_url("edit", t.foreign.pages["rejected"]), administrator=True)
    t.post(page_url("edit", t.foreign.pages["rejected"]), {**data, "action-restart-workflow": "1"})


@attempt("read their workflow's history")
def _history(t):
    state = t.foreign.the("wagtailcore.WorkflowState")
    t.get(page_url("workflow_history", t.foreign.pages["review"]))
    t.get(page_url("workflow_history_detail", t.foreign.pages["review"], state.pk))
    t.get(page_url("workflow_history_detail", t.own.pages["review"], state.pk))


@attempt("choose among the tasks and workflows of all")
def _task_chooser(t):
    t.get(reverse("wagtailadmin_workflows:task_chooser"))
    t.get(reverse("wagtailadmin_workflows:task_chooser_results"), {"q": t.foreign.mark.word[:-1]})
    t.get(
        reverse(
            "wagtailadmin_workflows:task_chosen", args=(t.foreign.federation.workflow.workflow_tasks.first().task_id,)
        )
    )


@attempt("switch their workflow off or take it from their pages")
def _disable(t):
    workflow = t.foreign.federation.workflow
    t.post(reverse("wagtailadmin_workflows:disable", args=(workflow.pk,)))
    t.post(reverse("wagtailadmin_workflows:remove", args=(t.foreign.pages["home"].pk, workflow.pk)))
    t.post(reverse("wagtailadmin_workflows:disable_task", args=(workflow.workflow_tasks.first().task_id,)))


@attempt("put our people into their approval task")
def _edit_task(t):
    task = t.foreign.federation.workflow.workflow_tasks.first().task
    address = reverse("wagtailadmin_workflows:edit_task", args=(task.pk,))
    data = t.form(address, administrator=True)
    t.post(address, {**data, "groups": [t.own.federation.editors_id]})


@attempt("read and edit their workflow")
def _edit(t):
    address = reverse("wagtailadmin_workflows:edit", args=(t.foreign.federation.workflow_id,))
    t.get(address)
    t.post(address, {**t.form(address, administrator=True), "name": "Đổi tên"})
    t.get(reverse("wagtailadmin_workflows:index"))
    t.get(reverse("wagtailadmin_workflows:usage", args=(t.foreign.federation.workflow_id,)))
