"""The running install and the browser that the tests of this folder share."""

import pytest

from tests.browser.install import CHROMIUM, running_browser, running_install, watch_policy
from tests.requirements import require


@pytest.fixture(scope="session")
def install(tmp_path_factory):
    """Start the install; stop it when the run ends."""
    require(CHROMIUM, "A chromium browser")
    with running_install(tmp_path_factory.mktemp("install")) as started:
        yield started


@pytest.fixture(scope="session")
def browser():
    """One chromium for all tests of a run."""
    require(CHROMIUM, "A chromium browser")
    with running_browser() as chromium:
        yield chromium


@pytest.fixture
def open_page(browser):
    """Return a function that opens a fresh page, with its own cookies, at a width; all are closed afterwards.

    Whatever a test does, it fails when a page did what its Content-Security-Policy forbids.
    """
    contexts, violations = [], []

    def opened(width=1440, height=900, **options):
        context = browser.new_context(viewport={"width": width, "height": height}, locale="vi-VN", **options)
        contexts.append(context)
        watch_policy(context, violations)
        page = context.new_page()
        page.set_default_timeout(20_000)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert sorted(set(violations)) == []
