"""What the processes of bench.lifecycle.merge do: `python -m bench.lifecycle.merge_worker DEED …`.

Each prints one line of JSON at its end.
"""

import hashlib
import json
import random
import sys
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connections  # noqa: E402
from django.test import Client  # noqa: E402
from tqdm import tqdm  # noqa: E402
from wagtail.contrib.redirects.models import Redirect  # noqa: E402
from wagtail.models import GroupPagePermission, Page  # noqa: E402

from accounts.models import User  # noqa: E402
from bench import content  # noqa: E402
from bench.pictures import PER_SITE, pictures_for  # noqa: E402
from library.models import LibraryImage  # noqa: E402
from news.models import NewsIndexPage  # noqa: E402
from search import index  # noqa: E402
from seminars.models import SeminarIndexPage  # noqa: E402
from sites.models import Federation  # noqa: E402
from sites.provisioning import FederationSpec, provision  # noqa: E402
from sites.roles import ROLES  # noqa: E402
from tests.merging import dumps  # noqa: E402
from visits.models import SiteTotal  # noqa: E402

SUCCESSOR = ("vinh-long-moi", "Vĩnh Long mới")
PREDECESSORS = (("ben-tre", "Bến Tre"), ("tra-vinh", "Trà Vinh"), ("vinh-long", "Vĩnh Long"))
# Beside its pages each site is asked for these.
FILES = (
    "/rss.xml",
    "/tin-tuc/rss.xml",
    "/sitemap.xml",
    "/robots.txt",
    "/so-do-trang/",
    "/tin-tuc/?page=3",
    "/cu/1.aspx",
)


def build(pages, pictures):
    """Make the successor and its predecessors, each of these with so many pages and pictures."""
    call_command("migrate", verbosity=0)
    User.objects.create_superuser("administrator@national.example", None)
    for slug, name in (SUCCESSOR, *PREDECESSORS):
        people = [{"email": f"{role.key}@{slug}.example", "role": role.key} for role in ROLES]
        for person in people:
            User.objects.create_user(person["email"], None)
        spec = {"slug": slug, "name": name, "unit_kind": "tỉnh", "hostname": f"{slug}.example", "state": "live"}
        provision(FederationSpec.from_mapping({**spec, "people": people}))
    places = [_place(number, slug, int(pictures)) for number, (slug, _name) in enumerate(PREDECESSORS)]
    content.grow(places, int(pages) * len(places))
    for place in places:
        site = place.federation.site
        SiteTotal.objects.create(site=site, visits=100_000)
        Redirect.add_redirect("/cu/1.aspx", redirect_to=f"/{place.news.slug}/", site=site)
    call_command("rebuild_references_index", verbosity=0)
    # A clone has the fingerprint of its pattern (bench.cloning); a page that is indexed anew has its own.
    index.repair()
    return {"pages": Page.objects.count(), "pictures": LibraryImage.objects.count()}


def _place(number, slug, pictures):
    federation = Federation.objects.get(slug=slug)
    news = NewsIndexPage.objects.child_of(federation.home).get()
    found = [one for _round in range(max(1, pictures // PER_SITE)) for one in pictures_for(federation.collection)]
    return content.Place(
        federation=federation,
        news=news,
        seminars=SeminarIndexPage.objects.child_of(federation.home).get(),
        pictures=found,
        categories=list(news.categories.all()),
        number=number,
    )


def dump():
    """Return {table: hash of its rows} of all that a merger has to give back."""
    return {table: _hash(rows) for table, rows in dumps.everything().items()}


def outcome():
    """Return {what: hash} of what a merger has brought about."""
    return {what: _hash(rows) for what, rows in dumps.outcome().items()}


def _hash(rows):
    return hashlib.sha256(repr(rows).encode()).hexdigest()[:16]


def addresses(file):
    """Write the predecessors' addresses of pages, feeds, lists and redirects into a file; return how many."""
    found = []
    for slug, _name in PREDECESSORS:
        federation = Federation.objects.get(slug=slug)
        home = federation.home
        pages = Page.objects.live().filter(path__startswith=home.path).order_by("pk")
        paths = [f"/{url_path.removeprefix(home.url_path)}" for url_path in pages.values_list("url_path", flat=True)]
        found += [[federation.site.hostname, path] for path in [*paths, *FILES]]
    Path(file).write_text(json.dumps(found), "utf-8")
    return len(found)


def check(file, step="1"):
    """Open old addresses, every `step`-th of them, and follow them once; return {answer: how many}."""
    visits, said = {}, Counter()
    for host, path in tqdm(
        json.loads(Path(file).read_text("utf-8"))[:: int(step)], desc="addresses", unit="", disable=None
    ):
        said[_answer(visits, host, path)] += 1
    return dict(said)


def watch(file, stop):
    """Open old addresses at random until a file is there, and follow them; return {answer: how many}."""
    chosen, visits, said = random.Random(1), {}, Counter()  # noqa: S311  (repeatable)
    found = json.loads(Path(file).read_text("utf-8"))
    while not Path(stop).exists():
        said[_answer(visits, *chosen.choice(found), hops=2)] += 1
    return dict(said)


def _answer(visits, host, path, hops=1):
    """Return the status of an address, and where it leads on, that of the new one: "301 to 200".

    Args:
        hops: how often it is followed. Who is led on in the very moment of an undoing is led back by the next answer.
    """
    status, location = _ask(visits, host, path)
    if status not in (301, 302) or not hops:
        return str(status)
    new = urlsplit(location)
    there = urlunsplit(("", "", new.path, new.query, ""))
    return f"{status} to {_answer(visits, new.hostname or host, there, hops - 1)}"


def _ask(visits, host, path):
    client = visits.setdefault(host, Client(SERVER_NAME=host))
    response = client.get(path)
    return response.status_code, response.get("Location", "")


def standing():
    """Return what is there, and what the predecessors' teams may still do."""
    slugs = [slug for slug, _name in PREDECESSORS]
    federations = Federation.objects.filter(slug__in=slugs)
    groups = [federation.group_for(role.key) for federation in federations for role in ROLES]
    own = Federation.objects.select_related("site__root_page", "collection").get(slug=SUCCESSOR[0])
    pictures = LibraryImage.objects.all()
    return {
        "pages": Page.objects.filter(depth__gt=2).count(),
        "pictures": pictures.count(),
        "files": sum(picture.file.storage.exists(picture.file.name) for picture in pictures),
        "with successor": Page.objects.filter(path__startswith=own.home.path).count(),
        "pictures with successor": pictures.filter(collection__path__startswith=own.collection.path).count(),
        "grants of predecessors": GroupPagePermission.objects.filter(group__in=groups).count(),
        "tree is whole": Page.find_problems() == ([], [], [], [], []),
    }


DEEDS = {deed.__name__: deed for deed in (build, dump, outcome, addresses, check, watch, standing)}


def main():
    deed, *arguments = sys.argv[1:]
    result = DEEDS[deed](*arguments)
    # What is written is in the one file then, and not in the log beside it.
    connections.close_all()
    sys.stdout.write(json.dumps(result) + "\n")


if __name__ == "__main__":
    main()
