"""The kinds of ids that admin addresses and forms carry, and whose each one is.

A kind is a function (user, value) -> bool. `value` is what the request says: an int from the path, or text from the
query or the body. It answers False for anything that is not an id of the kind, and for an id that does not exist: both
look the same from outside.
"""

from django.apps import apps
from wagtail.admin.models import EditingSession
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, Page, Revision, Site, Task, TaskState, UploadedFile, Workflow, WorkflowState

from accounts.models import User
from sites import scope
from sites.models import DraftLink, Federation, Invitation, Membership


def _find(model, value, *related):
    """Return the row of a model with the primary key `value` says, or None."""
    text = str(value)
    # A digit of another script is one to int() and none to the database; the length keeps it within a bigint.
    if not (text.isascii() and text.isdigit() and len(text) < 19):
        return None
    return model._base_manager.select_related(*related).filter(pk=int(text)).first()


def _owned(model, *related):
    def kind(user, value):
        found = _find(model, value, *related)
        return found is not None and scope.owns(user, found)

    return kind


def page(user, value):
    """A page of one's own."""
    found = _find(Page, value)
    return found is not None and scope.owns_page(user, found)


def page_or_root(user, value):
    """A page of one's own, or the root above all sites, where choosers and the explorer begin."""
    return str(value) == "root" or _is_root(value) or page(user, value)


def _is_root(value):
    found = _find(Page, value)
    return found is not None and found.depth == 1


def upload(user, value):
    """A file one has uploaded oneself and not yet named."""
    found = _find(UploadedFile, value)
    return found is not None and found.uploaded_by_user_id == user.pk


def editing_session(user, value):
    """One's own editing session, or the number of one that is gone."""
    found = _find(EditingSession, value)
    return found is None or found.user_id == user.pk


def person_or_administrator(user, value):
    """Somebody of one's own teams, or a national administrator, whose name stands in the history of one's pages."""
    found = _find(User, value)
    return found is not None and (found.is_superuser or scope.owns(user, found))


revision = _owned(Revision)
task_state = _owned(TaskState)
workflow_state = _owned(WorkflowState)
task = _owned(Task)
workflow = _owned(Workflow)
image = _owned(get_image_model(), "collection")
document = _owned(get_document_model(), "collection")
collection = _owned(Collection)
site = _owned(Site)
redirect = _owned(Redirect)
federation = _owned(Federation)
membership = _owned(Membership)
invitation = _owned(Invitation)
draft_link = _owned(DraftLink, "page")


def revision_or_word(user, value):
    """A revision, or one of the words Wagtail's comparison takes for one."""
    return value in {"live", "earliest", "latest"} or revision(user, value)


def object_of(app_label, model_name):
    """Return the kind of an id whose model the address names, or None for a model that no team edits."""
    try:
        model = apps.get_model(app_label, model_name)
    except LookupError:
        return None
    if issubclass(model, Page):
        return page
    return {get_image_model(): image, get_document_model(): document}.get(model)
