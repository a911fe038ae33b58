"""An install to serve: the sites and pages of bench.content in a database of the measurement's own."""

import os
import random

# How unequally pages are read: the n-th most read one 1/n as often as the first (Zipf), as web traffic goes.
SEED, REQUESTS = 34, 50_000


def build(folder, pages, redis_url="", sites=34):
    """Make the database in a folder and return its sites as Places; sets Django up in this process.

    Args:
        folder: where everything is written (CMS_VAR_DIR).
        pages: how many pages over all sites.
        sites: how many.
        redis_url: where versions lie; without it, in the folder.
    """
    os.environ |= {"CMS_VAR_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "bench.serving.settings"}
    if redis_url:
        os.environ |= {"BENCH_CACHE": "page-cache-redis", "BENCH_REDIS": redis_url}
    import django

    django.setup()
    from django.core.management import call_command

    from bench import content

    call_command("migrate", verbosity=0)
    places = content.provision(sites)
    content.grow(places, pages)
    return places


def addresses():
    """Return [(host, path)] of the pages that a cache may keep, the most read first: a shuffle, always the same.

    Pages with a form set a cookie, and are made for each reader by whatever cache.
    """
    from wagtail.contrib.forms.models import FormMixin
    from wagtail.models import Page, Site, get_page_models

    forms = [model for model in get_page_models() if issubclass(model, FormMixin)]
    found = []
    for site in Site.objects.select_related("root_page").order_by("pk"):
        root = site.root_page
        pages = Page.objects.live().filter(path__startswith=root.path).not_exact_type(*forms).order_by("path")
        urls = pages.values_list("url_path", flat=True)
        found += [(site.hostname, "/" + url.removeprefix(root.url_path)) for url in urls]
    random.Random(SEED).shuffle(found)  # noqa: S311
    return found


def write_requests(path, found):
    """Write a file of requests for addresses, as often as readers ask for each; return its path."""
    weights = [1 / place for place in range(1, len(found) + 1)]
    chosen = random.Random(SEED).choices(found, weights, k=REQUESTS)  # noqa: S311
    path.write_text("".join(f"{host} {target}\n" for host, target in chosen), "ascii")
    return path
