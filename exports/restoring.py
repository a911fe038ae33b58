"""Bringing a federation back from a file: new numbers everywhere, all of it or nothing.

First the file is looked at as a whole, then its media are copied into a folder that no federation has yet, then all
rows are written in one transaction. What is made from the rows (lists, search, references) follows, and only then the
site is opened. A run that broke off is taken up by running it again.
"""

from dataclasses import dataclass, field

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import LogContext, log
from wagtail.models import Collection, Site

from core.site_versions import EVERYWHERE, move
from core.slugs import slugify
from library.models import FOLDER_PREFIX
from sites.models import Federation
from sites.roles import ROLES, grant

from . import derived, storage
from .errors import ArchiveError
from .media import delete_folder
from .models import Restoration
from .numbers import allocate
from .reading import look_at
from .rows import write_rows
from .wishes import wish_for

ACTION = "federation.restore"


@dataclass
class Report:
    """What came of a restoration.

    Attributes:
        federation: the Federation.
        notes: what could not be taken over, and why.
        is_new: False when the same file had been restored under this name before.
    """

    federation: Federation
    notes: list = field(default_factory=list)
    is_new: bool = True

    def as_json(self):
        """Return what a program wants to know."""
        return {
            "slug": self.federation.slug,
            "federation": self.federation.pk,
            "url": f"{self.federation.site.root_url}/",
            "state": self.federation.state,
            "notes": self.notes,
            "is_new": self.is_new,
        }


def restore(path, slug="", hostname="", lets_people_in=None, actor=None, advance=None):
    """Bring a federation back from an export.

    Args:
        path: of the file.
        slug, hostname: the names to give it; "" for those it had.
        lets_people_in: as for `wishes.wish_for`.
        actor: the User who asks, None for the command line.
        advance: called as advance(done, total, message) while it goes on.

    Returns:
        Report

    Raises:
        ArchiveError: the file cannot be used.
        ValidationError: by field, for names that cannot be had.
        In both cases, and whatever else stops it, no row and no file is left.
    """
    advance = advance or (lambda done, total, message: None)
    content = look_at(path, advance)
    wish = (slug.strip() or content.manifest["federation"]["slug"], hostname, lets_people_in)
    try:
        with storage.alone(slugify(wish[0])):
            return _restore(content, *wish, actor, advance)
    except storage.BusyError as error:
        raise ArchiveError(_("“%(slug)s” is being restored at this moment.") % {"slug": wish[0]}) from error


def _restore(content, slug, hostname, lets_people_in, actor, advance):
    begun = Restoration.objects.filter(slug=slug).select_related("federation__site").first()
    if begun is not None and begun.federation is None:
        _clear(begun)
        begun = None
    if begun is None or begun.sha256 != content.sha256:
        # Of another file's restoration this says that the name is taken.
        begun = _reserve(content, wish := wish_for(content.manifest, slug, hostname, lets_people_in))
        _bring_in(content, wish, begun, advance)
    elif begun.finished_at is not None:
        return Report(begun.federation, begun.notes, is_new=False)
    _finish(begun, actor, advance)
    return Report(begun.federation, begun.notes)


@transaction.atomic
def _reserve(content, wish):
    """Note that it begins, and which number its collection, and so its folder of media, will have."""
    [number] = allocate(Collection, 1)
    return Restoration.objects.create(
        sha256=content.sha256,
        slug=wish.slug,
        hostname=wish.hostname,
        collection_number=number,
        wanted_state=wish.state,
    )


def _bring_in(content, wish, begun, advance):
    try:
        _copy_media(content, begun, advance)
        advance(0, 0, _("Rows are being written"))
        with transaction.atomic():
            begun.federation, begun.notes = write_rows(content, wish, begun.collection_number)
            begun.save(update_fields=["federation", "notes"])
            move([EVERYWHERE])
            transaction.on_commit(Site.clear_site_root_paths_cache)
    except IntegrityError as error:
        _clear(begun)
        raise ArchiveError(_("The rows of this export do not fit together: %(error)s") % {"error": error}) from error
    except (OSError, SuspiciousFileOperation) as error:
        _clear(begun)
        raise ArchiveError(_("A file could not be written: %(error)s") % {"error": error}) from error
    except BaseException:
        _clear(begun)
        raise


def _clear(begun):
    """Remove what a run has left that did not come to its rows."""
    delete_folder(_folder(begun))
    Restoration.objects.filter(pk=begun.pk, federation=None).delete()


def _folder(begun):
    return f"{FOLDER_PREFIX}{begun.collection_number}"


def _copy_media(content, begun, advance):
    names = content.media
    for number, old in enumerate(names):
        advance(number, len(names), _("Files are being copied"))
        new = "/".join([_folder(begun), *old.split("/")[1:]])
        with content.open_media(old) as stream:
            if default_storage.save(new, File(stream, name=new)) != new:
                raise ArchiveError(_("A file of this name is there already: %(name)s") % {"name": new})


def _finish(begun, actor, advance):
    """Make what is made from the rows, open the site, and note that it is done."""
    federation = begun.federation
    derived.rebuild(federation, advance)
    with transaction.atomic(), LogContext(user=actor):
        if begun.wanted_state in Federation.WORKING:
            for role in ROLES:
                grant(federation.group_for(role.key), role, federation)
        federation.state = begun.wanted_state
        federation.save(update_fields=["state"])
        begun.finished_at = timezone.now()
        begun.save(update_fields=["finished_at"])
        log(federation, ACTION, data={"sha256": begun.sha256})
