import shutil
import subprocess
import time

import pytest
import redis

from tests.requirements import require


@pytest.fixture(scope="session")
def redis_url(tmp_path_factory):
    """A Redis server of the run's own."""
    server = shutil.which("redis-server")
    require(server, "redis-server")
    folder = tmp_path_factory.mktemp("redis")
    socket = folder / "socket"
    process = subprocess.Popen(
        [server, "--port", "0", "--unixsocket", socket, "--save", "", "--dir", folder], stdout=subprocess.DEVNULL
    )
    url = f"unix://{socket}"
    client = redis.Redis.from_url(url)
    for _attempt in range(200):
        try:
            client.ping()
            break
        except redis.ConnectionError:
            time.sleep(0.02)
    yield url
    process.terminate()
    process.wait()
