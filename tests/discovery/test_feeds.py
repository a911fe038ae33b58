"""Feeds, as an independent reader understands them."""

import datetime
import email.utils

import pytest
from django.utils import timezone

from library.pictures import CARD, FEED_LOGO
from news.models import NewsCategory
from tests import builders, bulk
from tests.discovery.readers import WRITABLE_TITLE, cut, feed, xml

FORMS = ["rss", "atom"]
NAME = "Liên đoàn Lao động tỉnh An Giang"
MEDIA = "{http://search.yahoo.com/mrss/}"


@pytest.mark.parametrize("form", FORMS)
def test_feed_of_the_site_holds_every_field_of_an_item(an_giang, visit, story, form):
    response = visit(an_giang.host, f"/{form}.xml")

    assert response["Content-Type"] == f"application/{form}+xml; charset=utf-8"
    parsed = feed(response)
    (item,) = parsed.entries
    picture = cut(story.cover, CARD)
    assert parsed.version == {"rss": "rss20", "atom": "atom10"}[form]
    assert item.title == WRITABLE_TITLE
    assert item.link == story.full_url
    assert item.id == f"urn:uuid:{story.translation_key}"
    assert item.author == "Tin, ảnh: Hoài Thu"
    assert item.tags[0].term == story.category.name
    assert item.summary == "Sapo: 1 &lt; 2 &amp; &quot;ba&quot;"
    assert published(item) == story.date_shown
    assert item.media_content == [
        {
            "url": f"http://{an_giang.host}{picture.url}",
            "type": "image/jpeg",
            "medium": "image",
            "width": "1200",
            "height": "630",
        }
    ]


@pytest.mark.parametrize("form", FORMS)
def test_feed_says_whose_it_is_and_when_it_changed(an_giang, visit, story, logo, form):
    response = visit(an_giang.host, f"/{form}.xml")
    channel = feed(response).feed

    assert channel.title == NAME
    assert channel.link == f"http://{an_giang.host}/"
    assert channel.subtitle == "Khẩu hiệu An Giang"
    assert channel.language == "vi" if form == "rss" else b'xml:lang="vi"' in response.content
    assert [link.href for link in channel.links if link.rel == "self"] == [f"http://{an_giang.host}/{form}.xml"]
    assert (channel.image.href if form == "rss" else channel.logo) == (
        f"http://{an_giang.host}{cut(logo, FEED_LOGO).url}"
    )
    updated = datetime.datetime(*channel.updated_parsed[:6], tzinfo=datetime.UTC)
    assert updated == story.last_published_at.replace(microsecond=0)


def published(item):
    """Return the aware datetime at which an item was published."""
    return datetime.datetime(*item.published_parsed[:6], tzinfo=datetime.UTC)


def test_picture_of_a_channel_is_as_large_as_it_says(an_giang, visit, story, logo):
    image = xml(visit(an_giang.host, "/rss.xml")).find("channel/image")

    assert {child.tag: child.text for child in image} == {
        "url": f"http://{an_giang.host}{cut(logo, FEED_LOGO).url}",
        "title": NAME,
        "link": f"http://{an_giang.host}/",
        "width": "144",
        "height": "144",
    }


def test_alternative_text_goes_with_the_picture(an_giang, visit, story):
    root = xml(visit(an_giang.host, "/rss.xml"))

    assert root.findtext(f".//{MEDIA}description") == 'Chủ tịch "trao" quà & hoa'


@pytest.mark.parametrize("form", FORMS)
def test_section_and_category_have_feeds_of_their_own(an_giang, visit, story, meeting, form):
    other = NewsCategory.objects.create(section=an_giang.news, name="Bạn đọc & chúng tôi")
    elsewhere = builders.news(an_giang.news, title="Chuyện khác", category=other)

    section = feed(visit(an_giang.host, f"{an_giang.news.url}{form}.xml"))
    category = feed(visit(an_giang.host, f"{an_giang.news.url}{other.slug}/{form}.xml"))

    assert {item.link for item in section.entries} == {story.full_url, elsewhere.full_url}
    assert section.feed.title == f"Tin tức – {NAME}"
    assert section.feed.link == an_giang.news.full_url
    assert [item.link for item in category.entries] == [elsewhere.full_url]
    assert category.feed.title == f"Bạn đọc & chúng tôi – {NAME}"
    assert category.feed.link == f"{an_giang.news.full_url}?category={other.slug}"


