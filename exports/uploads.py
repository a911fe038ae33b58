"""Taking in a file that somebody brings."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import LogContext, log

from . import storage
from .errors import ArchiveError
from .making import counts_of
from .models import Archive
from .reading import peek
from .wishes import is_slug

ACTION = "federation.export.upload"


def take_in(upload, actor):
    """Store an uploaded export in the folder of exports; what is in it is looked at when it is restored.

    Args:
        upload: Django's UploadedFile.
        actor: the User who brings it.

    Returns:
        Archive

    Raises:
        ArchiveError: it is no export that this install can read; nothing of it is kept then.
    """
    name = storage.new_name("upload")
    path = storage.path_of(name)
    try:
        path.touch(mode=0o600)
        with path.open("wb") as file:
            for block in upload.chunks():
                file.write(block)
        archive = _described(peek(path).manifest, name, path, actor)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    with LogContext(user=actor):
        log(archive, ACTION, data={"file": name})
    return archive


def _described(manifest, name, path, actor):
    before = manifest["federation"]
    try:
        made_at = datetime.fromisoformat(manifest["made_at"])
    except ValueError:
        made_at = None
    if made_at is None or timezone.is_naive(made_at) or not is_slug(before["slug"]) or len(before["name"]) > 120:
        raise ArchiveError(_("The manifest of this export is damaged."))
    return Archive.objects.create(
        slug=before["slug"],
        name=before["name"],
        file=name,
        size=path.stat().st_size,
        sha256=storage.sha256_of(path),
        counts=counts_of(manifest),
        made_at=made_at,
        is_uploaded=True,
        created_by=actor,
    )
