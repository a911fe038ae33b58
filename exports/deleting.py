"""Deleting a federation: every row and every file, in batches that may be broken off and taken up again.

What stays, and why: the export's file and its row, which are the way back; one row that says who had it deleted and
when, and the log entry of that, which an audit asks for; log entries that another federation's history tells too;
accounts of people who have, or had, a place elsewhere.
"""

import datetime
import hmac

from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import LogContext, log
from wagtail.models import Collection, Page, Site, Task, Workflow
from wagtail.users.models import UserProfile

from merging.models import Merger, Part
from sites.models import Federation
from sites.states.changes import change_state

from . import storage
from .estate import Estate
from .media import delete_folder
from .models import Archive, Deletion
from .registry import kinds
from .scanning import DELETED as ACTION
from .scanning import traces_of

BATCH = 200
# How old the export may be that a deletion demands.
YOUNG = datetime.timedelta(days=1)

# What ties the federation together goes last, and at once: as long as one of them is there, all are.
_FRAME = (Federation, Site, Page, Collection, Workflow, Task)


def begin(federation, name, actor=None):
    """Check that a federation may be deleted, close its site, and note what is to be deleted.

    Args:
        federation: the Federation.
        name: its name, as somebody typed it.
        actor: the User who asks, None for the command line.

    Returns:
        Deletion, to be carried out by `delete`.

    Raises:
        ValidationError: by field; nothing is changed then.
    """
    if federation.unit_kind == Federation.UnitKind.NATIONAL:
        raise ValidationError({"name": _("The national site cannot be deleted.")})
    if not hmac.compare_digest(name.strip().encode(), federation.name.encode()):
        raise ValidationError({"name": _("Type the name exactly as it stands above: %(name)s") % {"name": federation}})
    if merger := _merger_of(federation):
        raise ValidationError(
            {
                "name": _("Old addresses lead on through it since it was merged: %(merger)s. It can only be closed.")
                % {"merger": merger}
            }
        )
    archive = _fresh_archive(federation)
    with transaction.atomic():
        if federation.state != Federation.State.CLOSED:
            change_state(federation, Federation.State.CLOSED, actor, _("It is being deleted."))
        estate = Estate.of(federation)
        return Deletion.objects.create(
            slug=federation.slug,
            name=federation.name,
            estate=estate.as_json(),
            traces=traces_of(estate),
            archive=archive,
            asked_by=actor,
        )


def _merger_of(federation):
    """Return a Merger that addresses of a federation depend on, or None."""
    part = Part.objects.exclude(merger__state=Merger.State.UNDONE)
    part = part.filter(models.Q(predecessor=federation) | models.Q(merger__successor=federation))
    found = part.select_related("merger__successor").first()
    return found and found.merger


def _fresh_archive(federation):
    """Return the newest export of a federation, if it is young and its file whole. Raises ValidationError."""
    archive = Archive.objects.filter(federation=federation, is_uploaded=False).order_by("-made_at").first()
    if archive is None or archive.made_at < timezone.now() - YOUNG:
        raise ValidationError({"name": _("There is no export of it that is no older than a day. Make one first.")})
    path = storage.path_of(archive.file)
    if not path.exists() or storage.sha256_of(path) != archive.sha256:
        raise ValidationError({"name": _("The file of its newest export is missing or damaged. Make another one.")})
    return archive


def delete(deletion, advance=None):
    """Carry a deletion out. Running it again goes on where it stopped, and changes nothing when all is done.

    Args:
        deletion: the Deletion.
        advance: called as advance(done, total, message) while it goes on.

    Returns:
        dict: how many rows of each kind, and how many files, were deleted in this run.

    Raises:
        storage.BusyError: another process deletes it.
    """
    # Nobody's deed in the history: each file would be written of, and who asked is noted at the end.
    with storage.alone(deletion.slug), LogContext(user=None):
        return _delete(deletion, Estate.from_json(deletion.estate), advance or (lambda done, total, message: None))


