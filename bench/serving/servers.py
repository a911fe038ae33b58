"""Starts gunicorn and Redis for a measurement, and says what CPU time they took."""

import contextlib
import http.client
import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
# The server on the first core and the load on the second, where there are two: neither takes the other's time.
CORES = sorted(os.sched_getaffinity(0))
SERVER_CORE, LOAD_CORE = CORES[0], CORES[-1]
STARTING = 60  # seconds


class Server:
    """gunicorn with an application.

    Attributes:
        port: where it listens on loopback.
    """

    def __init__(self, application, folder, environment, workers=1, threads=8):
        self.port = free_port()
        command = [
            sys.executable, "-m", "gunicorn", application, "--bind", f"127.0.0.1:{self.port}",
            "--workers", str(workers), "--worker-class", "gthread", "--threads", str(threads),
            "--no-control-socket", "--backlog", "1024",
        ]  # fmt: skip
        environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "bench.serving.settings", **environment}
        self._log = (Path(folder) / f"server-{self.port}.log").open("wb")
        self._process = subprocess.Popen(command, cwd=ROOT, env=environment, stderr=self._log, preexec_fn=_pin)  # noqa: S603

    def wait(self):
        """Return when it listens. Raises RuntimeError with its log when it does not."""
        until = time.monotonic() + STARTING
        while time.monotonic() < until and self._process.poll() is None:
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 1):
                return self
            time.sleep(0.1)
        raise RuntimeError(Path(self._log.name).read_text("utf-8"))

    def get(self, host, path, headers=None):
        """Return (status, list of headers, body) of a request."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request("GET", path, headers={"Host": host, **(headers or {})})
        response = connection.getresponse()
        return response.status, response.getheaders(), response.read()

    def cpu_seconds(self):
        """Return the CPU time that it and its workers have taken."""
        children = Path(f"/proc/{self._process.pid}/task/{self._process.pid}/children").read_text("ascii").split()
        return sum(cpu_seconds_of(int(pid)) for pid in [self._process.pid, *children])

    def close(self):
        """End it."""
        self._process.terminate()
        self._process.wait()
        self._log.close()


class Redis:
    """A Redis server of the measurement's own, on the core of the server that asks it.

    Attributes:
        url: its address.
    """

    def __init__(self, folder):
        path = Path(folder) / "redis.sock"
        self.url = f"unix://{path}"
        command = [shutil.which("redis-server"), "--port", "0", "--unixsocket", path, "--save", "", "--dir", folder]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL, preexec_fn=_pin)  # noqa: S603
        while not path.exists():
            time.sleep(0.02)

    def cpu_seconds(self):
        """Return the CPU time that it has taken."""
        return cpu_seconds_of(self._process.pid)

    def close(self):
        """End it."""
        self._process.terminate()
        self._process.wait()


def free_port():
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def cpu_seconds_of(pid):
    """Return the CPU time of a process, user's and kernel's (proc(5))."""
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _pin():
    os.sched_setaffinity(0, {SERVER_CORE})
