"""Reading an export that may be damaged, newer, somebody else's or made to do harm.

Nothing of a file is used before all of it has been looked at: what it calls itself, its members one by one, their
sizes and sums, and every row.
"""

import hashlib
import json
import re
import shutil
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from sites.roles import ROLES

from . import manifest
from .encoding import decode
from .errors import ArchiveError
from .registry import exported_kinds
from .storage import BLOCK
from .trees import check_trees

# Of a manifest, which is read as a whole, and of a row.
LONGEST_MANIFEST = 64 << 20
LONGEST_LINE = 64 << 20
# Text packs to a twentieth at best; a file that unpacks to this many times its size is meant to fill the disk.
HIGHEST_RATIO = 200
# Below it the ratio says nothing.
SMALL = 1 << 20

_SAFE_PART = re.compile(r"[^/\\\x00-\x1f]{1,255}")
_WHERE = {"content": re.compile(r"content/[a-z_]+\.[A-Za-z_]+\.jsonl"), "media": re.compile(r"media/.+")}


@dataclass
class Content:
    """An export that has been looked at.

    Attributes:
        path: of the file.
        manifest: dict.
        sha256: of the file as a whole.
        numbers: {label: primary keys of its rows}.
    """

    path: Path
    manifest: dict
    sha256: str = ""
    numbers: dict = field(default_factory=dict)

    @property
    def media(self):
        """Names of the files of the media storage in it."""
        return [name[len("media/") :] for name in self._names() if name.startswith("media/")]

    def _names(self):
        return [member["name"] for member in self.manifest["members"]]

    def rows(self, kind):
        """Yield the rows of a kind as {attname: value}."""
        name = manifest.content_name(kind.label)
        if name not in self._names():
            return
        with zipfile.ZipFile(self.path) as file, file.open(name) as stream:
            while line := stream.readline(LONGEST_LINE + 1):
                yield _row(kind, line)

    def open_media(self, name):
        """Open a file of the media storage for reading, as a context manager."""
        return _OpenMember(self.path, manifest.media_name(name))


class _OpenMember:
    def __init__(self, path, name):
        self._file, self._name = zipfile.ZipFile(path), name

    def __enter__(self):
        self._stream = self._file.open(self._name)
        return self._stream

    def __exit__(self, *exception):
        self._stream.close()
        self._file.close()


def peek(path):
    """Return the Content of a file of which only the manifest was looked at; it says what the file calls itself.

    Raises:
        ArchiveError: it is no export that this install can read.
    """
    path = Path(path)
    try:
        with zipfile.ZipFile(path) as file:
            return Content(path, _manifest(file))
    except FileNotFoundError as error:
        raise ArchiveError(_("There is no such file: %(path)s") % {"path": path}) from error
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise ArchiveError(_("This is no export, or the file is damaged (%(error)s).") % {"error": error}) from error


def look_at(path, advance=None):
    """Look at all of a file.

    Args:
        path: of the file.
        advance: called as advance(done, total, message), in bytes.

    Returns:
        Content

    Raises:
        ArchiveError: something about it is wrong; the text says what.
    """
    content = peek(path)
    advance = advance or (lambda done, total, message: None)
    try:
        with zipfile.ZipFile(content.path) as file:
            _check_members(file, content)
            _check_sums(file, content, advance)
        for kind in exported_kinds():
            _check_rows(kind, content)
        check_trees(content)
        with content.path.open("rb") as stream:
            content.sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
    except (zipfile.BadZipFile, zipfile.zlib.error, NotImplementedError, RuntimeError, EOFError) as error:
        raise ArchiveError(_("This is no export, or the file is damaged (%(error)s).") % {"error": error}) from error
    return content


def _manifest(file):
    info = next((info for info in file.infolist() if info.filename == manifest.NAME), None)
    if info is None or info.file_size > LONGEST_MANIFEST:
        raise ArchiveError(_("This is no export of a federation: it has no manifest."))
    try:
        with file.open(info) as stream:
            found = json.loads(stream.read(LONGEST_MANIFEST))
    except ValueError as error:
        raise ArchiveError(_("The manifest of this export is damaged.")) from error
    _check_kind(found)
    return found


def _check_kind(found):
    if not isinstance(found, dict) or found.get("format") != manifest.FORMAT:
        raise ArchiveError(_("This is no export of a federation: its manifest says something else."))
    if not isinstance(found.get("version"), int) or found["version"] > manifest.VERSION:
        raise ArchiveError(
            _("This export was made by newer software (format %(version)s). Update this install first.")
            % {"version": found.get("version")}
        )
    _check_shape(found)
    differing = _differing(found["schema"])
    if differing:
        raise ArchiveError(
            _(
                "This export was made by another release, whose tables differ: %(differing)s. Restore it with the"
                " release that made it (%(release)s), or make the export anew after both installs have been updated."
            )
            % {"differing": ", ".join(differing), "release": found["software"].get("release") or "–"}
        )


_SHAPE = {
    "federation": {"slug": str, "name": str, "unit_kind": str, "state": str, "hostname": str, "port": int},
    "estate": {"federation": int, "site": int, "root": int, "collection": int, "groups": dict, "page_path": str,
               "url_path": str, "collection_path": str, "folder": str},
}  # fmt: skip


