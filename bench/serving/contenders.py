"""Who is measured: the ceiling, the product, its application under Django's cache middleware, and the peers."""

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from tqdm import tqdm

from . import install, stock, wordpress
from .servers import Listener, Redis, Server

OURS = ("page-cache", "page-cache-redis")
DJANGOS = ("django-memory", "django-redis")
# More of it proves nothing: an uncached page costs the same beside any number of others.
MOST_OF_STOCK = 2000


@dataclass
class Contender:
    """Somebody who answers, and what he is asked.

    Attributes:
        server: a servers.Listener.
        page: (host, path) of one article.
        requests: a file of addresses, as often as readers ask for each; None when no cache stands before it.
    """

    server: Listener
    page: tuple
    requests: Path | None

    def warm(self, name):
        """Have everything made that will be asked for, with a progress bar. Raises RuntimeError at a failure."""
        lines = self.requests.read_text("ascii").splitlines() if self.requests else []
        wanted = [self.page, *(tuple(line.split()) for line in dict.fromkeys(lines))]
        statuses = Counter()
        for host, path in tqdm(wanted, desc=name, unit="", mininterval=2, leave=False):
            statuses[self.server.get(host, path)[0]] += 1
        if set(statuses) != {200}:
            raise RuntimeError(f"{name} answers {dict(statuses)}")


def start(folder, stack, pages, sites):
    """Build and start all; return ({name: Contender}, what is left out and why, a list of lines).

    Args:
        folder: an empty scratch folder.
        stack: a contextlib.ExitStack that ends what is started.
        pages, sites: how many of each.
    """
    redis = Redis(folder)
    stack.callback(redis.close)
    products = _products(folder, stack, redis, pages, sites)
    found = {"ceiling": _ceiling(folder, stack, products["page-cache"]), **products}
    found |= _stock(folder, stack, redis, min(pages, MOST_OF_STOCK))
    if names := wordpress.missing():
        return found, [f"wordpress: not installed ({', '.join(names)})"]
    return found | _wordpress(folder, stack), []


def _products(folder, stack, redis, pages, sites):
    install.build(folder / "var", pages, sites=sites)
    addresses = install.addresses()
    page = next((host, path) for host, path in addresses if path.startswith("/tin-tuc/") and path.count("/") > 2)
    requests = install.write_requests(folder / "requests.txt", addresses)
    found = {}
    for kind in OURS + DJANGOS:
        # What tells of the memory stands only around what is ours.
        application = "bench.serving.application" if kind in OURS else "cms.wsgi"
        found[kind] = Contender(_gunicorn(folder, stack, redis, application, kind), page, requests)
    return found


def _gunicorn(folder, stack, redis, application, kind, **environment):
    environment |= {"BENCH_CACHE": kind, "BENCH_REDIS": redis.url}
    beside = [redis.process] if "redis" in kind else []
    server = Server(application, folder, environment, beside=beside)
    stack.callback(server.close)
    return server.wait()


def _ceiling(folder, stack, product):
    """Start bare gunicorn with what the product says to the one page."""
    status, headers, body = product.server.get(*product.page)
    assert status == 200, (product.page, status)
    made_by_gunicorn = {"server", "date", "connection", "transfer-encoding"}
    headers = [header for header in headers if header[0].lower() not in made_by_gunicorn]
    answer = folder / "answer.json"
    answer.write_text(json.dumps({"headers": headers, "body": body.hex()}), "utf-8")
    server = Server("bench.serving.ceiling", folder, {"BENCH_ANSWER": str(answer)})
    stack.callback(server.close)
    return Contender(server.wait(), product.page, product.requests)


def _stock(folder, stack, redis, pages):
    addresses = stock.build(folder / "stock", pages)
    requests = install.write_requests(folder / "stock.txt", addresses)
    found = {}
    for name, kind in (("wagtail", "none"), *((f"wagtail, {kind}", kind) for kind in DJANGOS)):
        server = _gunicorn(
            folder,
            stack,
            redis,
            "django.core.wsgi:get_wsgi_application()",
            kind,
            **stock.environment_of(folder / "stock"),
        )
        found[name] = Contender(server, addresses[0], None if kind == "none" else requests)
    return found


def _wordpress(folder, stack):
    peer = wordpress.WordPress(folder / "wordpress")
    stack.callback(peer.close)
    addresses = peer.start().addresses
    requests = install.write_requests(folder / "wordpress.txt", addresses)
    return {
        name: Contender(door, addresses[0], None if name == "wordpress" else requests)
        for name, door in peer.doors.items()
    }