def test_feeds_have_each_their_own_lasting_name(an_giang, visit, story):
    paths = ["/atom.xml", f"{an_giang.news.url}atom.xml"]
    paths += [f"{an_giang.news.url}{category.slug}/atom.xml" for category in an_giang.news.categories.all()]
    names = [feed(visit(an_giang.host, path)).feed.id for path in paths]
    an_giang.news.slug = "thoi-su"
    an_giang.news.save_revision().publish()

    assert len(set(names)) == len(paths)
    assert feed(visit(an_giang.host, "/thoi-su/atom.xml")).feed.id == names[1]


def test_item_is_the_same_one_after_its_page_has_moved(an_giang, visit, story):
    before = feed(visit(an_giang.host, "/rss.xml")).entries[0]
    story.slug = "dia-chi-moi"
    story.save_revision().publish()

    after = feed(visit(an_giang.host, "/rss.xml")).entries[0]

    assert after.id == before.id
    assert after.link != before.link


def test_seminars_are_told_by_the_time_of_their_announcement(an_giang, visit, meeting):
    (item,) = feed(visit(an_giang.host, f"{an_giang.seminars.url}rss.xml")).entries

    assert item.link == meeting.full_url
    assert published(item) == meeting.first_published_at.replace(microsecond=0)
    assert item.tags[0].term == "Tọa đàm"
    for fact in (f"{meeting.date.day}/{meeting.date.month}/{meeting.date.year}", meeting.venue, meeting.lead):
        assert fact in item.summary


def test_site_feed_has_news_and_seminars_the_newest_first(an_giang, visit, story, meeting):
    oldest = builders.news(an_giang.news, date_shown=builders.local(2020, 1, 2, 8))

    links = [item.link for item in feed(visit(an_giang.host, "/rss.xml")).entries]

    assert links == [meeting.full_url, story.full_url, oldest.full_url]


def test_title_of_255_characters_is_whole(an_giang, visit):
    title = ("Đại hội " * 32)[:254] + "Ỹ"
    builders.news(an_giang.news, title=title)

    assert feed(visit(an_giang.host, "/atom.xml")).entries[0].title == title


def test_feed_of_an_empty_section_is_valid_and_stays_the_same(an_giang, visit):
    first, second = (visit(an_giang.host, f"{an_giang.seminars.url}atom.xml") for _time in range(2))

    assert feed(first).entries == []
    assert first["ETag"] == second["ETag"]


def test_feed_is_bounded_and_costs_the_same_on_a_large_site(an_giang, visit, cover, cost):
    paths = ("/rss.xml", f"{an_giang.news.url}atom.xml", f"{an_giang.seminars.url}rss.xml")
    bulk.news(an_giang.news, 2, cover=cover)
    builders.seminar(an_giang.seminars, cover=cover)
    few = {path: cost(an_giang.host, path) for path in paths}

    bulk.news(an_giang.news, 300, cover=cover)
    for _number in range(4):
        builders.seminar(an_giang.seminars, cover=cover)

    assert {path: cost(an_giang.host, path) for path in paths} == few
    assert max(few.values()) <= 16, few
    assert len(feed(visit(an_giang.host, "/rss.xml")).entries) == 30


@pytest.mark.parametrize(
    "path", ["gioi-thieu/rss.xml", "tin-tuc/khong-co/rss.xml", "khong-co/atom.xml", "tin-tuc/a/b/rss.xml", "rss.xml/"]
)
def test_what_has_no_feed_is_not_found(an_giang, visit, story, path):
    assert visit(an_giang.host, f"/{path}").status_code == 404


def test_feed_of_a_page_in_the_section_is_not_found_but_a_category_of_its_name_is(an_giang, visit, story):
    assert visit(an_giang.host, f"{story.url}rss.xml").status_code == 404

    twin = NewsCategory.objects.create(section=an_giang.news, name="Cùng tên", slug=story.slug)

    assert feed(visit(an_giang.host, f"{story.url}rss.xml")).feed.title == f"{twin.name} – {NAME}"
    assert visit(an_giang.host, story.url).context["page"] == story


def test_item_without_a_cover_names_no_picture(an_giang, visit):
    page = builders.news(an_giang.news)

    (item,) = feed(visit(an_giang.host, "/rss.xml")).entries

    assert item.link == page.full_url
    assert "media_content" not in item


def test_dates_carry_the_local_time(an_giang, visit, story):
    written = xml(visit(an_giang.host, "/rss.xml")).findtext(".//pubDate")

    assert email.utils.parsedate_to_datetime(written).utcoffset() == datetime.timedelta(hours=7)
    assert email.utils.parsedate_to_datetime(written) == timezone.localtime(story.date_shown)
