"""Redirects from a file: shown first, taken over whole or not at all."""

import io
import json

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.redirects.models import Redirect

from sites.models import HistoryLine
from tests.sites.redirects.conftest import PATH, added

FILE = "Địa chỉ cũ,Địa chỉ mới,Loại\n/cu-1,/moi-1,\n/cu-2,https://congdoan.vn/x,tạm thời\n"


@pytest.fixture
def upload(an_giang, visit):
    """Return a function that uploads a file's content, by An Giang's manager unless said otherwise."""

    def post(content, user=None, **data):
        content = content.encode() if isinstance(content, str) else content
        file = ContentFile(content, name="redirects.csv")
        return visit(an_giang.host, f"{PATH}import/", user or an_giang.manager, "post", data={"file": file, **data})

    return post


@pytest.fixture
def confirm(an_giang, visit):
    """Return a function that posts the second step."""

    def post(text, user=None, **data):
        return visit(an_giang.host, f"{PATH}import/", user or an_giang.manager, "post", data={"text": text, **data})

    return post


def errors(response):
    """Return the numbers of the bad lines with what is said of them."""
    return {line.number: " ".join(line.errors) for line in response.context["lines"] if line.errors}


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_file_is_shown_and_then_taken_over(an_giang, upload, confirm, separator):
    text = FILE.replace(",", separator)
    shown = upload("\ufeff" + text)
    assert added() == []
    assert errors(shown) == {}

    answer = confirm(shown.context["confirmation"]["text"].value())

    assert answer.status_code == 302
    assert added() == [("/cu-1", "/moi-1"), ("/cu-2", "https://congdoan.vn/x")]
    assert set(Redirect.objects.values_list("site", flat=True)) == {an_giang.site.pk}
    assert not Redirect.objects.get(old_path="/cu-2").is_permanent
    lines = HistoryLine.objects.filter(content_type__model="redirect", federation=an_giang.federation)
    assert sorted(lines.values_list("label", flat=True)) == ["/cu-1", "/cu-2"]
    assert {line.user for line in lines} == {an_giang.manager}


def test_each_bad_line_is_named_with_its_reason_and_nothing_is_saved(an_giang, redirects, upload, confirm):
    before = added()
    text = (
        "/tot,/moi\n/xau,javascript:alert(1)\n/admin/x,/moi\n/cu-an-giang,/moi\n/lap,/moi\n/lap,/khac\n"
        "/vong-1,/vong-2\n/vong-2,/vong-1\n/thieu\n/loai,/moi,gì đó\n"
    )

    shown = upload(text)

    assert set(errors(shown)) == {2, 3, 4, 6, 7, 8, 9, 10}
    assert "confirmation" not in shown.context
    assert "/cu-an-giang" in errors(shown)[4]
    assert "5" in errors(shown)[6]
    assert confirm(text).status_code == 200
    assert added() == before


def test_circle_through_what_is_there_is_found(an_giang, upload):
    Redirect.objects.create(site=an_giang.site, old_path="/hai", redirect_link="/ba")

    assert set(errors(upload("/ba,/hai\n"))) == {1}


def test_second_step_checks_again(an_giang, upload, confirm):
    text = upload(FILE).context["confirmation"]["text"].value()
    Redirect.objects.create(site=an_giang.site, old_path="/cu-2", redirect_link="/khac")

    confirm(text)

    assert added() == [("/cu-2", "/khac")]


@pytest.mark.parametrize(
    "content",
    [b"", b"\n\n", b"Dia chi cu,Dia chi moi\n", b"\xff\xfe\x00bad", b"/a,/b\n" * 1001, b"x" * 310_000],
    ids=["empty", "blank", "heading only", "not utf-8", "too many", "too large"],
)
def test_file_that_cannot_be_is_refused(upload, content):
    response = upload(content)

    assert response.status_code == 200
    assert "file" in response.context["form"].errors
    assert added() == []


def test_others_import_nothing(an_giang, ca_mau, stranger, upload, confirm):
    for user in (an_giang.editor, an_giang.reviewer, stranger):
        assert upload(FILE, user=user).status_code == 302
        assert confirm(FILE, user=user).status_code == 302
    assert added() == []

    assert confirm(FILE, user=ca_mau.manager, site=an_giang.site.pk).status_code == 404
    assert added() == []


