"""Whether what is published is seen at once, on four workers over Redis; and how often a page is made.

    python -m bench.serving.freshness

Counts, no times: reads that show the page as it is, pages of other sites that were made again, makings in a storm.
"""

import os
import shutil
import sys
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from . import install
from .servers import Redis, Server

PAGES, SITES, WORKERS = 200, 8, 4
CHANGES, READS = 20, 50
STORM = 200


def main():
    if shutil.which("redis-server") is None:
        sys.exit("freshness: redis-server is missing (Debian: redis-server).")
    with tempfile.TemporaryDirectory(prefix="federations-cms-bench-") as name:
        folder = Path(name)
        redis = Redis(folder)
        made = folder / "made"
        server = None
        try:
            places = install.build(folder / "var", PAGES, redis.url, SITES)
            server = Server("cms.wsgi", folder, {"BENCH_MADE": str(made)}, workers=WORKERS).wait()
            # Titles are looked for in what comes.
            server.coding = "identity"
            fresh, others = publishing(server, places, made)
            storms = [storm(server, places[number], made) for number in range(5)]
        finally:
            for one in filter(None, (server, redis)):
                one.close()
    print(
        f"freshness: {fresh} of {CHANGES * READS} reads right after a change show it, over {WORKERS} workers; "
        f"{others} pages of other sites made again; {STORM} at once before a cold page made it {max(storms)} times at "
        f"most"
    )
    return int(fresh != CHANGES * READS or others != 0 or max(storms) != 1)


def publishing(server, places, made):
    """Change a page again and again; return (reads that showed the change, pages of other sites made meanwhile)."""
    from news.models import NewsPage

    site = places[0].federation.site
    page = NewsPage.objects.child_of(places[0].news).live().first()
    path = "/" + page.url_path.removeprefix(site.root_page.url_path)
    warm = [(place.federation.site.hostname, "/") for place in places]
    for host, target in warm * WORKERS:
        server.get(host, target)
    before, fresh = makings(made), 0
    with ThreadPoolExecutor(8) as readers:
        for number in range(CHANGES):
            page.title = f"Tin đã đổi lần {number:02}"
            page.save_revision().publish()
            expected = page.title.encode()
            found = readers.map(lambda _read: server.get(site.hostname, path)[2], range(READS))
            fresh += sum(expected in body for body in found)
            for host, target in warm[1:]:
                server.get(host, target)
    others = makings(made) - before
    return fresh, sum(times for (host, _path), times in others.items() if host != site.hostname)


def storm(server, place, made):
    """Have many ask at once for a page that nobody asked for before; return how often it was made."""
    site = place.federation.site
    path = "/" + place.news.url_path.removeprefix(site.root_page.url_path)
    before = makings(made)
    with ThreadPoolExecutor(STORM) as crowd:
        statuses = set(crowd.map(lambda _reader: server.get(site.hostname, path)[0], range(STORM)))
    assert statuses == {200}, statuses
    return (makings(made) - before)[site.hostname, path]


def makings(made):
    """Return {(host, path): how often it was made}."""
    return (
        Counter(tuple(line.split()) for line in made.read_text("ascii").splitlines()) if made.exists() else Counter()
    )


if __name__ == "__main__":
    os.environ.setdefault("PYTHONUNBUFFERED", "1")
    sys.exit(main())
