"""Long work: done once, told of, gone on with when its process died."""

import datetime

import pytest
from django.core.management import call_command
from django.utils import timezone

from jobs import queue, registry
from jobs.heartbeat import Heartbeat, Superseded
from jobs.models import Job

pytestmark = pytest.mark.django_db


@pytest.fixture
def kind(monkeypatch):
    """Register a kind of job for one test; returns the function that takes what it does."""
    monkeypatch.setattr(registry, "_kinds", dict(registry._kinds))
    return lambda work: registry.job("trial", "Trial")(work)


def started(national, capture, **parameters):
    with capture(execute=True):
        return queue.start("trial", "Bến Tre", parameters, national)


def test_a_job_is_done_after_the_commit_and_keeps_what_came_of_it(
    kind, administrator, django_capture_on_commit_callbacks
):
    @kind
    def work(job):
        job.advance(2, 2, "both")
        return {"made": job.parameters["number"]}

    with django_capture_on_commit_callbacks() as callbacks:
        job = queue.start("trial", "Bến Tre", {"number": 2}, administrator)
    job.refresh_from_db()
    assert job.state == Job.State.WAITING
    for callback in callbacks:
        callback()
    job.refresh_from_db()
    assert (job.state, job.result, job.done, job.total, job.share) == ("done", {"made": 2}, 2, 2, 100)
    assert job.ended_at


def test_what_a_person_can_mend_is_said_and_what_nobody_foresaw_is_logged(
    kind, administrator, django_capture_on_commit_callbacks, caplog
):
    @kind
    def work(job):
        if job.parameters["how"] == "said":
            raise registry.JobError("Tệp thiếu.")
        raise RuntimeError("a secret of the server")

    said = started(administrator, django_capture_on_commit_callbacks, how="said")
    unforeseen = started(administrator, django_capture_on_commit_callbacks, how="unforeseen")
    said.refresh_from_db()
    unforeseen.refresh_from_db()
    assert (said.state, said.message) == ("failed", "Tệp thiếu.")
    assert unforeseen.state == "failed"
    assert "secret" not in unforeseen.message
    assert "a secret of the server" in caplog.text


def test_a_failed_job_goes_on_and_no_other_is_done_twice(kind, administrator, django_capture_on_commit_callbacks):
    runs = []

    @kind
    def work(job):
        runs.append(job.pk)
        if len(runs) == 1:
            raise registry.JobError("not yet")

    job = started(administrator, django_capture_on_commit_callbacks)
    with django_capture_on_commit_callbacks(execute=True):
        assert queue.retry(job)
    job.refresh_from_db()
    assert job.state == "done"
    with django_capture_on_commit_callbacks(execute=True):
        assert not queue.retry(job)
    queue.run(job.pk)
    assert len(runs) == 2


def test_jobs_of_dead_processes_are_taken_up_and_those_of_living_ones_left(
    kind, administrator, django_capture_on_commit_callbacks, capsys
):
    kind(lambda job: None)
    long_ago = timezone.now() - queue.DEAD_AFTER - datetime.timedelta(seconds=1)
    common = {"kind": "trial", "title": "x", "started_by": administrator}
    killed = Job.objects.create(**common, state="running", runner="dead", beat_at=long_ago)
    never_begun = Job.objects.create(**common, state="waiting", beat_at=long_ago)
    alive = Job.objects.create(**common, state="running", runner="alive", beat_at=timezone.now())
    with django_capture_on_commit_callbacks(execute=True):
        call_command("revive_jobs")
    assert "2" in capsys.readouterr().out
    states = dict(Job.objects.values_list("pk", "state"))
    assert states == {killed.pk: "done", never_begun.pk: "done", alive.pk: "running"}


def test_a_process_that_was_taken_for_dead_stops_and_changes_nothing(administrator):
    job = Job.objects.create(kind="trial", title="x", state="running", runner="first", started_by=administrator)
    heartbeat = Heartbeat(job)
    job.heartbeat = heartbeat
    Job.objects.update(runner="second")
    heartbeat._beat()
    with pytest.raises(Superseded):
        job.advance(1, 2)
    job.refresh_from_db()
    assert (job.runner, job.done) == ("second", 0)


def test_a_kind_that_nobody_registers_is_refused_at_the_start(administrator):
    with pytest.raises(LookupError, match="nobody-knows"):
        queue.start("nobody-knows", "x", {}, administrator)
    assert not Job.objects.exists()
