"""What a page's head says to networks and readers' programs."""

import datetime

import pytest
from django.template import Context, Template
from django.urls import reverse
from lxml import html

from library.pictures import CARD, LOGO
from tests import builders
from tests.discovery.conftest import identity_of
from tests.discovery.readers import TITLE, cards, cut

NAME = "Liên đoàn Lao động tỉnh An Giang"
LOCAL = datetime.timezone(datetime.timedelta(hours=7))


def head(response):
    """Return the head element of a page."""
    assert response.status_code == 200
    return html.fromstring(response.content.decode()).find("head")


def alternates(response):
    """Return the (type, address) pairs of the feeds and calendars that a page names."""
    found = head(response).xpath("//link[@rel='alternate']")
    assert all(NAME in link.get("title") for link in found)
    return [(link.get("type"), link.get("href")) for link in found]


def canonical(response):
    """Return the page's canonical address."""
    (address,) = head(response).xpath("//link[@rel='canonical']/@href")
    return address


def card(response):
    """Return the kind of card that networks are asked to show."""
    (kind,) = head(response).xpath("//meta[@name='twitter:card']/@content")
    return kind


def local(moment):
    """Write a moment as the head does."""
    return moment.astimezone(LOCAL).isoformat(timespec="seconds")


def test_news_have_a_card_with_every_field(an_giang, visit, story):
    response = visit(an_giang.host, story.url)
    picture = cut(story.cover, CARD)

    assert cards(response) == {
        "og:site_name": NAME,
        "og:locale": "vi_VN",
        "og:type": "article",
        "og:title": TITLE,
        "og:url": story.full_url,
        "og:description": story.lead,
        "article:published_time": local(story.date_shown),
        "article:modified_time": local(story.last_published_at),
        "article:section": story.category.name,
        "og:image": f"http://{an_giang.host}{picture.url}",
        "og:image:type": "image/jpeg",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": story.cover.description,
    }
    assert card(response) == "summary_large_image"
    assert visit(an_giang.host, picture.url, follow=True)["Content-Type"] == "image/jpeg"


def test_search_engines_words_come_before_the_readers(an_giang, visit, story):
    story.seo_title, story.search_description = "Tên cho máy tìm", "Mô tả cho máy tìm"
    story.save_revision().publish()

    found = cards(visit(an_giang.host, story.url))

    assert (found["og:title"], found["og:description"]) == ("Tên cho máy tìm", "Mô tả cho máy tìm")


def test_front_page_has_a_card_of_the_site(an_giang, visit, logo):
    response = visit(an_giang.host)
    found = cards(response)

    assert found["og:type"] == "website"
    assert found["og:url"] == f"http://{an_giang.host}/"
    assert found["og:description"] == "Khẩu hiệu An Giang"
    assert found["og:image"] == f"http://{an_giang.host}{cut(logo, LOGO).url}"
    # A square logo would lose its edges on a wide card.
    assert (found["og:image:width"], found["og:image:height"]) == ("300", "300")
    assert card(response) == "summary"


def test_page_without_a_cover_shows_the_banner_before_the_logo(an_giang, visit, cover, logo):
    identity = identity_of(an_giang)
    identity.banner = cover
    identity.save()
    page = builders.news(an_giang.news)

    response = visit(an_giang.host, page.url)

    banner = cut(cover, CARD).url
    assert cards(response)["og:image"] == f"http://{an_giang.host}{banner}"
    assert card(response) == "summary_large_image"


def test_site_without_any_picture_names_none(an_giang, visit):
    assert "og:image" not in cards(visit(an_giang.host))


def test_cover_whose_file_is_gone_is_no_error(an_giang, visit, story, logo):
    story.cover.file.storage.delete(story.cover.file.name)

    response = visit(an_giang.host, story.url)

    assert response.status_code == 200
    assert visit(an_giang.host, cut(story.cover, CARD).url).status_code == 410


