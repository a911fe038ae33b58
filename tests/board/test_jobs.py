"""The pages of long work on the board."""

import pytest

from jobs import queue, registry
from jobs.models import Job

HOST = "national.example"


@pytest.fixture
def failed(db, administrator):
    return Job.objects.create(
        kind="trial", title="Bến Tre", state="failed", message="Tệp thiếu.", started_by=administrator, done=1, total=3
    )


def addresses(job):
    base = "/admin/federations/jobs/"
    return [base, f"{base}results/", f"{base}{job.pk}/", f"{base}{job.pk}/progress/"]


def test_an_administrator_reads_how_far_a_job_is(failed, national, administrator, visit):
    for address in addresses(failed):
        answer = visit(HOST, address, administrator)
        assert answer.status_code == 200, address
        assert "Bến Tre" in answer.text or "progress" in address
    answer = visit(HOST, addresses(failed)[3], administrator)
    assert answer["X-Job-Ended"] == "yes"
    assert "Tệp thiếu." in answer.text


def test_a_running_job_says_its_share(failed, national, administrator, visit):
    Job.objects.update(state="running")
    answer = visit(HOST, addresses(failed)[3], administrator)
    assert answer["X-Job-Ended"] == "no"
    assert '<progress class="board-progress" max="3" value="1"' in answer.text


def test_a_failed_job_is_tried_again(
    failed, national, administrator, visit, monkeypatch, django_capture_on_commit_callbacks
):
    monkeypatch.setattr(registry, "_kinds", dict(registry._kinds))
    registry.job("trial", "Trial")(lambda job: None)
    retry = f"/admin/federations/jobs/{failed.pk}/retry/"
    with django_capture_on_commit_callbacks(execute=True):
        assert visit(HOST, retry, administrator, "post").status_code == 302
    failed.refresh_from_db()
    assert failed.state == "done"
    assert not queue.retry(failed)


def test_teams_and_strangers_see_no_job(failed, national, an_giang, stranger, visit):
    for person in (an_giang.manager, stranger):
        for address in addresses(failed):
            assert visit(HOST, address, person).status_code in (302, 403, 404), address
        visit(HOST, f"/admin/federations/jobs/{failed.pk}/retry/", person, "post")
    failed.refresh_from_db()
    assert failed.state == "failed"
