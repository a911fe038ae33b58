"""JSON-LD, read out of the pages' HTML by an independent reader and checked field by field."""

import datetime

import pytest

from library.pictures import CARD, LOGO
from sites.models import Licence, SocialLink
from tests import builders
from tests.discovery.readers import TITLE, cut, graph

NAME = "Liên đoàn Lao động tỉnh An Giang"
LOCAL = datetime.timezone(datetime.timedelta(hours=7))


def local(moment):
    """Write a moment as JSON-LD does."""
    return moment.astimezone(LOCAL).isoformat(timespec="seconds")


@pytest.fixture
def publisher(an_giang, logo):
    """What other things say of the federation."""
    return {
        "@type": ["Organization", "WorkersUnion"],
        "@id": "http://an-giang.example/#organization",
        "name": NAME,
        "url": "http://an-giang.example/",
        "logo": {
            "@type": "ImageObject",
            "url": f"http://an-giang.example{cut(logo, LOGO).url}",
            "width": 300,
            "height": 300,
        },
    }


def image(page):
    """Return the ImageObject of a page's cover."""
    rendition = cut(page.cover, CARD)
    return {
        "@type": "ImageObject",
        "url": f"http://an-giang.example{rendition.url}",
        "width": 1200,
        "height": 630,
        "caption": page.cover.description,
    }


def test_news_article(an_giang, visit, story, publisher):
    article = graph(visit(an_giang.host, story.url))["NewsArticle"]

    assert article == {
        "@type": "NewsArticle",
        "@id": f"{story.full_url}#article",
        "headline": TITLE,
        "description": story.lead,
        "inLanguage": "vi",
        "url": story.full_url,
        "mainEntityOfPage": {"@type": "WebPage", "@id": story.full_url},
        "image": [image(story)],
        "datePublished": local(story.date_shown),
        "dateModified": local(story.last_published_at),
        "articleSection": story.category.name,
        "author": {"@type": "Person", "name": "Hoài Thu"},
        "publisher": publisher,
    }


def test_title_can_neither_end_the_block_nor_open_a_comment_in_it(an_giang, visit, story):
    block = visit(an_giang.host, story.url).content.decode().partition("ld+json")[2].partition("</script>")[0]

    assert "alert(1)" in block
    assert not set("<&\u2028") & set(block)


def test_headline_is_not_longer_than_what_is_read(an_giang, visit):
    page = builders.news(an_giang.news, title=("Đại hội " * 32)[:255])

    headline = graph(visit(an_giang.host, page.url))["NewsArticle"]["headline"]

    assert len(headline) == 110
    assert headline.startswith("Đại hội Đại hội")


@pytest.mark.parametrize(
    ("byline", "author"),
    [
        ("Tin, ảnh: Hoài Thu - Ban Tuyên giáo", "Hoài Thu - Ban Tuyên giáo"),
        ("Bài và ảnh: Bích Hà", "Bích Hà"),
        ("Tin - ảnh: Ban TG-NC LĐLĐ tỉnh", "Ban TG-NC LĐLĐ tỉnh"),
        ("Bích Hà", "Bích Hà"),
        ("Ảnh Nguyễn: một bút danh", "Ảnh Nguyễn: một bút danh"),
        ("", NAME),
        ("Tin, ảnh:", NAME),
    ],
)
def test_author_is_who_signed_or_the_federation(an_giang, visit, byline, author):
    page = builders.news(an_giang.news, byline=byline)

    assert graph(visit(an_giang.host, page.url))["NewsArticle"]["author"]["name"] == author


def test_republished_news_say_whose_they_are(an_giang, visit):
    moment = builders.local(2020, 2, 3, 9, 5)
    page = builders.news(
        an_giang.news,
        origin="republished",
        source_name="Tuần báo “Người Thợ”",
        source_url="https://nguoi-tho.example/bai-1?a=1&b=2",
        source_published_at=moment,
    )

    response = visit(an_giang.host, page.url)
    article = graph(response)["NewsArticle"]

    assert article["isBasedOn"] == {
        "@type": "NewsArticle",
        "url": page.source_url,
        "datePublished": "2020-02-03T09:05:00+07:00",
    }
    assert article["sourceOrganization"] == {"@type": "Organization", "name": page.source_name}
    assert article["author"] == {"@type": "Organization", "name": page.source_name}
    assert article["publisher"]["name"] == NAME
    assert article["mainEntityOfPage"]["@id"] == page.full_url
    assert f'<link rel="canonical" href="{page.full_url}">' in response.content.decode()


def test_own_news_have_no_source(an_giang, visit, story):
    article = graph(visit(an_giang.host, story.url))["NewsArticle"]

    assert not {"isBasedOn", "sourceOrganization"} & set(article)


