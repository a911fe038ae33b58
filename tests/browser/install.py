"""A running install for the browser: what `make run` starts, with its demo, in a folder and on a port of its own."""

import atexit
import contextlib
import functools
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path

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
        settings: the settings it runs with.
        server: its server process, to kill and start again.
    """

    port: int
    passwords: dict
    folder: Path
    settings: str
    server: "Server" = None

    def host(self, slug=None):
        """Address of a province's site, or of the portal."""
        return f"http://{slug + '.' if slug else ''}localhost:{self.port}"

    def manage(self, *arguments):
        """Run a management command beside the server, in a process of its own; return what it printed."""
        return _manage(_environment(self.folder, self.port, self.settings), *arguments)

    def run(self, function):
        """Call a function, named as "package.module:function", in a process beside the server; return its result.

        The function takes nothing, and its result must go through JSON.
        """
        module, name = function.split(":")
        code = f"import json; from {module} import {name}; print(json.dumps({name}()))"
        return json.loads(self.manage("shell", "-v", "0", "-c", code).splitlines()[-1])


class Server:
    """The server process of an install, with its workers a group of processes of its own.

    Args:
        folder: a Path; the log stands in it.
        port: where it listens.
        environment: its environment variables.
    """

    def __init__(self, folder, port, environment):
        self.folder = folder
        self.port = port
        self.environment = environment
        self.process = None

    def start(self):
        """Start it, and wait until it answers."""
        command = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.local.py", "cms.wsgi"]
        with (self.folder / "log").open("a") as log:
            self.process = subprocess.Popen(
                command, cwd=ROOT, env=self.environment, stderr=log, stdout=log, start_new_session=True
            )
        _wait_until_up(self.port)

    def kill(self):
        """End it at once, as a power cut does: nobody is asked, nothing is finished."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(20)
        # The workers are the system's to bury: the last of them may still hold the port.
        _wait_until(lambda: not _is_listening(self.port))

    @property
    def is_running(self):
        """Whether it was started and has not ended."""
        return self.process is not None and self.process.poll() is None

    def stop(self):
        """End it properly, if it runs."""
        self.process.terminate()
        self.process.wait(20)


def free_port():
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@functools.cache
def _prepared_folder():
    """Return a folder with the demo in it, made once for a process: making it takes a minute, copying it a second."""
    folder = Path(tempfile.mkdtemp(prefix="prepared-install-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    _manage(_environment(folder, free_port(), "cms.settings.local"), "prepare_local")
    return folder


@contextlib.contextmanager
def running_install(folder, settings="cms.settings.local"):
    """Start the install with its demo, and stop it at the end.

    Args:
        folder: a Path for everything that this install writes; it must exist.
        settings: the settings to run it with: `local`, or some that build on it.
    """
    port = free_port()
    environment = _environment(folder, port, settings)
    shutil.copytree(_prepared_folder(), folder, dirs_exist_ok=True)
    # Finds the demo there, and has its sites answer on this port.
    _manage(environment, "prepare_local")
    server = Server(folder, port, environment)
    try:
        server.start()
        given = json.loads((folder / "demo-signins.json").read_text("utf-8"))
        passwords = {email: entry["password"] for email, entry in given.items()}
        yield Install(port, passwords, folder, settings, server)
    finally:
        server.stop()


@contextlib.contextmanager
def running_browser(*arguments):
    """Start the system's chromium, with further arguments; give a Playwright Browser."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=[*ARGUMENTS, *arguments])
        yield chromium
        chromium.close()


# Tells of what the policy stopped, in frames too. Runs in the page's own world, where no policy applies to it.
_WATCH = """document.addEventListener("securitypolicyviolation", event => window.__violated(
    [event.effectiveDirective, event.blockedURI, event.sample, event.sourceFile, event.lineNumber].join(" ")
))"""


def watch_policy(context, violations):
    """Append (page's address, what was stopped) to a list whenever a page of a browser context violates its policy."""
    context.expose_binding("__violated", lambda source, what: violations.append((source["frame"].url, what)))
    context.add_init_script(_WATCH)


def _environment(folder, port, settings):
    return {
        **os.environ,
        "CMS_VAR_DIR": str(folder),
        "PORT": str(port),
        "DJANGO_SETTINGS_MODULE": settings,
    }


def _manage(environment, *arguments):
    command = [sys.executable, "manage.py", *arguments]
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout


def _wait_until_up(port):
    _wait_until(lambda: _answers(port))


def _answers(port):
    try:
        urllib.request.urlopen(f"http://localhost:{port}/", timeout=20).close()
    except OSError:
        return False
    return True


def _is_listening(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _wait_until(condition):
    """Ask until a condition holds; it fails after a minute."""
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.2)
