"""Writing everything of a federation into one file."""

import hashlib
import json
import zipfile
from pathlib import Path

from django.core.files.storage import default_storage
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import LogContext, log

from sites.models import Federation

from . import manifest, storage
from .encoding import encode, fields_of, to_line
from .estate import Estate
from .models import Archive
from .registry import exported_kinds
from .rewriting import Rewriter, base_of, model_named
from .snapshot import snapshot

ACTION = "federation.export"
# The rows of a query that are held at once.
CHUNK = 500


def make_archive(federation, actor=None, advance=None):
    """Write a federation into a new file of the folder of exports, as it is at one moment.

    Args:
        federation: the Federation; nothing keeps its team from working meanwhile.
        actor: the User who asks, None for the command line.
        advance: called as advance(done, total, message) while it goes on.

    Returns:
        Archive, stored and logged.

    Raises:
        OSError: the disk is full, or not there; no file is left then.
    """
    name = storage.new_name(federation.slug)
    path = storage.path_of(name)
    part = path.with_suffix(".part")
    try:
        written = write_archive(federation, part, advance)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    archive = Archive.objects.create(
        federation=federation,
        slug=federation.slug,
        name=federation.name,
        file=name,
        size=path.stat().st_size,
        sha256=storage.sha256_of(path),
        counts=counts_of(written),
        made_at=written["made_at"],
        created_by=actor,
    )
    with LogContext(user=actor):
        log(federation, ACTION, data={"file": name, "sha256": archive.sha256})
    return archive


def counts_of(written):
    """Return {label: rows} and the number of files of a manifest, without what is empty."""
    counts = {
        member["name"][len("content/") : -len(".jsonl")]: member["rows"]
        for member in written["members"]
        if member.get("rows")
    }
    return {**counts, "media": sum(member["name"].startswith("media/") for member in written["members"])}


def write_archive(federation, path, advance=None):
    """Write a federation into a file.

    Args:
        federation: the Federation.
        path: where to; the file is made for its owner alone.
        advance: as for `make_archive`.

    Returns:
        dict: the manifest.
    """
    path = Path(path)
    path.touch(mode=0o600)
    with snapshot(), zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as file:
        return _Writing(Federation.objects.select_related("site").get(pk=federation.pk), file, advance).run()


class _Collector:
    """The book of an export (rewriting.Rewriter): changes nothing, and notes what is referred to.

    Attributes:
        numbers: {base model: set of numbers}.
        files: {name: None}, in the order in which they were met.
    """

    def __init__(self, content_types):
        self.numbers, self.files = {}, {}
        self._models = {int(pk): model_named(label) for pk, label in content_types.items()}

    def number(self, model, old):
        self.numbers.setdefault(model, set()).add(old)
        return old

    def of_gone(self, _model, old):
        return old

    def model_of(self, content_type_id):
        return self._models.get(content_type_id)

    def path(self, _model, old):
        return old

    def url_path(self, old):
        return old

    def file(self, _model, _field, old):
        if old:
            self.files[old] = None
        return old

    def key(self, old):
        return old


class _Writing:
    """One export: the rows of each kind, then those that others refer to, then the files, then the manifest."""

    def __init__(self, federation, file, advance):
        self.estate = Estate.of(federation)
        self.manifest = manifest.head(federation, self.estate, timezone.now())
        self.collector = _Collector(self.manifest["content_types"])
        self.rewriter = Rewriter(self.collector)
        self.file, self.members = file, []
        self.advance = advance or (lambda done, total, message: None)
        self.done = self.total = 0

    def run(self):
        kinds = exported_kinds()
        self.total = sum(kind.queryset(self.estate).count() for kind in kinds)
        for kind in kinds:
            if not kind.on_demand:
                self._write_kind(kind, kind.queryset(self.estate))
        # Backwards: files name the people who brought them.
        for kind in reversed([kind for kind in kinds if kind.on_demand]):
            self._write_kind(kind, self._demanded(kind))
        self.total += len(self.collector.files)
        missing = [name for name in self.collector.files if not self._write_file(name)]
        whole = {**self.manifest, "members": self.members, "missing_media": missing}
        self.file.writestr(manifest.NAME, json.dumps(whole, ensure_ascii=False, indent=1))
        return whole

    def _demanded(self, kind):
        """Return the rows of the federation and those of others that its rows refer to."""
        rows = kind.queryset(self.estate)
        own = set(rows.values_list("pk", flat=True))
        wanted = sorted(own | self.collector.numbers.get(base_of(kind.model), set()))
        for start in range(0, len(wanted), CHUNK):
            yield from self._values(kind, rows.model._base_manager.filter(pk__in=wanted[start : start + CHUNK]))

    def _values(self, kind, rows):
        names = [field.attname for field in fields_of(kind)]
        return rows.order_by("pk").values_list(*names).iterator(chunk_size=CHUNK)

    def _write_kind(self, kind, rows):
        values = rows if kind.on_demand else self._values(kind, rows)
        message = _("Rows are being written: %(kind)s") % {"kind": kind.model._meta.verbose_name_plural}
        with self._member(manifest.content_name(kind.label), zipfile.ZIP_DEFLATED) as member:
            for row in values:
                encoded = encode(kind, row)
                self.rewriter.row(kind.model, encoded)
                member.write(to_line(encoded))
                member.facts["rows"] += 1
                self._step(message)

    def _write_file(self, name):
        """Copy a file of the media storage; return whether it was there."""
        self._step(_("Files are being copied"))
        try:
            source = default_storage.open(name)
        except FileNotFoundError:
            return False
        # Pictures and most documents are compressed already.
        with source, self._member(manifest.media_name(name), zipfile.ZIP_STORED) as member:
            for block in source.chunks(storage.BLOCK):
                member.write(block)
        return True

    def _member(self, name, compression):
        return _Member(self.file, name, compression, self.members)

    def _step(self, message):
        self.done += 1
        self.advance(self.done, max(self.total, self.done), message)


class _Member:
    """One member of the file while it is written; what is to be known of it goes into the manifest."""

    def __init__(self, file, name, compression, members):
        info = zipfile.ZipInfo(name, timezone.localtime().timetuple()[:6])
        info.compress_type = compression
        self._stream = file.open(info, "w", force_zip64=True)
        self._digest = hashlib.sha256()
        self._members = members
        self.facts = {"name": name, "size": 0, "rows": 0}

    def write(self, data):
        self._stream.write(data)
        self._digest.update(data)
        self.facts["size"] += len(data)

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self._stream.close()
        self._members.append({**self.facts, "sha256": self._digest.hexdigest()})
