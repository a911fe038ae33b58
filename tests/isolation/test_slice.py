"""The slice of the proof that runs with every test run; `make isolation` is the whole of it.

Without the fence it is a control: the same requests must find leaks, or the crawler is blind.
"""

import importlib.util

import pytest

from tests.isolation.addresses import url_names
from tests.isolation.attempts import ATTEMPTS
from tests.isolation.companion import TASKS
from tests.isolation.jobs import Job, all_jobs, run_job
from tests.isolation.personas import persona
from tests.isolation.probe import Probe
from tests.isolation.report import LEAST_ATTEMPTS, LEAST_TASKS

pytestmark = [pytest.mark.isolation, pytest.mark.django_db]

fenced = pytest.mark.skipif(importlib.util.find_spec("sites.fence") is None, reason="The fence is not in this tree.")


@fenced
@pytest.mark.parametrize("job", all_jobs(full=False), ids=str)
def test_nothing_leaks_nothing_breaks_nobody_is_hindered(world, job):
    result = run_job(world, job)

    assert [one for one in result.findings if one.kind != "upstream"] == []
    assert result.hindered == []
    if job.what == "crawl":
        assert result.names == {one.name for one in url_names()}


def test_team_is_not_hindered(world):
    assert run_job(world, Job("companion", "alpha-bravo", "editor")).hindered == []


def test_there_are_enough_attempts_and_tasks():
    assert len({one.name for one in ATTEMPTS}) == len(ATTEMPTS) >= LEAST_ATTEMPTS
    assert sum(len(one.roles) for one in TASKS) >= LEAST_TASKS


# One address of each kind of leak that an install without the fence has (see tests/isolation/unfenced.py).
LEAKS = {
    "wagtailadmin_choose_page_search": "/admin/choose-page/search/?q={call}",
    "wagtailadmin_choose_page_chosen_multiple": "/admin/choose-page/chosen-multiple/?id={page}",
    "wagtailadmin_pages:move_confirm": "/admin/pages/{page}/move/{section}/confirm/",
    "wagtailadmin_api:images:detail": "/admin/api/main/images/{image}/",
    "wagtailadmin_api:documents:listing": "/admin/api/main/documents/",
    "wagtailadmin_reports:site_history": "/admin/reports/site-history/",
    "wagtailadmin_reports:workflow": "/admin/reports/workflow/",
    "wagtailadmin_tag_autocomplete": "/admin/tag-autocomplete/?term={term}",
    "wagtailadmin_workflows:task_chooser": "/admin/workflows/task_chooser/",
    "wagtailforms:index": "/admin/forms/",
}


def test_crawler_sees_what_an_install_without_the_fence_shows(world, settings):
    from tests.isolation import unfenced

    settings.MIDDLEWARE = unfenced.MIDDLEWARE
    settings.FENCE_ENABLED = unfenced.FENCE_ENABLED
    foreign = world.bravo
    words = {
        "call": foreign.mark.call,
        "term": foreign.mark.word[:-1],
        "page": foreign.pages["draft"].pk,
        "section": foreign.pages["news section"].pk,
        "image": foreign.the("library.LibraryImage").pk,
    }
    probe = Probe(world, "alpha-bravo", persona(world, world.alpha, "editor"))
    for name, address in LEAKS.items():
        probe.ask(name, address.format(**words))

    assert {one.url_name for one in probe.findings if one.kind == "read"} == set(LEAKS)