def test_manager_of_two_sites_says_which(an_giang, ca_mau, upload, confirm):
    an_giang.manager.groups.add(ca_mau.federation.managers)
    person = type(an_giang.manager).objects.get(pk=an_giang.manager.pk)

    assert "site" in upload(FILE, user=person).context["form"].errors
    shown = upload(FILE, user=person, site=ca_mau.site.pk)
    form = shown.context["confirmation"]
    confirm(form["text"].value(), user=person, site=form["site"].value())

    assert set(Redirect.objects.values_list("site", flat=True)) == {ca_mau.site.pk}


def test_own_spreadsheet_can_be_imported_again(an_giang, visit, confirm):
    confirm(FILE)
    response = visit(an_giang.host, PATH, an_giang.manager, data={"export": "csv"})
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    before = added()
    Redirect.objects.all().delete()

    confirm(text)

    assert added() == before


def test_checking_a_long_file_costs_few_queries(upload):
    text = "".join(f"/cu-{number},/moi-{number}\n" for number in range(400))

    with CaptureQueriesContext(connection) as captured:
        shown = upload(text)

    assert errors(shown) == {}
    assert len(captured) <= 45


def test_file_may_be_taken_in_again(an_giang, upload, confirm):
    Redirect.objects.create(site=an_giang.site, old_path="/trang-cu", redirect_page=an_giang.about)
    text = FILE + f"/trang-cu,{an_giang.about.get_url()}\n/cu-3,/moi-3\n"
    confirm(FILE)
    before = set(Redirect.objects.values_list("pk", flat=True))

    shown = upload(text)
    confirm(text)

    assert [line.is_stored for line in shown.context["lines"]] == [True, True, True, False]
    assert list(Redirect.objects.exclude(pk__in=before).values_list("old_path", flat=True)) == ["/cu-3"]


class TestCommand:
    """The same from the command line, for the addresses of a whole portal."""

    @pytest.fixture
    def run(self, tmp_path):
        def call(text, *options, slug="an-giang"):
            file, said, told = tmp_path / "cu.csv", io.StringIO(), io.StringIO()
            file.write_text(text, "utf-8")
            try:
                call_command("import_redirects", slug, str(file), *options, stdout=said, stderr=told)
            except CommandError as refusal:
                told.write(str(refusal))
            return said.getvalue(), told.getvalue()

        return call

    def test_dry_run_makes_nothing_and_a_second_run_nothing_more(self, db, run):
        assert "2 redirects would be made" in run(FILE, "--dry-run")[0]
        assert added() == []

        assert "2 redirects made, 0 were there already" in run(FILE)[0]
        assert "0 redirects made, 2 were there already" in run(FILE)[0]
        assert added() == [("/cu-1", "/moi-1"), ("/cu-2", "https://congdoan.vn/x")]

    def test_long_file_is_finished_after_a_stop(self, an_giang, ca_mau, run):
        text = "".join(f"/Default.aspx?tabid={number},/tin-{number}\n" for number in range(1200))
        run("".join(text.splitlines(keepends=True)[:700]))

        assert "500 redirects made, 700 were there already" in run(text)[0]
        assert Redirect.objects.filter(site=an_giang.site).count() == 1200
        assert not Redirect.objects.filter(site=ca_mau.site).exists()

    def test_each_line_is_reported(self, db, run):
        said, told = run("/tot,/moi\n/xau,javascript:alert(1)\n", "--json")

        assert [bool(line["errors"]) for line in json.loads(said)] == [False, True]
        assert "Nothing was made" in told
        assert added() == []

    @pytest.mark.parametrize(
        ("text", "slug", "told"),
        [
            (FILE, "khong-co", "no federation"),
            ("", "an-giang", "cu.csv"),
            ("/a,/b\n/c\n", "an-giang", "cu.csv:2"),
            ("/a,/b\n" * 50_001, "an-giang", "50001"),
        ],
    )
    def test_what_is_wrong_is_named(self, db, run, text, slug, told):
        assert told in run(text, slug=slug)[1]
        assert added() == []