def test_pages_name_the_feeds_they_belong_to(an_giang, visit, story, meeting):
    root = f"http://{an_giang.host}"
    site = [("application/rss+xml", f"{root}/rss.xml"), ("application/atom+xml", f"{root}/atom.xml")]
    news = [
        ("application/rss+xml", f"{root}/tin-tuc/rss.xml"),
        ("application/atom+xml", f"{root}/tin-tuc/atom.xml"),
    ]
    category = [(kind, address.replace("tin-tuc", f"tin-tuc/{story.category.slug}")) for kind, address in news]
    seminars = [(kind, address.replace("tin-tuc", "hoi-thao-toa-dam")) for kind, address in news]
    seminars.append(("text/calendar", f"{root}/hoi-thao-toa-dam/lich.ics"))

    for path, own in {
        "/": [],
        an_giang.about.url: [],
        an_giang.news.url: news,
        story.url: news,
        f"{an_giang.news.url}?category={story.category.slug}": news + category,
        an_giang.seminars.url: seminars,
        meeting.url: seminars,
    }.items():
        assert alternates(visit(an_giang.host, path)) == site + own, path


def test_every_feed_that_a_page_names_is_there(an_giang, visit, story, meeting):
    for page in (story, meeting):
        for kind, address in alternates(visit(an_giang.host, page.url)):
            assert visit(an_giang.host, address)["Content-Type"].startswith(kind)


@pytest.mark.parametrize("path", ["/khong-co/?q=%22%3E%3Cscript%3E", "/so-do-trang/?q=%22%3E%3Cscript%3E"])
def test_view_without_a_page_says_only_what_holds_for_the_site(an_giang, visit, path):
    text = visit(an_giang.host, path).content.decode()
    element = html.fromstring(text).find("head")

    assert element.xpath("//meta[@property]/@content") == [NAME, "vi_VN"]
    assert "ld+json" not in text
    assert "twitter:card" not in text
    assert "?q=" not in text.partition("</head>")[0]


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ("", ""),
        ("?page=1", ""),
        ("?page=2", "?page=2"),
        ("?page=2&utm_source=mail&q=%22%3E", "?page=2"),
        ("?page=x", ""),
        ("?category=hoat-dong-cong-doan", ""),
        ("?month=2026-10", ""),
        ("?utm_source=mail", ""),
        ("?q=%3Cscript%3E", ""),
    ],
)
def test_canonical_address_keeps_the_page_number_and_nothing_else(an_giang, visit, query, kept):
    for _number in range(21):
        builders.news(an_giang.news)
    for _number in range(21):
        builders.seminar(an_giang.seminars, date=datetime.date(2020, 1, 2))

    for section in (an_giang.news, an_giang.seminars):
        response = visit(an_giang.host, f"{section.url}{query}")
        assert canonical(response) == f"{section.full_url}{kept}"
        assert cards(response)["og:url"] == section.full_url


@pytest.mark.parametrize("page", ["home", "about", "contact"])
def test_unknown_keys_never_reach_the_canonical_address(an_giang, visit, page):
    address = getattr(an_giang, page).full_url

    response = visit(an_giang.host, f"{getattr(an_giang, page).url}?page=2&sent=1&utm_source=mail")

    assert canonical(response) == address
    assert cards(response)["og:url"] == address


def test_head_names_no_host_but_the_pages_own(an_giang, ca_mau, visit, story):
    text = visit(an_giang.host, story.url, headers={"x-forwarded-host": ca_mau.host}).content.decode()

    assert ca_mau.host not in text
    assert "national.example" not in text


@pytest.mark.parametrize(
    ("section", "build", "day"), [("news", "news", "date_shown"), ("seminars", "seminar", "date")]
)
def test_preview_of_an_unfinished_draft_is_no_error(an_giang, visit, section, build, day):
    page = getattr(builders, build)(getattr(an_giang, section), live=False)
    page.title = "Chưa xong"
    setattr(page, day, None)
    revision = page.save_revision(clean=False)
    address = reverse("wagtailadmin_pages:revisions_view", args=(page.pk, revision.pk))

    response = visit(an_giang.host, address, an_giang.editor)

    assert response.status_code == 200
    assert cards(response)["og:title"] == "Chưa xong"


def test_calendars_address_for_a_link(an_giang, visit, meeting):
    template = Template("{% load discovery_tags %}{% calendar_url page %}")
    request = visit(an_giang.host, meeting.url).wsgi_request

    path = template.render(Context({"request": request, "page": meeting}))

    assert visit(an_giang.host, path)["Content-Type"].startswith("text/calendar")
