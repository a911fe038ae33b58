"""Many federations from a sheet: shown row by row, then made by a job that may be interrupted and repeated."""

import datetime
import io
import json

import openpyxl
import pytest
from django.core.files.base import ContentFile
from django.utils import translation

from jobs.models import Job
from jobs.queue import retry
from sites.models import Federation
from sites.provisioning import provision
from sites.provisioning.headings import COLUMNS, label_of
from tests.sites.specs import spec

pytestmark = pytest.mark.usefixtures("at_once")

HEAD = ["slug", "name", "unit_kind", "hostname", "managers", "licence.issued_on"]
ROWS = [
    ["mot", "Một", "tỉnh", "mot.example", "quan.ly@mot.example", datetime.date(2020, 6, 5)],
    ["hai", "Hai", "thành phố", "hai.example", "", None],
]


def xlsx(*rows, head=HEAD):
    """Return the bytes of a spreadsheet."""
    book = openpyxl.Workbook()
    for row in (head, *rows):
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def csv(*rows, head=HEAD, separator=","):
    return "\n".join(separator.join(str(cell or "") for cell in row) for row in (head, *rows)).encode()


@pytest.fixture
def upload(board):
    """Return a function that chooses a file."""

    def post(content, name="bang.xlsx"):
        return board("sheet", method="post", data={"file": ContentFile(content, name=name)})

    return post


@pytest.fixture
def confirm(board):
    """Return a function that confirms what was shown; it returns the job."""

    def post(shown):
        rows = shown.context["confirmation"]["rows"].value()
        assert board("sheet", method="post", data={"rows": rows}).status_code == 302
        return Job.objects.get(kind="provisioning")

    return post


def verdicts(shown):
    return [outcome.verdict for outcome in shown.context["outcomes"]]


def made():
    return set(Federation.objects.values_list("slug", flat=True)) & {"mot", "hai"}


@pytest.mark.parametrize(
    "write", [xlsx, csv, lambda *rows: csv(*rows, separator=";")], ids=["xlsx", "csv", "semicolons"]
)
def test_rows_are_shown_and_then_made(board, upload, confirm, write, mailoutbox, administrator):
    shown = upload(write(*ROWS))
    assert verdicts(shown) == ["new", "new"]
    assert made() == set()

    job = confirm(shown)

    assert (job.state, made()) == ("done", {"mot", "hai"})
    assert [outcome["verdict"] for outcome in job.result["outcomes"]] == ["new", "new"]
    assert mailoutbox[-1].to == ["quan.ly@mot.example"]
    page = board("job", job.pk).content.decode()
    assert "http://mot.example/" in page
    assert Federation.objects.get(slug="mot").site.licence.issued_on == datetime.date(2020, 6, 5)


def test_headings_may_be_those_that_people_read(upload):
    with translation.override("vi"):
        head = [f"{label_of(name).upper()} *" for name in HEAD]

    assert verdicts(upload(xlsx(*ROWS, head=head))) == ["new", "new"]


def test_empty_sheet_that_is_filled_in_is_taken(board, upload):
    book = openpyxl.load_workbook(io.BytesIO(board("blank_sheet").content))
    sheet = book.worksheets[0]
    assert sheet.max_column == len(COLUMNS)
    for column, name in enumerate(COLUMNS, start=1):
        if name in HEAD[:4]:
            sheet.cell(2, column, ROWS[0][HEAD.index(name)])
    file = io.BytesIO()
    book.save(file)

    assert verdicts(upload(file.getvalue())) == ["new"]


def test_site_that_readers_would_see_at_once_is_told_of(upload):
    quiet, told = upload(xlsx([*ROWS[0], ""], [*ROWS[1], "live"], head=[*HEAD, "state"])).context["outcomes"]

    assert len(quiet.notes) == 1
    assert "quan.ly@mot.example" in quiet.notes[0]
    assert len(told.notes) == 1
    assert "@" not in told.notes[0]


def test_second_upload_says_what_there_is_to_do(board, upload, confirm):
    confirm(upload(xlsx(*ROWS)))

    same = upload(xlsx(*ROWS))
    assert verdicts(same) == ["same", "same"]
    assert "confirmation" not in same.context

    changed = upload(xlsx(ROWS[0], ["hai", "Hai", "tỉnh", "hai.example", "", None]))
    assert verdicts(changed) == ["same", "changed"]
    assert changed.context["outcomes"][1].notes


def test_every_bad_row_is_named_and_nothing_can_be_made(an_giang, upload, board):
    rows = [ROWS[0], ["Hai", "Hai", "xã", "an-giang.example", "quan.ly", None]]
    shown = upload(xlsx(*rows))

    assert verdicts(shown) == ["new", "wrong"]
    assert len(shown.context["outcomes"][1].notes) == 4
    assert "confirmation" not in shown.context

    forged = json.dumps([[2, dict(zip(HEAD[:5], rows[1][:5], strict=True))]])
    assert verdicts(board("sheet", method="post", data={"rows": forged})) == ["wrong"]
    assert not Job.objects.exists()


@pytest.mark.parametrize(
    "rows", ["", "[", "[]", "{}", '[[2, {"colour": "red"}]]', '[["2", {}]]', '[[2, {"slug": 1}]]']
)
def test_forged_rows_are_refused_with_a_word(board, rows):
    answer = board("sheet", method="post", data={"rows": rows})

    assert answer.status_code == 200
    assert answer.context["refusal"]
    assert not Job.objects.exists()


def test_host_name_that_was_taken_meanwhile_is_told_and_the_others_are_made(upload, board, an_giang):
    rows = json.loads(upload(xlsx(*ROWS)).context["confirmation"]["rows"].value())
    job = Job.objects.create(kind="provisioning", parameters={"rows": rows}, state="failed")
    provision(spec(slug="ba", hostname="mot.example"))

    retry(job)

    job.refresh_from_db()
    first, second = job.result["outcomes"]
    assert (first["verdict"], second["verdict"]) == ("wrong", "new")
    assert "mot.example" in first["notes"][0]


def test_job_that_is_done_again_says_what_it_made_and_makes_nothing_twice(upload, confirm):
    job = confirm(upload(xlsx(*ROWS)))
    before = job.result
    Job.objects.update(state="failed")

    retry(job)

    job.refresh_from_db()
    assert job.result == before
    assert Federation.objects.filter(slug__in=["mot", "hai"]).count() == 2
