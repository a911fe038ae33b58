"""Reviews under way: the successor's reviewers go on with them."""

from wagtail.models import TaskState, WorkflowPage, WorkflowState

from merging.ledger import Ledger


def bring(part, page_ids):
    """Give the reviews of pages to the successor's workflow; what was decided before stands as it was.

    Args:
        part: a Part.
        page_ids: primary keys of the pages that were brought.
    """
    ledger = Ledger(part)
    own, theirs = part.predecessor.workflow_id, part.merger.successor.workflow
    task = theirs.tasks.first()
    keys = {str(pk) for pk in page_ids}
    waiting = [
        state
        for state in WorkflowState.objects.filter(
            workflow_id=own, status__in=[WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES]
        )
        if state.object_id in keys
    ]
    ledger.change_many([(state, {"workflow_id": theirs.pk}) for state in waiting])
    current = TaskState.objects.filter(pk__in=[state.current_task_state_id for state in waiting])
    ledger.change_many([(state, {"task_id": task.pk}) for state in current])
    assigned = WorkflowPage.objects.filter(workflow_id=own, page_id__in=page_ids)
    ledger.change_many([(row, {"workflow_id": theirs.pk}) for row in assigned])
