"""A Redis server of the tests' own, from Debian's package, on a socket in a folder of the run."""

import contextlib
import os
import shutil
import signal
import subprocess
import time

import redis

from tests.requirements import require

SERVER = shutil.which("redis-server")


@contextlib.contextmanager
def running_redis(folder):
    """Start a server that keeps nothing on disk; give its URL and stop it at the end.

    Args:
        folder: a Path that exists; short, since a socket's path may have some hundred characters at most.
    """
    require(SERVER, "redis-server (Debian: redis-server)")
    socket = folder / "redis.sock"
    process = subprocess.Popen(
        [SERVER, "--port", "0", "--unixsocket", str(socket), "--save", "", "--dir", str(folder)],
        stdout=subprocess.DEVNULL,
    )
    url = f"unix://{socket}"
    try:
        _wait_for(url)
        yield url
    finally:
        os.kill(process.pid, signal.SIGTERM)
        process.wait(20)


def _wait_for(url):
    deadline = time.monotonic() + 20
    while True:
        try:
            redis.Redis.from_url(url).ping()
            return
        except redis.RedisError:
            assert time.monotonic() < deadline
            time.sleep(0.05)
