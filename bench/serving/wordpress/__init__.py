"""WordPress Multisite from Debian's packages behind nginx' fastcgi_cache, set up in a scratch folder.

Everything runs as whoever runs the measurement, on sockets in the folder and free ports: MariaDB, php-fpm with its
opcache, nginx with one door past its cache and one through it. Debian: wordpress wordpress-theme-twentytwentyone
php-fpm php-mysql mariadb-server nginx.
"""

import json
import os
import shutil
import subprocess
import time
from pathlib import Path

from bench import words
from bench.serving.servers import Listener, end, free_port, pin

PACKAGE = Path("/usr/share/wordpress")
NETWORK, SITES, ARTICLES = "wordpress.example", 4, 25
STARTING = 60  # seconds
_HERE = Path(__file__).parent
_IS_ROOT = os.geteuid() == 0


def missing():
    """Return the names of what is not installed, a list."""
    found = {
        "mariadbd": _program("mariadbd"),
        "php-fpm": _php_fpm(),
        "php": _program("php"),
        "nginx": _program("nginx"),
    }
    names = [name for name, path in found.items() if path is None]
    if not (PACKAGE / "wp-settings.php").exists():
        names.append("wordpress")
    elif not list((PACKAGE / "wp-content" / "themes").glob("*/style.css")):
        names.append("a theme of wordpress")
    return names


class WordPress:
    """A running WordPress Multisite.

    Attributes:
        addresses: [(host, path)] of its articles.
        doors: {name: Listener}.
    """

    def __init__(self, folder):
        self._folder, self._processes = Path(folder), []
        self._ports = [free_port() for _door in range(2)]

    def start(self):
        """Set everything up; return itself. Raises RuntimeError or CalledProcessError when a part does not come up."""
        self._folder.mkdir()
        # A copy: the package's own configuration is looked for beside its files.
        shutil.copytree(PACKAGE, self._folder / "www", ignore=shutil.ignore_patterns("wp-config.php"))
        self._write("wp-config.php", "www/wp-config.php")
        self._start_database()
        self.addresses = self._install()
        self._start_php()
        self._start_nginx()
        bare, kept = self._ports
        self.doors = {
            "wordpress": Listener(bare, self._processes, "identity"),
            "wordpress-nginx": Listener(kept, self._processes, "identity"),
            "wordpress-gzip": Listener(kept, self._processes, "gzip"),
        }
        return self

    def close(self):
        """End all of it."""
        for process in reversed(self._processes):
            end(process)

    def _start_database(self):
        data, socket = self._folder / "data", self._folder / "database.sock"
        user = ["--user=root"] if _IS_ROOT else []
        made = [_program("mariadb-install-db"), "--no-defaults", f"--datadir={data}", "--skip-test-db"]
        self._run([*made, "--auth-root-authentication-method=normal", *user])
        started = [
            _program("mariadbd"),
            "--no-defaults",
            f"--datadir={data}",
            f"--socket={socket}",
            "--skip-networking",
        ]
        self._spawn([*started, f"--pid-file={self._folder / 'database.pid'}", *user], socket)
        self._run([_program("mariadb"), "--no-defaults", "-uroot", f"-S{socket}", "-e", "CREATE DATABASE wordpress"])

    def _install(self):
        """Make the network, its sites and their articles; return the articles' addresses."""
        self._run([_program("php"), str(_HERE / "network.php"), str(self._folder / "www"), NETWORK])
        # From here on wp-config.php says that there is a network.
        (self._folder / "network").touch()
        articles = [_article(number) for number in range(ARTICLES)]
        hosts = [f"tinh-{number}.{NETWORK}" for number in range(1, SITES + 1)]
        asked = json.dumps({"hosts": hosts, "articles": articles})
        self._run([_program("php"), str(_HERE / "articles.php"), str(self._folder / "www"), NETWORK], asked)
        return [(host, f"/{article['slug']}/") for host in hosts for article in articles]

    def _start_php(self):
        self._write("php-fpm.conf", "php-fpm.conf")
        as_root = ["--allow-to-run-as-root"] if _IS_ROOT else []
        command = [_php_fpm(), "--nodaemonize", "--fpm-config", str(self._folder / "php-fpm.conf"), *as_root]
        self._spawn(command, self._folder / "php.sock")

    def _start_nginx(self):
        self._write("nginx.conf", "nginx.conf")
        command = [
            _program("nginx"),
            "-c",
            str(self._folder / "nginx.conf"),
            "-e",
            str(self._folder / "nginx-errors.log"),
        ]
        self._spawn(command, self._folder / "nginx.pid")

    def _write(self, template, target):
        """Write a file of the configuration with this set-up's names in it."""
        names = {
            "FOLDER": str(self._folder),
            "NETWORK": NETWORK,
            # Whoever is not root runs everything as himself anyway.
            "NGINX_USER": "user root;" if _IS_ROOT else "",
            "PHP_USER": "user = root\ngroup = root" if _IS_ROOT else "",
            **{f"PORT_{number}": str(port) for number, port in enumerate(self._ports)},
        }
        text = (_HERE / template).read_text("utf-8")
        for name, value in names.items():
            text = text.replace(f"@{name}@", value)
        (self._folder / target).write_text(text, "utf-8")

    def _run(self, command, asked=None):
        """Run a command to its end. Raises RuntimeError with what it said when it fails."""
        ran = subprocess.run(command, input=asked, capture_output=True, text=True, check=False)  # noqa: S603
        if ran.returncode:
            raise RuntimeError(f"{' '.join(command)}: {ran.stdout[-2000:]} {ran.stderr[-2000:]}")

    def _spawn(self, command, sign):
        """Start what stays, and return when a file that it makes is there. Raises RuntimeError when it ends before."""
        log = self._folder / f"{Path(command[0]).name}.log"
        with log.open("wb") as said:
            process = subprocess.Popen(command, stdout=said, stderr=said, preexec_fn=pin)  # noqa: S603
        self._processes.append(process)
        until = time.monotonic() + STARTING
        while not sign.exists():
            if process.poll() is not None or time.monotonic() > until:
                raise RuntimeError(f"{' '.join(command)}: {log.read_text('utf-8', 'replace')[-2000:]}")
            time.sleep(0.05)


def _article(number):
    """Return an article of the same text as ours with that number."""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in (words.lead(number), *words.paragraphs(number)))
    return {"title": words.title(number), "slug": f"trang-{number}", "html": text}


def _program(name):
    return shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin")


def _php_fpm():
    """Return the path of the newest php-fpm, which Debian names by its version, or None."""
    return next(map(str, sorted(Path("/usr/sbin").glob("php-fpm*"), reverse=True)), None)