def test_event(an_giang, visit, meeting):
    event = graph(visit(an_giang.host, meeting.url))["Event"]

    assert event == {
        "@type": "Event",
        "@id": f"{meeting.full_url}#event",
        "name": TITLE,
        "description": meeting.lead,
        "inLanguage": "vi",
        "url": meeting.full_url,
        "image": [image(meeting)],
        "startDate": f"{meeting.date}T13:30:00+07:00",
        "endDate": f"{meeting.date}T16:00:00+07:00",
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": {"@type": "Place", "name": meeting.venue, "address": meeting.venue},
        "organizer": {"@type": "Organization", "name": "Ban Nữ công"},
    }


@pytest.mark.parametrize(
    ("fields", "start", "end"),
    [
        ({}, "2026-10-14", None),
        ({"part_of_day": "morning"}, "2026-10-14", None),
        ({"start_time": datetime.time(8)}, "2026-10-14T08:00:00+07:00", None),
        ({"end_date": datetime.date(2026, 10, 16)}, "2026-10-14", "2026-10-16"),
        (
            {"end_date": datetime.date(2026, 10, 15), "start_time": datetime.time(8), "end_time": datetime.time(11)},
            "2026-10-14T08:00:00+07:00",
            "2026-10-15T11:00:00+07:00",
        ),
    ],
)
def test_event_says_no_hour_that_nobody_entered(an_giang, visit, fields, start, end):
    page = builders.seminar(an_giang.seminars, date=datetime.date(2026, 10, 14), **fields)

    event = graph(visit(an_giang.host, page.url))["Event"]

    assert event["startDate"] == start
    assert event.get("endDate") == end


def test_event_without_a_venue_or_host_invents_none(an_giang, visit):
    page = builders.seminar(an_giang.seminars)

    event = graph(visit(an_giang.host, page.url))["Event"]

    assert not {"location", "eventAttendanceMode"} & set(event)
    assert event["organizer"]["name"] == NAME


def test_organization_on_the_front_page(an_giang, visit, publisher):
    licence = Licence.objects.get(site=an_giang.site)
    licence.social_links = [SocialLink(name="Facebook", url="https://facebook.example/angiang?a=1&b=2")]
    licence.fax = "0296.000.0009"
    licence.save()

    assert graph(visit(an_giang.host))["Organization"] == {
        **publisher,
        "legalName": "LĐLĐ tỉnh An Giang",
        "slogan": "Khẩu hiệu An Giang",
        "address": {"@type": "PostalAddress", "streetAddress": "Số 1, Rạch Giá", "addressCountry": "VN"},
        "telephone": ["0296.000.0001", "0296.000.0002"],
        "faxNumber": "0296.000.0009",
        "email": "lienhe@an-giang.example",
        "sameAs": ["https://facebook.example/angiang?a=1&b=2"],
        "parentOrganization": {"@type": "Organization", "name": "Tổng Liên đoàn Lao động Việt Nam"},
    }


def test_website_on_the_front_page(an_giang, visit):
    assert graph(visit(an_giang.host))["WebSite"] == {
        "@type": "WebSite",
        "@id": "http://an-giang.example/#website",
        "name": NAME,
        "url": "http://an-giang.example/",
        "inLanguage": "vi",
        "publisher": {"@id": "http://an-giang.example/#organization"},
        "potentialAction": {
            "@type": "SearchAction",
            "target": {
                "@type": "EntryPoint",
                "urlTemplate": "http://an-giang.example/tim-kiem/?q={search_term_string}",
            },
            "query-input": "required name=search_term_string",
        },
    }


def test_breadcrumbs_lead_from_the_front_page_to_every_inner_page(an_giang, visit, story, meeting):
    deep = builders.add_page(an_giang.about, type(an_giang.about)(title="Cơ cấu"))
    deeper = builders.add_page(deep, type(deep)(title="Văn phòng"))
    home = ("Trang chủ", "http://an-giang.example/")

    for page, above in {
        an_giang.news: [],
        an_giang.contact: [],
        story: [an_giang.news],
        meeting: [an_giang.seminars],
        deeper: [an_giang.about, deep],
    }.items():
        nodes = graph(visit(an_giang.host, page.url))
        steps = nodes["BreadcrumbList"]["itemListElement"]
        assert [step["position"] for step in steps] == list(range(1, len(above) + 3))
        assert [(step["name"], step["item"]) for step in steps] == [
            home,
            *((step.title, step.full_url) for step in (*above, page)),
        ]
    assert "BreadcrumbList" not in graph(visit(an_giang.host))


def test_each_host_speaks_of_itself(an_giang, ca_mau, visit):
    for team, other in ((an_giang, ca_mau), (ca_mau, an_giang)):
        nodes = graph(visit(team.host))
        assert nodes["Organization"]["url"] == f"http://{team.host}/"
        assert nodes["Organization"]["legalName"] == f"LĐLĐ tỉnh {team.federation.name}"
        assert other.host not in str(nodes)
        assert other.federation.name not in str(nodes)
