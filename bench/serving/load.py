"""Asks a server as fast as it answers, with wrk, and reads what wrk says."""

import os
import re
import subprocess
from dataclasses import dataclass

from .servers import LOAD_CORE

CONNECTIONS = 4
_UNITS = {"us": 1e-3, "ms": 1.0, "s": 1e3}
# Asks for the addresses of a file by turns as they stand there; each line is a host and a path.
MANY = """
local lines, at = {}, 0
for line in io.lines(os.getenv("BENCH_ADDRESSES")) do
  local host, path = line:match("^(%S+) (%S+)$")
  lines[#lines + 1] = wrk.format("GET", path, {["Host"] = host, ["Accept-Encoding"] = "br"})
end
request = function()
  at = at % #lines + 1
  return lines[at]
end
"""


@dataclass
class Load:
    """What a load of some seconds showed.

    Attributes:
        rate: requests per second. cpu: CPU microseconds per request of all that served. p50, p99: milliseconds.
        failed: answers that were no 2xx or 3xx, or none.
    """

    rate: float
    cpu: float
    p50: float
    p99: float
    failed: int


def measure(server, seconds, host="", path="/", addresses=None, others=()):
    """Return the Load that a server bore.

    Args:
        server: a Server.
        seconds: how long.
        host, path: the one page that is asked for;
        addresses: or a file of many, with a host and a path on each line.
        others: whatever else has `cpu_seconds` and serves along.
    """
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency", "--timeout", "10s"]
    environment = dict(os.environ)
    if addresses is None:
        command += ["-H", f"Host: {host}", "-H", "Accept-Encoding: br"]
    else:
        script = addresses.with_suffix(".lua")
        script.write_text(MANY, "utf-8")
        command += ["-s", str(script)]
        environment["BENCH_ADDRESSES"] = str(addresses)
    serving = (server, *others)
    before = sum(one.cpu_seconds() for one in serving)
    said = subprocess.run(  # noqa: S603
        [*command, f"http://127.0.0.1:{server.port}{path}"],
        capture_output=True, text=True, check=True, env=environment,
        preexec_fn=lambda: os.sched_setaffinity(0, {LOAD_CORE}),
    ).stdout  # fmt: skip
    spent = sum(one.cpu_seconds() for one in serving) - before
    requests = int(_found(r"(\d+) requests in", said))
    return Load(
        rate=float(_found(r"Requests/sec:\s+([\d.]+)", said)),
        cpu=spent / max(requests, 1) * 1e6,
        p50=_milliseconds(said, "50%"),
        p99=_milliseconds(said, "99%"),
        failed=int(refused.group(1)) if (refused := re.search(r"Non-2xx or 3xx responses: (\d+)", said)) else 0,
    )


def _found(pattern, text):
    return re.search(pattern, text).group(1)


def _milliseconds(said, share):
    number, unit = re.search(rf"{share}\s+([\d.]+)(us|ms|s)", said).groups()
    return float(number) * _UNITS[unit]
