"""A running install for the browser: what `make run` starts, with its demo, in a folder and on a port of its own."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.requirements import require

ROOT = Path(__file__).resolve().parent.parent.parent
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
# No background requests of the browser's own; *.localhost resolves without a resolver that knows the name.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP *.localhost 127.0.0.1",
]


@dataclass(frozen=True)
class Install:
    """A running install.

    Attributes:
        port: where it listens on the loopback address.
        passwords: the demo's passwords by e-mail address.
        folder: where its database and media are.
    """

    port: int
    passwords: dict
    folder: Path

    def host(self, slug=None):
        """Address of a province's site, or of the portal."""
        return f"http://{slug + '.' if slug else ''}localhost:{self.port}"

    def manage(self, *arguments):
        """Run a management command beside the server, in a process of its own; return what it printed."""
        return _manage(self.folder, self.port, *arguments)


def _environment(folder, port):
    return {
        **os.environ,
        "CMS_VAR_DIR": str(folder),
        "PORT": str(port),
        "DJANGO_SETTINGS_MODULE": "cms.settings.local",
    }


def _manage(folder, port, *arguments):
    command = [sys.executable, "manage.py", *arguments]
    run = subprocess.run(
        command, cwd=ROOT, env=_environment(folder, port), capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout


@pytest.fixture(scope="session")
def install(tmp_path_factory):
    """Start the install; stop it when the run ends."""
    require(CHROMIUM, "A chromium browser")
    folder = tmp_path_factory.mktemp("install")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    _manage(folder, port, "prepare_local")
    command = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.local.py", "cms.wsgi"]
    with (folder / "log").open("w") as log:
        server = subprocess.Popen(command, cwd=ROOT, env=_environment(folder, port), stderr=log, stdout=log)
    try:
        _wait_until_up(port)
        given = json.loads((folder / "demo-signins.json").read_text("utf-8"))
        yield Install(port, {email: entry["password"] for email, entry in given.items()}, folder)
    finally:
        server.terminate()
        server.wait(20)


def _wait_until_up(port):
    deadline = time.monotonic() + 60
    while True:
        try:
            urllib.request.urlopen(f"http://localhost:{port}/", timeout=20).close()
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)
        else:
            return


@pytest.fixture(scope="session")
def browser():
    """One chromium for all tests of a run."""
    require(CHROMIUM, "A chromium browser")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser):
    """Return a function that opens a fresh page, with its own cookies, at a width; all are closed afterwards."""
    contexts = []

    def opened(width=1440, height=900, **options):
        context = browser.new_context(viewport={"width": width, "height": height}, locale="vi-VN", **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        return page

    yield opened
    for context in contexts:
        context.close()
