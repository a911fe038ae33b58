"""Run what docker-compose.yml says, without a container engine, and prove that the stack answers.

PostgreSQL and Redis come from Debian's packages; the commands and the environment of `migrate` and `web` are read
from the compose file itself, with the service names turned into loopback addresses. Run by .ci/run through
.ci/postgres, which gives the database in TEST_DATABASE_URL.
"""

import http.client
import os
import re
import secrets
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / ".venv" / "bin"
FILLED = {
    "SECRET_KEY": secrets.token_urlsafe(50),
    "POSTGRES_PASSWORD": "unused: the scratch server trusts loopback",
    "ADMIN_BASE_URL": "https://congdoan.example",
    "EMAIL_HOST": "localhost",
    "DEFAULT_FROM_EMAIL": "cms@congdoan.example",
}


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def substituted(value):
    """Fill in ${NAME}, ${NAME:-default} and ${NAME:?message} as compose does."""

    def fill(match):
        name, operator, word = match.group(1), match.group(2), match.group(3)
        if FILLED.get(name):
            return FILLED[name]
        if operator == ":-":
            return word
        raise SystemExit(f"docker-compose.yml asks for {name}, which .env.example's reader would not have filled in.")

    return re.sub(r"\$\{(\w+)(?:(:-|:\?)([^}]*))?\}", fill, str(value))


def get(port, host, path="/"):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    headers = {"Host": host, "X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.1"}
    connection.request("GET", path, headers=headers)
    response = connection.getresponse()
    return response.status, response.read().decode()


def wait_for(port, host):
    """Return the first answer of a starting server; give up after 30 seconds."""
    for _attempt in range(150):
        try:
            return get(port, host)
        except OSError:
            time.sleep(0.2)
    raise SystemExit("gunicorn did not answer within 30 seconds.")


def prove_visits(port, html, manage, environment):
    """A visit of the page is held in Redis, and written once by the command of the service `visits`."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    headers = {
        "Host": "thanh-hoa.localhost",
        "X-Forwarded-Proto": "https",
        "X-Forwarded-For": "192.0.2.1",
        "Sec-Fetch-Site": "same-origin",
        "User-Agent": "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/130.0 Safari/537.36",
    }
    token = re.search(r'data-page="([^"]+)"', html).group(1)
    connection.request("POST", "/luot-truy-cap/dem/", body=token, headers=headers)
    answer = connection.getresponse()
    assert answer.status in (200, 204), (answer.status, answer.read())
    for expected in ("1 visits written", "0 visits written"):
        written = subprocess.run(
            [*manage, "flush_visits"], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
        )
        assert expected in written.stdout, written.stdout
    subprocess.run([*manage, "prune_visits"], cwd=ROOT, env=environment, check=True)


def main():
    compose = yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))
    services = compose["services"]
    redis_port, web_port = free_port(), free_port()
    media = tempfile.mkdtemp(prefix="federations-cms-media-")
    environment = {name: substituted(value) for name, value in services["web"]["environment"].items()}
    environment |= {
        "DATABASE_URL": os.environ["TEST_DATABASE_URL"],
        "REDIS_URL": f"redis://127.0.0.1:{redis_port}/0",
        # From the Dockerfile, and what the image has in place.
        "DJANGO_SETTINGS_MODULE": "cms.settings.production",
        "STATIC_ROOT": str(ROOT / "var" / "static"),
        "MEDIA_ROOT": media,
        "BIND": f"127.0.0.1:{web_port}",
        "WEB_CONCURRENCY": "2",
        "PATH": f"{BIN}:{os.environ['PATH']}",
    }
    redis = subprocess.Popen([*services["cache"]["command"], "--port", str(redis_port), "--bind", "127.0.0.1"])
    web = None
    try:
        subprocess.run(services["migrate"]["command"], cwd=ROOT, env=environment, check=True)
        manage = [str(BIN / "python"), "manage.py"]
        spec = ROOT / "demo" / "specs" / "thanh-hoa.yaml"
        subprocess.run(
            [*manage, "check", "--deploy", "--fail-level", "WARNING"], cwd=ROOT, env=environment, check=True
        )
        subprocess.run([*manage, "provision_site", str(spec)], cwd=ROOT, env=environment, check=True)
        subprocess.run([*manage, "run_schedule"], cwd=ROOT, env=environment, check=True)
        refused = subprocess.run([*manage, "load_demo"], cwd=ROOT, env=environment, capture_output=True, text=True)
        assert refused.returncode != 0, refused
        assert "local only" in refused.stderr, refused
        web = subprocess.Popen(services["web"]["command"], cwd=ROOT, env=environment)
        status, html = wait_for(web_port, "thanh-hoa.localhost")
        assert status == 200, (status, html[:500])
        assert "Liên đoàn Lao động tỉnh Thanh Hóa" in html, html[:500]
        assert "06/GP-TTĐT" in html
        stylesheet = re.search(r'href="(/static/[^"]+\.css)"', html).group(1)
        assert get(web_port, "thanh-hoa.localhost", stylesheet)[0] == 200, stylesheet
        assert get(web_port, "unknown.example")[0] == 404
        assert get(web_port, "thanh-hoa.localhost", "/admin/login/")[0] == 200
        prove_visits(web_port, html, manage, environment)
    finally:
        for process in (web, redis):
            if process is not None:
                process.terminate()
                process.wait(20)
    print("compose: migrate, check --deploy, provision, web: 200 on its host, 404 on an unknown one")


if __name__ == "__main__":
    sys.exit(main())
