"""What the processes of bench.lifecycle.takeaway do: `python -m bench.lifecycle.takeaway_worker DEED …`.

Each prints one line of JSON at its end.
"""

import hashlib
import json
import random
import sys
import time
from collections import Counter
from pathlib import Path

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connections  # noqa: E402
from django.test import Client  # noqa: E402
from tqdm import tqdm  # noqa: E402
from wagtail.contrib.redirects.models import Redirect  # noqa: E402
from wagtail.models import Page  # noqa: E402

from accounts.models import User  # noqa: E402
from bench import content  # noqa: E402
from bench.pictures import PER_SITE, pictures_for  # noqa: E402
from exports.portraits import portrait_of  # noqa: E402
from library.models import LibraryImage, Rendition  # noqa: E402
from news.models import NewsIndexPage  # noqa: E402
from search import index  # noqa: E402
from seminars.models import SeminarIndexPage  # noqa: E402
from sites.models import Federation  # noqa: E402
from sites.provisioning import FederationSpec, provision  # noqa: E402
from sites.roles import ROLES  # noqa: E402
from tests.exports.rendering import without_numbers  # noqa: E402
from visits.models import PageTotal, SiteTotal  # noqa: E402

OWN, NEIGHBOUR = ("ben-tre", "Bến Tre"), ("ca-mau", "Cà Mau")
# Opened before pages are compared, so that the cuts of all pictures are made.
WARMING = 400


def build(pages, pictures):
    """Make a federation with so many pages, each with a version, and pictures, and a neighbour a tenth of its size."""
    call_command("migrate", verbosity=0)
    places = []
    for number, (slug, name) in enumerate((OWN, NEIGHBOUR)):
        people = [{"email": f"{role.key}@{slug}.example", "role": role.key} for role in ROLES]
        for person in people:
            User.objects.create_user(person["email"], None)
        spec = {"slug": slug, "name": name, "unit_kind": "tỉnh", "hostname": f"{slug}.example", "state": "live"}
        provision(FederationSpec.from_mapping({**spec, "people": people}))
        places.append(_place(number, slug, int(pictures)))
    content.grow(places[:1], int(pages))
    content.grow(places[1:], max(100, int(pages) // 10))
    own = places[0].federation
    # Rows of cuts that were never made: readers' pages have them made, before and after.
    Rendition.objects.all().delete()
    _add_versions(own)
    SiteTotal.objects.create(site=own.site, visits=100_000)
    Redirect.add_redirect("/cu/1.aspx", redirect_to=places[0].news, site=own.site)
    call_command("rebuild_references_index", verbosity=0)
    # A clone has the fingerprint of its pattern (bench.cloning); a page that is indexed anew has its own.
    index.repair()
    return {"pages": _pages(own).count(), "pictures": LibraryImage.objects.count()}


def _place(number, slug, pictures):
    federation = Federation.objects.get(slug=slug)
    news = NewsIndexPage.objects.child_of(federation.home).get()
    return content.Place(
        federation=federation,
        news=news,
        seminars=SeminarIndexPage.objects.child_of(federation.home).get(),
        pictures=[one for _ in range(max(1, pictures // PER_SITE)) for one in pictures_for(federation.collection)],
        categories=list(news.categories.all()),
        number=number,
    )


def _pages(federation):
    return Page.objects.filter(path__startswith=federation.home.path).order_by("pk")


def _add_versions(federation):
    author = User.objects.get(email=f"editors@{federation.slug}.example")
    pages = _pages(federation).filter(depth__gt=3)
    PageTotal.objects.bulk_create(PageTotal(site=federation.site, page=page, visits=page.pk) for page in pages)
    for page in tqdm(pages.specific().iterator(chunk_size=500), desc="versions", unit="", disable=None):
        # As an editor's saving leaves it: each block has its id.
        page.save(clean=False)
        page.save_revision(user=author, log_action=True, clean=False)


def portrait(file):
    """Write what the federation looks like into a file; return how many rows there are."""
    drawn = portrait_of(Federation.objects.select_related("site").get(slug=OWN[0]))
    Path(file).write_text(json.dumps(drawn, sort_keys=True, default=str), "utf-8")
    return sum(map(len, drawn.values()))


def render(file):
    """Write a hash of each page as readers get it into a file; return {status: how many}."""
    federation = Federation.objects.select_related("site").get(slug=OWN[0])
    host, client = federation.site.hostname, Client(SERVER_NAME=federation.site.hostname)
    paths = _paths(federation)
    for path in paths[:WARMING]:
        client.get(path)
    hashes, said = {}, Counter()
    for path in tqdm(paths, desc="pages", unit="", disable=None):
        answer = client.get(path)
        said[answer.status_code] += 1
        hashes[path] = hashlib.sha256(without_numbers(answer.text, host).encode()).hexdigest()
    Path(file).write_text(json.dumps(hashes), "utf-8")
    return dict(said)


def _paths(federation):
    start = federation.home.url_path
    return [f"/{url_path.removeprefix(start)}" for url_path in _pages(federation).values_list("url_path", flat=True)]


def watch(stop):
    """Open the neighbour's pages at random until a file is there; return {status: how many} and the slowest answer."""
    federation = Federation.objects.select_related("site").get(slug=NEIGHBOUR[0])
    paths, chosen = _paths(federation), random.Random(1)  # noqa: S311  (repeatable)
    client, said, slowest = Client(SERVER_NAME=federation.site.hostname), Counter(), 0
    while not Path(stop).exists():
        began = time.monotonic()
        said[client.get(chosen.choice(paths)).status_code] += 1
        slowest = max(slowest, time.monotonic() - began)
    return {"answers": dict(said), "slowest": round(slowest, 2)}


DEEDS = {deed.__name__: deed for deed in (build, portrait, render, watch)}


def main():
    deed, *arguments = sys.argv[1:]
    result = DEEDS[deed](*arguments)
    # What is written is in the one file then, and not in the log beside it.
    connections.close_all()
    sys.stdout.write(json.dumps(result) + "\n")


if __name__ == "__main__":
    main()
