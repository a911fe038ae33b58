"""Changes to an export such as damage, chance or ill will would make."""

import hashlib
import json
import zipfile

MANIFEST = "manifest.json"


def forge(file, target, change=None, members=None, compression=zipfile.ZIP_DEFLATED):
    """Copy an export with changes.

    Args:
        file, target: paths.
        change: called with the manifest, to change it.
        members: {name: bytes, or None to leave it out}, in the place of what is there; the manifest is not told.
        compression: of the parts.

    Returns:
        the target
    """
    members = members or {}
    with zipfile.ZipFile(file) as source, zipfile.ZipFile(target, "w", compression) as copy:
        manifest = json.loads(source.read(MANIFEST))
        if change:
            change(manifest)
        names = [name for name in source.namelist() if name != MANIFEST]
        for name in [*names, *(name for name in members if name not in names)]:
            data = members[name] if name in members else source.read(name)
            if data is not None:
                copy.writestr(name, data)
        copy.writestr(MANIFEST, json.dumps(manifest))
    return target


def with_member(file, target, name, data, old=None):
    """Copy an export with a part that its manifest vouches for.

    Args:
        name, data: of the part.
        old: name of the part whose place it takes; itself unless given.
    """

    def vouch(manifest):
        manifest["members"] = [member for member in manifest["members"] if member["name"] != (old or name)]
        facts = {"name": name, "size": len(data), "rows": 0, "sha256": hashlib.sha256(data).hexdigest()}
        manifest["members"].append(facts)

    return forge(file, target, vouch, {**({old: None} if old else {}), name: data})


def lines(file, label):
    """Return the rows of a kind in an export as dicts."""
    with zipfile.ZipFile(file) as archive:
        return [json.loads(line) for line in archive.read(f"content/{label}.jsonl").splitlines()]


def with_rows(file, target, label, rows):
    """Copy an export with other rows of a kind, for which its manifest vouches."""
    data = b"".join(json.dumps(row).encode() + b"\n" for row in rows)
    return with_member(file, target, f"content/{label}.jsonl", data)
