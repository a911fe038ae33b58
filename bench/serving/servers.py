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
# Where the product says what its page cache holds (application.py).
MEMORY_PATH = "/bench-memory"


class Listener:
    """Something that answers HTTP on loopback.

    Args:
        port: where it listens.
        processes: subprocess.Popen of all that take part in an answer.
        coding: the Accept-Encoding that it is asked with.
    """

    def __init__(self, port, processes, coding="br"):
        self.port, self.coding, self._processes = port, coding, processes

    def get(self, host, path):
        """Return (status, list of headers, body) of a request."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request("GET", path, headers={"Host": host, "Accept-Encoding": self.coding})
        response = connection.getresponse()
        return response.status, response.getheaders(), response.read()

    def cpu_seconds(self):
        """Return the CPU time that its processes and their workers have taken."""
        return sum(cpu_seconds_of(process.pid) for process in self._processes)


class Server(Listener):
    """gunicorn with an application.

    Args:
        application: as gunicorn is told.
        folder: where its log goes.
        environment: what it gets besides this process' environment.
        beside: subprocess.Popen of what serves along.
    """

    def __init__(self, application, folder, environment, workers=1, threads=8, beside=()):
        port = free_port()
        command = [
            sys.executable, "-m", "gunicorn", application, "--bind", f"127.0.0.1:{port}",
            "--workers", str(workers), "--worker-class", "gthread", "--threads", str(threads),
            "--no-control-socket", "--backlog", "1024",
        ]  # fmt: skip
        environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "bench.serving.settings", **environment}
        self._log = (Path(folder) / f"server-{port}.log").open("wb")
        self._process = subprocess.Popen(command, cwd=ROOT, env=environment, stderr=self._log, preexec_fn=pin)  # noqa: S603
        super().__init__(port, [self._process, *beside])

    def wait(self):
        """Return when it listens. Raises RuntimeError with its log when it does not."""
        until = time.monotonic() + STARTING
        while time.monotonic() < until and self._process.poll() is None:
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 1):
                return self
            time.sleep(0.1)
        raise RuntimeError(Path(self._log.name).read_text("utf-8"))

    def close(self):
        """End it."""
        end(self._process)
        self._log.close()


class Redis:
    """A Redis server of the measurement's own, on the core of the server that asks it.

    Attributes:
        url: its address. process: its subprocess.Popen.
    """

    def __init__(self, folder):
        path = Path(folder) / "redis.sock"
        self.url = f"unix://{path}"
        command = [shutil.which("redis-server"), "--port", "0", "--unixsocket", path, "--save", "", "--dir", folder]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, preexec_fn=pin)  # noqa: S603
        while not path.exists():
            time.sleep(0.02)

    def close(self):
        """End it."""
        end(self.process)


def end(process):
    """End a process that was started here."""
    process.terminate()
    process.wait()


def free_port():
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def cpu_seconds_of(pid):
    """Return the CPU time of a process and of those it started, user's and kernel's (proc(5))."""
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
    own = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return own + sum(cpu_seconds_of(int(child)) for child in children)


def pin():
    """Keep the process on the core of the servers; to be run in it before it begins."""
    os.sched_setaffinity(0, {SERVER_CORE})