def _delete(deletion, estate, advance):
    # Wagtail unpublishes what is deleted, and of each page would be written that it was taken down.
    Page.objects.filter(path__startswith=estate.page_path, pk__in=deletion.traces["rows"]["wagtailcore.Page"]).update(
        live=False
    )
    # Its rows are found by its place in the trees, which somebody else may have as soon as the frame is gone.
    is_there = Federation.objects.filter(pk=estate.federation).exists()
    counts = _delete_rows(estate, advance) if is_there else {}
    _delete_frame(estate)
    counts["media"] = delete_folder(estate.folder)
    with transaction.atomic():
        if Deletion.objects.filter(pk=deletion.pk, finished_at=None).update(finished_at=timezone.now()):
            _note(deletion, estate)
    deletion.refresh_from_db()
    return counts


def _delete_rows(estate, advance):
    """Delete the rows of every kind but the frame, what refers to others before these."""
    whole = [kind for kind in reversed(kinds()) if kind.rows]
    total = sum(kind.queryset(estate).count() for kind in whole)
    counts, done = {}, 0
    for kind in whole:
        rows = _disposable(kind, estate)
        message = _("Rows are being deleted: %(kind)s") % {"kind": kind.model._meta.verbose_name_plural}
        while keys := list(rows.values_list("pk", flat=True)[:BATCH]):
            with transaction.atomic():
                _delete_batch(kind.model, keys)
            counts[kind.label] = counts.get(kind.label, 0) + len(keys)
            done += len(keys)
            advance(done, max(total, done), message)
    return counts


def _disposable(kind, estate):
    """Return the rows of a kind that are deleted one batch after the other."""
    rows = kind.queryset(estate)
    if kind.kept is not None:
        rows = rows.exclude(kind.kept(estate))
    if issubclass(kind.model, Page):
        return rows.exclude(pk=estate.root)
    if kind.model is Collection:
        return rows.exclude(pk=estate.collection)
    is_frame = any(issubclass(kind.model, model) for model in _FRAME) or kind.label == "auth.Group"
    return rows.none() if is_frame else rows


def _delete_batch(model, keys):
    names = _files_outside(model, keys)
    models.QuerySet(model).filter(pk__in=keys).delete()
    for name in names:
        transaction.on_commit(lambda name=name: default_storage.delete(name))


def _files_outside(model, keys):
    """Return the files of rows that do not lie in the federation's folder: what people sent up, and their pictures."""
    if model is UserProfile:
        return [name for name in UserProfile.objects.filter(pk__in=keys).values_list("avatar", flat=True) if name]
    if model._meta.label == "wagtailcore.UploadedFile":
        return [name for name in model.objects.filter(pk__in=keys).values_list("file", flat=True) if name]
    return []


@transaction.atomic
def _delete_frame(estate):
    """Delete what ties the federation together, in one transaction: its site never stands open without its state."""
    for model, key in (
        (Federation, estate.federation),
        (Site, estate.site),
        (Workflow, estate.workflow),
        (Page, estate.root),
        (Collection, estate.collection),
    ):
        models.QuerySet(model).filter(pk=key).delete()
    models.QuerySet(Task).filter(pk__in=estate.tasks).delete()
    models.QuerySet(Group).filter(pk__in=estate.groups).delete()
    for model in (Page, Collection):
        # treebeard counts children on the parent.
        root = model.objects.filter(depth=1).first()
        model.objects.filter(pk=root.pk).update(numchild=model.objects.filter(depth=2).count())
    transaction.on_commit(Site.clear_site_root_paths_cache)


def _note(deletion, estate):
    """Write into the install's own history who had it deleted."""
    gone = Federation(pk=estate.federation, name=deletion.name, slug=deletion.slug)
    data = {"file": deletion.archive.file if deletion.archive else ""}
    with LogContext(user=deletion.asked_by):
        log(gone, ACTION, title=deletion.name, data=data, deleted=True)
