"""Wrong specifications and sheets, with what is said of each: `python -m bench.lifecycle.bad_input [LANGUAGE]`.

Each is something that people do. tests/sites/test_bad_input.py demands of each that it is refused, that the message
names the place and says what must be there, and that nothing is left behind.
"""

import io
import os
import sys
import zipfile
from dataclasses import dataclass

import openpyxl

SPEC = "slug: mot\nname: Một\nunit_kind: tỉnh\nhostname: mot.example\n"
HEAD = ["slug", "name", "unit_kind", "hostname"]
GOOD = ["mot", "Một", "tỉnh", "mot.example"]


@dataclass(frozen=True)
class Case:
    """One wrong input.

    Attributes:
        name: what somebody did.
        content: the file's bytes; YAML for `is_sheet` False.
        place, words: what the answer must hold in English: the place, and a part of the mend.
    """

    name: str
    content: bytes
    place: str
    words: str
    is_sheet: bool = True


def _spec(change, name, place, words):
    lines = dict(line.split(": ", 1) for line in SPEC.splitlines()) | change
    text = "\n".join(f"{key}: {value}" for key, value in lines.items() if value is not None)
    return Case(name, text.encode(), place, words, is_sheet=False)


def _csv(*rows, head=HEAD):
    return "\n".join(",".join(row) for row in (head, *rows)).encode()


def _xlsx(*rows, head=HEAD):
    book = openpyxl.Workbook()
    for row in (head, *rows):
        book.active.append(row)
    return _saved(book)


def _saved(book):
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _unfolding():
    """Return a small file that unfolds to far more than a sheet can be."""
    file = io.BytesIO(_xlsx(GOOD))
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet2.xml", b"0" * 40_000_000)
    return file.getvalue()


def _with_error():
    book = openpyxl.Workbook()
    book.active.append(HEAD)
    book.active.append(GOOD)
    cell = book.active.cell(2, 2, "#REF!")
    cell.data_type = "e"
    return _saved(book)


def _far_down():
    book = openpyxl.Workbook()
    book.active.append(HEAD)
    book.active.cell(900_000, 1, "mot")
    return _saved(book)


def cases():
    """Return the Cases."""
    return [
        _spec({"slug": "Bến Tre"}, "a short name with capitals, marks and a space", "slug", "ben-tre"),
        _spec({"name": None}, "no name", "name", "required"),
        _spec({"unit_kind": "huyện"}, "a unit that has no federation here", "unit_kind", "thành phố"),
        _spec({"hostname": "https://mot.example/"}, "an address in the place of a host name", "hostname", "https://"),
        _spec({"hostname": "an-giang.example"}, "another federation's host name", "hostname", "An Giang"),
        _spec({"port": "70000"}, "a port that cannot be", "port", "65535"),
        _spec({"colour": "đỏ"}, "a field that there is not", "colour", "unit_kind"),
        _spec({"starter": "copy:khong-co"}, "the structure of a site that is not there", "starter", "khong-co"),
        _spec({"starter": "lớn"}, "a beginning that there is not", "starter", "standard"),
        _spec({"state": "archived"}, "a state that a new site cannot have", "state", "preparing"),
        _spec({"identity": '{accent_colour: "#ffcc00"}'}, "white on yellow", "identity.accent_colour", "shade"),
        _spec({"licence": "{issued_on: 31/2/2020}"}, "a day that is in no calendar", "licence.issued_on", "date"),
        _spec({"licence": "06/GP-TTĐT"}, "a part without fields of its own", "licence", "fields"),
        _spec({"people": "[{email: a@, role: editors}]"}, "no e-mail address", "people[1].email", "valid email"),
        _spec({"people": "[{email: a@b.vn, role: boss}]"}, "a role that there is not", "people[1].role", "managers"),
        _spec({"managers": "[a@b.vn]", "editors": "[A@b.vn]"}, "one person in two roles", "editors", "managers"),
        Case("YAML with a bracket that is never closed", b"slug: [", "", "YAML", is_sheet=False),
        Case("an empty file", b"", "", "no rows"),
        Case("a picture", b"\x89PNG\r\n\x1a\n\x00\x00", "", "CSV UTF-8"),
        Case("CSV in the encoding of an old Windows", "slug,name\nbến,Bến".encode("utf-16"), "", "CSV UTF-8"),
        Case("a quote that is never closed", _csv(["mot", '"Một', "tỉnh", "mot.example"]), "line 2", "breaks off"),
        Case("a column that there is not", _csv([*GOOD, "x"], head=[*HEAD, "Ghi chú"]), "line 1", "Ghi chú"),
        Case("a column that is missing", _csv(GOOD[:3], head=HEAD[:3]), "line 1", "hostname"),
        Case("a column twice", _csv([*GOOD, "x"], head=[*HEAD, "Slug"]), "line 1", "twice"),
        Case("a comma too many", _csv([*GOOD, "thừa"]), "line 2", "more cells"),
        Case("a row twice", _csv(GOOD, GOOD), "line 3, slug", "line 2"),
        Case("one host name for two", _csv(GOOD, ["hai", "Hai", "tỉnh", "mot.example"]), "line 3, hostname", "line 2"),
        Case("more rows than are taken", _csv(*[GOOD] * 501), "", "500"),
        Case("a formula", _xlsx(["mot", "Một", "tỉnh", '=A2&".example"']), "line 2, hostname", "values"),
        Case("an error of the spreadsheet program", _with_error(), "line 2, name", "#REF!"),
        Case(
            "a telephone that became a number",
            _xlsx([*GOOD, 2763000001], head=[*HEAD, "licence.phones"]),
            "line 2, licence.phones",
            "text",
        ),
        Case("a row at the far end of the sheet", _far_down(), "", "900000"),
        Case("a spreadsheet cut off in the middle", _xlsx(GOOD)[:-900], "", "damaged"),
        Case("a spreadsheet with a password, or of the old kind", b"\xd0\xcf\x11\xe0\xa1\xb1", "", "password"),
        Case("a small file that unfolds to a large one", _unfolding(), "", "unfolds"),
        Case("a file larger than a sheet can be", b"x" * 2_000_000, "", "KB"),
    ]


def refusal(case):
    """Return the problems, (place, message), that a case is refused with; empty when it is taken."""
    from sites.provisioning import SpecError
    from sites.provisioning.sheet import read_specs, read_yaml

    try:
        if case.is_sheet:
            read_specs(case.content)
        else:
            read_yaml(case.content.decode())
    except SpecError as error:
        return error.problems
    return []


def main(language="vi"):
    """Print each case with what is said of it; return the exit status."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "cms.settings.test"
    import django

    django.setup()
    from django.db import connection
    from django.utils import translation

    from tests import cast

    connection.creation.create_test_db(verbosity=0)
    try:
        cast.provision_cast()
        with translation.override(language):
            answers = [(case, refusal(case)) for case in cases()]
    finally:
        connection.creation.destroy_test_db("", verbosity=0)
    for number, (case, problems) in enumerate(answers, start=1):
        print(f"{number:2}. {case.name}")
        for place, message in problems or [("TAKEN", "")]:
            print(f"    {place}{': ' if place else ''}{message}")
    taken = sum(1 for _case, problems in answers if not problems)
    print(f"bad input: {len(answers)} wrong specifications and sheets, {len(answers) - taken} refused, {taken} taken")
    return int(taken > 0)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