def _check_shape(found):
    whole = all(isinstance(found.get(name), dict) for name in ("software", "schema", "content_types", "locales"))
    whole = whole and isinstance(found.get("members"), list) and isinstance(found.get("made_at"), str)
    whole = whole and all(_is_numbered(found[name]) for name in ("content_types", "locales"))
    whole = whole and all(_is_member(member) for member in found["members"])
    for part, values in _SHAPE.items():
        whole = whole and isinstance(found.get(part), dict)
        whole = whole and all(isinstance(found[part].get(name), kind) for name, kind in values.items())
    whole = whole and all(isinstance(found["estate"]["groups"].get(role.key), int) for role in ROLES)
    if not whole:
        raise ArchiveError(_("The manifest of this export is damaged."))


def _is_member(member):
    return (
        isinstance(member, dict)
        and isinstance(member.get("name"), str)
        and isinstance(member.get("size"), int)
        and isinstance(member.get("rows", 0), int)
        and member["size"] >= 0
        and isinstance(member.get("sha256"), str)
    )


def _is_numbered(names):
    return all(key.isdecimal() and isinstance(name, str) for key, name in names.items())


def _differing(found):
    """Return the labels whose tables the file and this install know differently."""
    own = manifest.schema()
    return sorted(label for label in own.keys() | found.keys() if own.get(label) != found.get(label))


def _check_members(file, content):
    """Refuse members that the manifest does not name, that lead elsewhere, or that are meant to fill the disk."""
    infos = {info.filename: info for info in file.infolist()}
    names = [member["name"] for member in content.manifest["members"]]
    if len(infos) != len(file.infolist()) or len(set(names)) != len(names):
        raise ArchiveError(_("This export holds the same part twice."))
    for name in {*names, *infos} - {manifest.NAME}:
        if not is_safe(name):
            raise ArchiveError(_("A part of this export has a name that leads elsewhere: %(name)s") % {"name": name})
    if missing := sorted(set(names) - infos.keys()):
        raise ArchiveError(_("Parts of this export are missing: %(names)s") % {"names": ", ".join(missing[:5])})
    if surplus := sorted(infos.keys() - {*names, manifest.NAME}):
        raise ArchiveError(
            _("This export holds parts that its manifest does not name: %(names)s") % {"names": ", ".join(surplus[:5])}
        )
    for member in content.manifest["members"]:
        _check_size(infos[member["name"]], member["size"])
    _check_room(content)


def is_safe(name):
    """Tell whether a member's name is one that an export has, and leads nowhere else."""
    parts = name.split("/")
    pattern = _WHERE.get(parts[0])
    return (
        pattern is not None
        and bool(pattern.fullmatch(name))
        and all(_SAFE_PART.fullmatch(part) and part not in {".", ".."} for part in parts)
    )


def _check_size(info, size):
    if info.file_size != size:
        raise ArchiveError(_("This part of the export has another size than its manifest says: %(name)s")
                           % {"name": info.filename})  # fmt: skip
    if size > SMALL and size > HIGHEST_RATIO * max(info.compress_size, 1):
        raise ArchiveError(_("This part of the export is packed too tightly to be meant well: %(name)s")
                           % {"name": info.filename})  # fmt: skip


def _check_room(content):
    needed = sum(member["size"] for member in content.manifest["members"])
    free = shutil.disk_usage(content.path.parent).free
    limit = min(settings.EXPORT_MAX_UNPACKED, free)
    if needed > limit:
        raise ArchiveError(
            _("Unpacked it would be %(needed)s; there is room for %(limit)s.")
            % {"needed": filesizeformat(needed), "limit": filesizeformat(limit)}
        )


def _check_sums(file, content, advance):
    members = content.manifest["members"]
    total, done = sum(member["size"] for member in members), 0
    for member in members:
        digest, size = hashlib.sha256(), 0
        with file.open(member["name"]) as stream:
            while block := stream.read(BLOCK):
                size += len(block)
                if size > member["size"]:
                    break
                digest.update(block)
                advance(done + size, total, _("The file is being checked"))
        done += size
        if size != member["size"] or digest.hexdigest() != member["sha256"]:
            raise ArchiveError(
                _("This part of the export is damaged: %(name)s. Fetch the file again from where it came from.")
                % {"name": member["name"]}
            )


def _check_rows(kind, content):
    key = kind.model._meta.pk.attname
    numbers = content.numbers.setdefault(kind.label, [])
    numbers += [row[key] for row in content.rows(kind)]
    if len(set(numbers)) != len(numbers):
        raise ArchiveError(_("Two rows of this export have one number: %(kind)s") % {"kind": kind.label})


def _row(kind, line):
    try:
        if len(line) > LONGEST_LINE:
            raise ValueError(f"{kind.label}: a line of more than {LONGEST_LINE} bytes")
        return decode(kind, json.loads(line))
    except (ValueError, RecursionError) as error:
        raise ArchiveError(
            _("A row of this export cannot be read: %(error)s") % {"error": str(error)[:200]}
        ) from error
