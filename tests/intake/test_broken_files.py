"""What is no good Word file is refused, each with a word of its own; and no damage makes anything else happen."""

import io
import random
from pathlib import Path

import pytest

from intake.package import Limits, checked
from intake.refusals import RefusalError
from tests.intake import broken, documents, taking

VARIANTS = 200
# What damage can make of a file.
REASONS = {"damaged", "document_type", "empty", "encrypted", "macros", "not_word", "template", "too_much"}


def outcome(data):
    """Return "taken" when a file becomes an article with a body, else the code of its refusal."""
    try:
        taken = taking.word(data)
    except RefusalError as refused:
        return refused.code
    return "taken" if taken.article.title is not None and isinstance(taken.body, list) else "neither"


@pytest.mark.parametrize("name", broken.BROKEN)
def test_broken_file_is_refused_with_its_reason(name):
    make, code = broken.BROKEN[name]

    with pytest.raises(RefusalError) as refused:
        taking.word(make())

    assert refused.value.code == code
    assert refused.value.message.endswith(".")


def test_each_other_kind_of_file_is_called_by_its_name():
    messages = set()
    for name in ("OpenDocument", "spreadsheet", "presentation", "archive", "no document in it", "picture renamed"):
        with pytest.raises(RefusalError) as refused:
            taking.word(broken.BROKEN[name][0]())
        messages.add(refused.value.message)

    assert len(messages) == 6


def test_limits_hold_for_what_is_unpacked_and_not_only_for_what_is_declared():
    noise = random.Random(1).randbytes(300_000)  # noqa: S311  (what cannot be packed smaller)
    data = broken.changed(**{"word/media/image1.png": noise})

    assert checked(io.BytesIO(data), Limits(unpacked=2_000_000)).read() == data
    with pytest.raises(RefusalError) as refused:
        checked(io.BytesIO(data), Limits(unpacked=200_000))
    assert refused.value.code == "too_much"
    with pytest.raises(RefusalError) as refused:
        checked(io.BytesIO(data), Limits(xml=1000))
    assert refused.value.code == "too_much"


def test_names_that_lead_out_of_the_folder_do_nothing():
    assert taking.word(broken.traversal()).article.title == documents.TITLE
    assert not Path("/tmp/intake-was-here.xml").exists()  # noqa: S108  (where the name would lead)


@pytest.fixture(scope="module")
def rich_file():
    """A file with all that the walk looks at: list, table, picture, notes, old font, link."""
    document = documents.pictures()
    document.add_paragraph("Gạo", style="List Bullet")
    document.add_table(rows=2, cols=2).cell(0, 0).text = "Đơn vị"
    documents.in_font(document, "C«ng ®oµn c¬ së", ".VnTime")
    documents.add_notes(document, "footnotes", ["Theo báo cáo."])
    documents.add_note_mark(document.add_paragraph("Số liệu"), "footnotes", 1)
    documents.add_link(document.add_paragraph(), "trang", "https://congdoan.example/")
    return broken.members(documents.bytes_of(document))


@pytest.mark.parametrize("seed", range(VARIANTS))
def test_damage_inside_gives_a_page_or_a_refusal(rich_file, seed):
    """Bytes of the members are changed before packing, so that no checksum catches it."""
    chance = random.Random(seed)  # noqa: S311  (damage that comes back the same)
    name = chance.choice(sorted(rich_file))
    content = bytearray(rich_file[name])
    for _change in range(chance.randint(1, 8)):
        place = chance.randrange(len(content))
        kind = chance.randrange(3)
        if kind == 0:
            content[place] = chance.randrange(256)
        elif kind == 1:
            del content[place : place + chance.randint(1, 40)]
        else:
            content[place:place] = content[place : place + chance.randint(1, 60)]

    assert outcome(broken.packed(rich_file, **{name: bytes(content)})) in {"taken", *REASONS}


@pytest.mark.parametrize("seed", range(40))
def test_damage_to_the_zip_itself_gives_a_page_or_a_refusal(rich_file, seed):
    chance = random.Random(seed)  # noqa: S311  (damage that comes back the same)
    data = bytearray(broken.packed(rich_file))
    for _change in range(chance.randint(1, 4)):
        data[chance.randrange(len(data))] = chance.randrange(256)

    assert outcome(bytes(data)) in {"taken", *REASONS}
