import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from library.models import LibraryImage
from sites.models import Identity
from tests import builders
from tests.discovery.readers import TITLE


@pytest.fixture
def cost(visit):
    """Return a function that counts the queries of one request of a warm process."""

    def count(host, path):
        visit(host, path)
        with CaptureQueriesContext(connection) as captured:
            assert visit(host, path).status_code == 200
        return len(captured)

    return count


@pytest.fixture
def cover(an_giang):
    """A picture large enough for a card."""
    return LibraryImage.objects.create(
        title="Ảnh",
        description='Chủ tịch "trao" quà & hoa',
        file=builders.picture_file(size=(1400, 900)),
        collection=an_giang.federation.collection,
    )


@pytest.fixture
def logo(an_giang):
    """The logo of An Giang."""
    picture = LibraryImage.objects.create(
        title="Biểu trưng", file=builders.picture_file(size=(300, 300)), collection=an_giang.federation.collection
    )
    identity = identity_of(an_giang)
    identity.logo = picture
    identity.save()
    return picture


def identity_of(team):
    """Return a site's identity."""
    return Identity.objects.get(site=team.site)


@pytest.fixture
def story(an_giang, cover):
    """A piece of news with everything, and with text that breaks careless writers."""
    return builders.news(
        an_giang.news,
        title=TITLE,
        lead='Sapo: 1 < 2 & "ba"',
        cover=cover,
        category=an_giang.news.categories.first(),
        byline="Tin, ảnh: Hoài Thu",
        date_shown=timezone.now().replace(microsecond=0) - datetime.timedelta(hours=3),
    )


@pytest.fixture
def meeting(an_giang, cover):
    """An announced seminar with its hours."""
    return builders.seminar(
        an_giang.seminars,
        title=TITLE,
        lead="Sapo: một; hai, ba\\bốn",
        kind="toa-dam",
        date=timezone.localdate() + datetime.timedelta(days=3),
        start_time=datetime.time(13, 30),
        end_time=datetime.time(16),
        venue="Hội trường A; lầu 2, số 1 Rạch Giá",
        host="Ban Nữ công",
        cover=cover,
    )


@pytest.fixture
def documents(an_giang, story, meeting):
    """The addresses of every kind of document that An Giang's host answers with."""
    return {
        "robots": "/robots.txt",
        "sitemap index": "/sitemap.xml",
        "sitemap": "/sitemap-0.xml",
        "news sitemap": "/sitemap-news.xml",
        "RSS": "/rss.xml",
        "Atom": "/atom.xml",
        "section's RSS": f"{an_giang.news.url}rss.xml",
        "category's Atom": f"{an_giang.news.url}{story.category.slug}/atom.xml",
        "seminars' RSS": f"{an_giang.seminars.url}rss.xml",
        "calendar": f"{an_giang.seminars.url}lich.ics",
        "seminar's calendar": f"{meeting.url}lich.ics",
    }
