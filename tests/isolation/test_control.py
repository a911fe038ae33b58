"""The proof is whole and can see. What it proves is said by `make isolation`, and by its slice in each check of CI.

Without the fence a few of its requests must find leaks, or the crawler is blind. `make isolation-control` does that
with the whole slice.
"""

import pytest

from tests.isolation.attempts import ATTEMPTS
from tests.isolation.companion import TASKS
from tests.isolation.jobs import Job, run_job
from tests.isolation.personas import persona
from tests.isolation.probe import Probe
from tests.isolation.report import LEAST_ATTEMPTS, LEAST_TASKS

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("isolation")]


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
