"""A file that is damaged, foreign, newer or made to do harm is refused with the reason, and nothing is written."""

import struct
import zipfile

import pytest
from django.conf import settings

from exports.errors import ArchiveError
from exports.models import Restoration
from exports.reading import is_safe, look_at
from exports.restoring import restore
from sites.models import Federation
from tests.isolation import rows

from .forging import MANIFEST, forge, lines, with_member, with_rows

PAGES = "content/wagtailcore.Page.jsonl"


def set_to(*path):
    """Return a change of a manifest: the value at a path of keys."""
    *keys, last, value = path

    def change(manifest):
        for key in keys:
            manifest = manifest[key]
        manifest[last] = value

    return change


def cut_short(file, target):
    target.write_bytes(file.read_bytes()[:-200])
    return target


def flipped(file, target):
    """One byte in the middle of a stored picture is another."""
    with zipfile.ZipFile(file) as archive:
        info = next(info for info in archive.infolist() if info.filename.startswith("media/"))
    data = bytearray(file.read_bytes())
    # The lengths of the name and of what follows it stand in the header before them (APPNOTE.TXT, 4.3.7).
    lengths = struct.unpack_from("<HH", data, info.header_offset + 26)
    data[info.header_offset + 30 + sum(lengths)] ^= 0xFF
    target.write_bytes(bytes(data))
    return target


def text(file, target):
    target.write_text("Not a zip at all.")
    return target


def without_manifest(file, target):
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("readme.txt", "hello")
    return target


def manifest_of_words(file, target):
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(MANIFEST, "{not json")
    return target


def twice(file, target):
    forge(file, target)
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(target, "a") as archive:
        archive.writestr(PAGES, b"")
    return target


def other_row(file, target):
    pages = lines(file, "wagtailcore.Page")
    pages[0]["surprise"] = 1
    return with_rows(file, target, "wagtailcore.Page", pages)


def wrong_value(file, target):
    pages = lines(file, "wagtailcore.Page")
    pages[0]["first_published_at"] = "yesterday"
    return with_rows(file, target, "wagtailcore.Page", pages)


def one_number(file, target):
    pages = lines(file, "wagtailcore.Page")
    return with_rows(file, target, "wagtailcore.Page", [*pages, pages[0]])


def loose_ends(file, target):
    """A section is not in the file, and the news in it are."""
    section = lines(file, "news.NewsPage")[0]["page_ptr_id"]
    path = next(page["path"] for page in lines(file, "wagtailcore.Page") if page["id"] == section)[:-4]
    pages = [page for page in lines(file, "wagtailcore.Page") if page["path"] != path]
    return with_rows(file, target, "wagtailcore.Page", pages)


def without_its_type(file, target):
    """A page is there, and what only its type has is not."""
    return with_rows(file, target, "news.NewsPage", lines(file, "news.NewsPage")[1:])


def path_in_a_row(file, target):
    images = lines(file, "library.LibraryImage")
    images[0]["file"] = "../../settings.py"
    return with_rows(file, target, "library.LibraryImage", images)


def traversal(file, target):
    return with_member(file, target, "media/../../etc/passwd", b"root")


def backslashes(file, target):
    return with_member(file, target, "media/..\\..\\windows", b"x")


def bomb(file, target):
    return with_member(file, target, "media/c1/originals/bomb.png", b"\0" * (8 << 20))


FORGERIES = {
    "cut short": (cut_short, ""),
    "flipped": (flipped, ""),
    "text": (text, ""),
    "no manifest": (without_manifest, ""),
    "manifest of words": (manifest_of_words, ""),
    "foreign": (lambda file, target: forge(file, target, set_to("format", "wordpress")), ""),
    "newer": (lambda file, target: forge(file, target, set_to("version", 99)), "99"),
    "no version": (lambda file, target: forge(file, target, set_to("version", None)), ""),
    "other tables": (lambda file, target: forge(file, target, set_to("schema", "news.NewsPage", ["id"])), "NewsPage"),
    "manifest without members": (lambda file, target: forge(file, target, set_to("members", "all")), ""),
    "manifest without place": (lambda file, target: forge(file, target, set_to("estate", "root", "x")), ""),
    "other sum": (lambda file, target: forge(file, target, members={PAGES: b"{}\n"}), PAGES),
    "missing": (lambda file, target: forge(file, target, members={PAGES: None}), PAGES),
    "surplus": (lambda file, target: forge(file, target, members={"media/c1/x.png": b"x"}), "media/c1/x.png"),
    "twice": (twice, ""),
    "traversal": (traversal, "passwd"),
    "backslashes": (backslashes, "windows"),
    "path in a row": (path_in_a_row, "settings.py"),
    "bomb": (bomb, "bomb.png"),
    "other row": (other_row, "wagtailcore.Page"),
    "wrong value": (wrong_value, "yesterday"),
    "one number": (one_number, ""),
    "loose ends": (loose_ends, ""),
    "without its type": (without_its_type, ""),
}


@pytest.mark.parametrize("name", FORGERIES)
def test_refused_and_nothing_is_written(name, full, file, tmp_path):
    forged, said = FORGERIES[name]
    path = forged(file, tmp_path / "forged.zip")
    before = rows.everything()
    media = sorted(settings.MEDIA_ROOT.rglob("*"))

    with pytest.raises(ArchiveError) as refusal:
        restore(path, "forged", "forged.example")

    assert said in str(refusal.value)
    assert len(str(refusal.value)) > 20
    assert rows.everything() == before
    assert [path for path in sorted(settings.MEDIA_ROOT.rglob("*")) if path.is_file()] == [
        path for path in media if path.is_file()
    ]
    assert not Restoration.objects.filter(slug="forged").exists()
    assert not Federation.objects.filter(slug="forged").exists()


def test_a_file_that_is_not_there(tmp_path, db):
    with pytest.raises(ArchiveError, match=r"nothing\.zip"):
        look_at(tmp_path / "nothing.zip")


def test_what_would_not_fit_is_refused_before_it_is_unpacked(file, settings):
    settings.EXPORT_MAX_UNPACKED = 1000

    with pytest.raises(ArchiveError):
        look_at(file)


def test_an_export_as_it_was_made_is_whole(full, file):
    content = look_at(file)

    assert content.manifest["federation"]["slug"] == full.slug
    assert len(content.sha256) == 64


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("content/news.NewsPage.jsonl", True),
        ("media/c7/originals/ảnh đẹp.png", True),
        ("content/../x.jsonl", False),
        ("content/news.NewsPage.jsonl/x", False),
        ("/media/c7/x", False),
        ("media//x", False),
        ("media/c7/./x", False),
        ("other/x", False),
        ("media/c7/a\nb", False),
    ],
)
def test_names_of_parts(name, safe):
    assert is_safe(name) is safe
