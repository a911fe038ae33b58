"""What bench.growth measures: the requests of readers and of a team, on one federation's site."""

from datetime import timedelta
from functools import partial

from django.test import Client
from django.utils import timezone

from accounts.models import User
from bench.worker import visitor
from catalogue import blocks
from news.models import NewsPage


def deeds(place):
    """Return {name: function without arguments} for a bench.content.Place, in its present size."""
    host = place.federation.site.hostname
    visit = visitor(host)
    stories = NewsPage.objects.child_of(place.news).order_by("pk")
    story = stories.first()
    first, second = "thăm hỏi gia đình", "đợt"
    month = f"{timezone.localdate() - timedelta(days=400):%Y-%m}"
    readers = {
        "home": "/",
        "news list": f"/{place.news.slug}/",
        "news list, page 45": f"/{place.news.slug}/?page=45",
        "news list, a month": f"/{place.news.slug}/?month={month}",
        "news list, a category": f"/{place.news.slug}/?category={place.categories[0].slug}",
        "article": story.get_url_parts()[2],
        "seminar list": f"/{place.seminars.slug}/",
        "404": "/khong-co/",
        "feed": "/rss.xml",
        "sitemap, index": "/sitemap.xml",
        "sitemap, a part": f"/sitemap-{story.pk // blocks.WIDTH}.xml",
        "search, a word on every page": f"/tim-kiem/?q={second}",
        "search, a common phrase": f'/tim-kiem/?q="{first}"',
        "search, one page": f"/tim-kiem/?q={story.title.rpartition(' ')[2]}",
        "search, nothing": "/tim-kiem/?q=khongcogi",
    }
    found = {name: partial(expect, visit, path) for name, path in readers.items()}
    team = client_of(host)
    office = {
        "admin explorer": f"/admin/pages/{place.news.pk}/",
        "admin explorer, by title": f"/admin/pages/{place.news.pk}/?ordering=title",
        "admin explorer, search": f"/admin/pages/{place.news.pk}/?q=gia",
        "admin page search, common": "/admin/pages/search/?q=gia",
        "admin page search, one page": f"/admin/pages/search/?q={story.title.rpartition(' ')[2]}",
        "admin page chooser": f"/admin/choose-page/{place.news.pk}/",
        "admin page chooser, search": "/admin/choose-page/search/?q=gia",
        "admin first page": "/admin/",
    }
    found |= {name: partial(expect_in_admin, team, path) for name, path in office.items()}
    everywhere = client_of(host, _administrator())
    found["admin page search, national"] = partial(expect_in_admin, everywhere, "/admin/pages/search/?q=gia")
    found["publish"] = partial(publish, stories.last().pk)
    return found


def expect(visit, path):
    """Open an address as a reader."""
    status, _length = visit(path)
    assert status == (404 if path == "/khong-co/" else 200), (path, status)


def expect_in_admin(client, path):
    """Open an address as an editor."""
    response = client.get(path)
    assert response.status_code == 200, (path, response.status_code)


def publish(pk):
    """Publish a page anew."""
    page = NewsPage.objects.get(pk=pk)
    page.lead = f"{page.lead[:100]} {timezone.now():%f}"
    page.save_revision().publish()


def client_of(host, user=None):
    """Return a client signed in as a person, by default the editor of the host's team."""
    client = Client(SERVER_NAME=host)
    client.force_login(user or User.objects.get(email=f"editor@{host}"))
    return client


def _administrator():
    known = User.objects.filter(is_superuser=True).first()
    return known or User.objects.create_superuser("administrator@national.example", None)
