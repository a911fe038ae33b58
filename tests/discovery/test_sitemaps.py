"""Sitemaps, as independent readers understand them."""

import datetime

import pytest
from django.utils import timezone
from usp.objects.sitemap import IndexXMLSitemap

from catalogue import blocks
from library.pictures import CARD
from tests import builders, bulk
from tests.discovery.readers import WRITABLE_TITLE, cut, sitemap, xml

NAMESPACES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "image": "http://www.google.com/schemas/sitemap-image/1.1",
    "news": "http://www.google.com/schemas/sitemap-news/0.9",
}


def parts(visit, host):
    """Return the paths of the parts that a host's index names."""
    index = sitemap(visit(host, "/sitemap.xml"))
    assert isinstance(index, IndexXMLSitemap)
    own = f"http://{host}"
    addresses = [part.url for part in index.sub_sitemaps]
    assert all(address.startswith(own) for address in addresses)
    return [address.removeprefix(own) for address in addresses]


def page_parts(visit, host):
    """Return the paths of the parts that are no news."""
    return [path for path in parts(visit, host) if "news" not in path]


def pages(visit, host):
    """Return {address: page of the sitemap} of all parts but the news."""
    return {page.url: page for path in page_parts(visit, host) for page in sitemap(visit(host, path)).pages}


def test_sitemap_names_every_page_at_its_full_address_with_its_date(an_giang, visit, story, meeting):
    deep = builders.add_page(an_giang.about, type(an_giang.about)(title="Cơ cấu tổ chức"))

    found = pages(visit, an_giang.host)

    own = (an_giang.about, an_giang.contact, deep, story, meeting)
    assert set(found) == {page.full_url for page in (*own, an_giang.home, an_giang.news, an_giang.seminars)}
    for page in own:
        assert found[page.full_url].last_modified == page.last_published_at.replace(microsecond=0)


def test_lists_changed_when_what_they_show_did(an_giang, visit, story, meeting):
    changed = timezone.now().replace(microsecond=0) + datetime.timedelta(hours=1)
    story.last_published_at = changed
    story.save()

    found = pages(visit, an_giang.host)

    assert found[an_giang.news.full_url].last_modified == changed
    assert found[an_giang.home.full_url].last_modified == changed
    assert found[an_giang.seminars.full_url].last_modified == meeting.last_published_at.replace(microsecond=0)
    index = xml(visit(an_giang.host, "/sitemap.xml"))
    lastmod = index.findtext("s:sitemap/s:lastmod", namespaces=NAMESPACES)
    assert datetime.datetime.fromisoformat(lastmod) == changed


def test_cover_is_named(an_giang, visit, story, meeting):
    found = pages(visit, an_giang.host)

    (image,) = found[story.full_url].images
    assert image.loc == f"http://{an_giang.host}{cut(story.cover, CARD).url}"
    picture = visit(an_giang.host, image.loc.removeprefix(f"http://{an_giang.host}"), follow=True)
    assert picture["Content-Type"] == "image/jpeg"


def test_recent_news_carry_the_fields_of_google_news(an_giang, visit, story, meeting):
    (page,) = sitemap(visit(an_giang.host, "/sitemap-news.xml")).pages

    assert "/sitemap-news.xml" in parts(visit, an_giang.host)
    assert page.url == story.full_url
    assert page.news_story.title == WRITABLE_TITLE
    assert page.news_story.publish_date == story.date_shown
    assert page.news_story.publication_name == "Liên đoàn Lao động tỉnh An Giang"
    assert page.news_story.publication_language == "vi"


@pytest.mark.parametrize("hours", [-1, 49])
def test_news_are_news_for_two_days_from_their_date(an_giang, visit, hours):
    builders.news(an_giang.news, date_shown=timezone.now() - datetime.timedelta(hours=hours))

    assert visit(an_giang.host, "/sitemap-news.xml").status_code == 404
    assert "/sitemap-news.xml" not in parts(visit, an_giang.host)


def test_elements_stand_in_the_order_of_the_protocol(an_giang, visit, story):
    visit(an_giang.host, story.url)
    root = xml(visit(an_giang.host, "/sitemap-0.xml"))
    news = xml(visit(an_giang.host, "/sitemap-news.xml"))

    assert root.tag == f"{{{NAMESPACES['s']}}}urlset"
    url = root.xpath("s:url[s:loc=$address]", namespaces=NAMESPACES, address=story.full_url)[0]
    assert [child.tag.partition("}")[2] for child in url] == ["loc", "lastmod", "image"]
    assert [element.tag.partition("}")[2] for element in news.find(".//news:news", NAMESPACES).iter()] == [
        "news",
        "publication",
        "name",
        "language",
        "publication_date",
        "title",
    ]


@pytest.fixture
def small_parts(monkeypatch):
    """Parts of a size that a test can fill."""
    monkeypatch.setattr(blocks, "WIDTH", 10)


def test_parts_are_bounded_and_together_hold_everything_once(an_giang, visit, small_parts):
    bulk.news(an_giang.news, 45)

    found = {
        path: [page.url for page in sitemap(visit(an_giang.host, path)).pages]
        for path in page_parts(visit, an_giang.host)
    }

    addresses = [address for part in found.values() for address in part]
    assert len(found) > 4
    assert max(len(part) for part in found.values()) <= 10
    assert len(addresses) == len(set(addresses)) == 45 + 5


def test_old_part_stays_the_same_when_a_page_is_added(an_giang, visit, small_parts):
    bulk.news(an_giang.news, 25)
    inner = page_parts(visit, an_giang.host)[-2]
    before = visit(an_giang.host, inner)["ETag"]

    builders.news(an_giang.news)

    assert visit(an_giang.host, inner)["ETag"] == before


@pytest.mark.parametrize("part", ["1", "999999", "01", "-1", "1234567", "٣", "x"])
def test_part_that_is_none_is_not_found(an_giang, visit, part):
    assert visit(an_giang.host, f"/sitemap-{part}.xml").status_code == 404


def test_cost_is_the_same_with_more_pages(an_giang, cover, cost):
    paths = ("/sitemap.xml", "/sitemap-0.xml", "/sitemap-news.xml")
    bulk.news(an_giang.news, 3, cover=cover)
    few = {path: cost(an_giang.host, path) for path in paths}

    bulk.news(an_giang.news, 500, cover=cover)

    assert {path: cost(an_giang.host, path) for path in paths} == few
    assert few["/sitemap.xml"] <= 5
    assert few["/sitemap-0.xml"] <= 9
