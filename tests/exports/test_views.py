"""The pages of exports are the national administrators' alone."""

import io
import time
import zipfile

import pytest
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from exports import links, storage
from exports.models import Archive, Deletion
from jobs.models import Job
from sites.models import Federation, HistoryLine

pytestmark = pytest.mark.usefixtures("at_once")


@pytest.fixture
def administer(visit, national, administrator):
    """Return a function that opens an address of this room as the national administrator."""

    def open_address(name, *args, method="get", **kwargs):
        return visit(national.host, reverse(f"board:exports:{name}", args=args), administrator, method, **kwargs)

    return open_address


def every_address(archive, user):
    by_archive = [(name, [archive.pk]) for name in ("archive", "restore", "remove")]
    by_federation = [(name, [archive.federation_id]) for name in ("export", "delete")]
    download = ("download", [archive.pk, links.token_for(archive, user)])
    plain = [(name, []) for name in ("index", "results", "upload")]
    return [
        reverse(f"board:exports:{name}", args=args) for name, args in [*plain, *by_archive, *by_federation, download]
    ]


def test_teams_neighbours_and_strangers_are_refused(archive, visit, ca_mau, national, stranger):
    before = (Job.objects.count(), Archive.objects.count())
    own = archive.federation.memberships.in_force().filter(role="managers").first().user
    for person in (own, ca_mau.manager, national.manager, stranger):
        for address in every_address(archive, person):
            for method in ("get", "post"):
                answer = visit(national.host, address, person, method, data={"name": archive.name})
                assert answer.status_code in (302, 403, 404), address
                assert "/jobs/" not in answer.get("Location", "")
                assert archive.file not in answer.text
    assert (Job.objects.count(), Archive.objects.count()) == before
    assert Federation.objects.get(pk=archive.federation_id).state == "live"
    assert storage.path_of(archive.file).exists()


def test_the_list_and_the_page_of_a_file(archive, administer):
    assert archive.name in administer("index").text
    assert archive.name in administer("results").text
    page = administer("archive", archive.pk).text
    assert archive.sha256 in page
    assert administer("archive", archive.pk + 100).status_code == 404


def test_a_federation_is_exported_by_a_job(full, administer):
    answer = administer("export", full.pk, method="post")

    job = Job.objects.get()
    archive = Archive.objects.get()
    assert answer["Location"] == reverse("board:job", args=[job.pk])
    assert (job.state, job.result["archive"], archive.federation) == ("done", archive.pk, full)
    assert HistoryLine.objects.filter(federation=full, action="federation.export").exists()


class TestDownload:
    def test_the_file_comes_whole_and_is_noted(self, archive, administer, administrator):
        answer = administer("download", archive.pk, links.token_for(archive, administrator))

        data = b"".join(answer.streaming_content)
        assert len(data) == archive.size
        assert zipfile.ZipFile(io.BytesIO(data)).testzip() is None
        assert answer["Content-Disposition"].startswith("attachment")
        assert HistoryLine.objects.filter(federation=archive.federation, action="federation.export.download").exists()

    def test_a_link_runs_out(self, archive, administer, administrator, monkeypatch):
        now = time.time()
        with monkeypatch.context() as patch:
            patch.setattr(signing.time, "time", lambda: now - links.VALID_FOR - 5)
            token = links.token_for(archive, administrator)

        assert administer("download", archive.pk, token).status_code == 302

    def test_a_link_is_one_persons(self, archive, administer, ca_mau):
        assert administer("download", archive.pk, links.token_for(archive, ca_mau.manager)).status_code == 302
        assert administer("download", archive.pk, "made-up").status_code == 302

    def test_a_file_that_is_gone(self, archive, administer, administrator):
        storage.path_of(archive.file).unlink()

        token = links.token_for(archive, administrator)
        assert administer("download", archive.pk, token).status_code == 302
        assert administer("restore", archive.pk).status_code == 302

    def test_no_address_of_the_media_leads_to_it(self, archive, visit, national, administrator):
        for path in (f"/media/{archive.file}", f"/media/../exports/{archive.file}", f"/static/{archive.file}"):
            assert visit(national.host, path, administrator).status_code == 404


def test_a_file_is_removed(archive, administer):
    administer("remove", archive.pk, method="post")

    assert not Archive.objects.exists()
    assert not storage.path_of(archive.file).exists()
    assert HistoryLine.objects.filter(federation=archive.federation, action="federation.export.remove").exists()


class TestRestoring:
    def test_from_an_upload_to_a_federation(self, file, administer):
        upload = SimpleUploadedFile("an.lddl.zip", file.read_bytes(), "application/zip")
        brought = administer("upload", method="post", data={"file": upload})
        archive = Archive.objects.get(is_uploaded=True)
        assert brought["Location"] == reverse("board:exports:restore", args=[archive.pk])

        answer = administer("restore", archive.pk, method="post", data={"slug": "trial", "hostname": "trial.example"})

        job = Job.objects.get()
        assert answer["Location"] == reverse("board:job", args=[job.pk])
        assert job.state == "done", job.message
        assert Federation.objects.get(slug="trial").state == "preparing"
        assert HistoryLine.objects.filter(federation__slug="trial", action="federation.restore").exists()

    @pytest.mark.parametrize("data", [b"no zip", b""])
    def test_a_file_that_is_none_is_not_kept(self, data, db, administer):
        answer = administer("upload", method="post", data={"file": SimpleUploadedFile("x.zip", data)})

        assert answer.status_code == 200
        assert answer.context["form"].errors["file"]
        assert not Archive.objects.filter(is_uploaded=True).exists()
        assert not list(storage.folder().glob("upload-*"))

    @pytest.mark.parametrize(
        ("slug", "hostname", "field"),
        [("ca-mau", "trial.example", "slug"), ("trial", "ca-mau.example", "hostname"), ("", "", "slug")],
    )
    def test_names_that_are_taken_are_said_at_their_field(self, slug, hostname, field, archive, administer):
        answer = administer("restore", archive.pk, method="post", data={"slug": slug, "hostname": hostname})

        assert answer.status_code == 200
        assert field in answer.context["form"].errors
        assert not Job.objects.exists()

    def test_a_damaged_file_fails_with_the_reason(self, archive, administer):
        path = storage.path_of(archive.file)
        data = bytearray(path.read_bytes())
        data[len(data) // 2] ^= 0xFF
        path.write_bytes(bytes(data))

        administer("restore", archive.pk, method="post", data={"slug": "trial", "hostname": "trial.example"})

        job = Job.objects.get()
        assert (job.state, bool(job.message)) == ("failed", True)
        assert not Federation.objects.filter(slug="trial").exists()


class TestDeleting:
    def test_the_name_is_demanded(self, full, archive, administer):
        answer = administer("delete", full.pk, method="post", data={"name": "something else"})

        assert answer.context["form"].errors["name"]
        assert Federation.objects.filter(pk=full.pk, state="live").exists()

    def test_an_export_is_demanded(self, full, administer):
        assert administer("delete", full.pk).status_code == 200
        answer = administer("delete", full.pk, method="post", data={"name": full.name})

        assert answer.context["form"].errors["name"]
        assert not Deletion.objects.exists()

    def test_everything_goes_and_nothing_is_left(self, full, archive, administer, administrator):
        answer = administer("delete", full.pk, method="post", data={"name": full.name})

        job = Job.objects.get()
        assert answer["Location"] == reverse("board:job", args=[job.pk])
        assert (job.state, job.result["left"]) == ("done", [])
        assert not Federation.objects.filter(pk=full.pk).exists()
        assert Deletion.objects.get().asked_by == administrator
