"""What a crash costs, of a running install that is killed (kill -9): seconds in memory, nothing on Redis."""

import json
import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass, field

import pytest

from tests.browser.install import ROOT, running_install
from tests.redis_server import running_redis
from tests.visits.readers import CHROME

# What docs/visits.md promises.
MOST_SECONDS_LOST = 5
FIGURE = "tests.visits.figures:written"
SITE = "thanh-hoa"


@dataclass
class Stream:
    """Readers who open the front page, each a new one, and when each was answered.

    Attributes:
        host: address of the site, e.g. http://thanh-hoa.localhost:8000.
        answered: when each visit was answered, by the clock of this machine.
    """

    host: str
    answered: list = field(default_factory=list)

    def __post_init__(self):
        with self._ask("/") as page:
            self.token = re.search(r'data-page="([^"]+)"', page.read().decode())[1]

    def see(self):
        """Be one more reader; return the figures."""
        number = len(self.answered)
        # Each browser has a name of its own; the ceilings of one address are the settings' of this install.
        headers = {"User-Agent": f"{CHROME} Edg/{number}.0", "Sec-Fetch-Site": "same-origin"}
        with self._ask("/luot-truy-cap/dem/", self.token.encode(), headers) as answer:
            figures = json.load(answer)
        self.answered.append(time.time())
        return figures

    def run(self, seconds):
        """Go on for some seconds."""
        end = time.time() + seconds
        while time.time() < end:
            self.see()

    def _ask(self, path, data=None, headers=None):
        # No resolver need know the name.
        port = self.host.rpartition(":")[2]
        headers = {"User-Agent": CHROME, **(headers or {}), "Host": self.host.partition("//")[2]}
        request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", data, headers)
        return urllib.request.urlopen(request, timeout=20)


def written(install):
    """Return the visits in the database, those of the demo included."""
    return install.run(FIGURE)


def test_server_that_is_killed_loses_a_few_seconds(tmp_path):
    with running_install(tmp_path, "tests.visits.install_settings") as install:
        before = written(install)
        stream = Stream(install.host(SITE))
        stream.run(MOST_SECONDS_LOST + 3)
        killed_at = time.time()
        install.server.kill()

        kept = written(install) - before
        lost = len(stream.answered) - kept
        # Visits are counted in their order: the last of them are those that are gone.
        assert lost >= 0
        assert kept > 0
        assert lost == 0 or killed_at - stream.answered[kept] <= MOST_SECONDS_LOST

        install.server.start()
        stream.see()
        install.server.stop()
        assert written(install) - before == kept + 1, (
            "What was counted last is written when the server stops properly."
        )


def test_nothing_on_redis_is_lost_or_counted_twice_when_all_others_are_killed(tmp_path):
    folder = tmp_path / "install"
    folder.mkdir()
    with running_redis(tmp_path) as url, pytest.MonkeyPatch.context() as patch:
        patch.setenv("VISITS_TEST_REDIS", url)
        with running_install(folder, "tests.visits.install_settings") as install:
            before = written(install)
            stream = Stream(install.host(SITE))
            for _round in range(3):
                flusher = _flusher(install)
                stream.run(2)
                os.kill(flusher.pid, signal.SIGKILL)
                flusher.wait(20)
                install.server.kill()
                install.server.start()
            install.manage("flush_visits")
            install.manage("flush_visits")

            assert written(install) - before == len(stream.answered)


def _flusher(install):
    """Start the service that writes, beside the server, which writes too."""
    environment = {
        **os.environ,
        "CMS_VAR_DIR": str(install.folder),
        "PORT": str(install.port),
        "DJANGO_SETTINGS_MODULE": install.settings,
    }
    return subprocess.Popen([sys.executable, "manage.py", "flush_visits", "--keep"], cwd=ROOT, env=environment)
