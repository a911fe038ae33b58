"""Asks a server as fast as it answers, with wrk, and reads what wrk says."""

import os
import re
import subprocess
from dataclasses import dataclass

from .servers import LOAD_CORE

CONNECTIONS = 4
# Rounds begin so many requests apart, so that each asks for others of the many.
APART = 5000
_UNITS = {"us": 1e-3, "ms": 1.0, "s": 1e3}
# Asks for the addresses of a file one after another from a place on; each line is a host and a path.
MANY = """
local lines, asked, at = {}, {}, tonumber(os.getenv("BENCH_FROM"))
for line in io.lines(os.getenv("BENCH_ADDRESSES")) do
  lines[#lines + 1] = line
end
request = function()
  at = at % #lines + 1
  local line = lines[at]
  if not asked[line] then
    local host, path = line:match("^(%S+) (%S+)$")
    asked[line] = wrk.format("GET", path, {["Host"] = host, ["Accept-Encoding"] = os.getenv("BENCH_CODING")})
  end
  return asked[line]
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


def measure(server, seconds, host="", path="/", addresses=None, start=0):
    """Return the Load that a server bore.

    Args:
        server: a servers.Listener.
        seconds: how long.
        host, path: the one page that is asked for;
        addresses: or a file of many, with a host and a path on each line,
        start: and the line to begin at.
    """
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency", "--timeout", "10s"]
    environment = dict(os.environ)
    if addresses is None:
        command += ["-H", f"Host: {host}", "-H", f"Accept-Encoding: {server.coding}"]
    else:
        script = addresses.with_suffix(".lua")
        script.write_text(MANY, "utf-8")
        command += ["-s", str(script)]
        environment |= {"BENCH_ADDRESSES": str(addresses), "BENCH_FROM": str(start), "BENCH_CODING": server.coding}
    before = server.cpu_seconds()
    said = subprocess.run(  # noqa: S603
        [*command, f"http://127.0.0.1:{server.port}{path}"],
        capture_output=True, text=True, check=True, env=environment,
        preexec_fn=lambda: os.sched_setaffinity(0, {LOAD_CORE}),
    ).stdout  # fmt: skip
    spent = server.cpu_seconds() - before
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
