"""Pages are made once and answered from what is kept, the same to everybody."""

import pytest
from wagtail.models import PageViewRestriction

from tests import builders
from tests.wsgi import Asker

CODINGS = {"br": "br, gzip", "gzip": "gzip, deflate", None: ""}


def test_page_is_made_once(an_giang, reader, made):
    answers = [reader.ask("/") for _time in range(3)]

    assert {(answer.status, answer.body) for answer in answers} == {(200, answers[0].body)}
    assert an_giang.federation.name in answers[0].text
    assert made == {(an_giang.host, "/"): 1}


def test_answer_has_the_headers_of_the_page_that_was_made(an_giang, reader, visit):
    made, kept = reader.ask("/"), reader.ask("/")

    assert made.headers == kept.headers
    for name, value in visit(an_giang.host, "/").headers.items():
        if name not in {"Content-Length", "Vary"}:
            assert kept.headers[name.lower()] == value
    assert kept.headers["cache-control"] == "no-cache"
    assert kept.headers["vary"] == "Accept-Encoding"
    assert "set-cookie" not in kept.headers


@pytest.mark.parametrize(("coding", "accepted"), CODINGS.items())
def test_each_coding_holds_the_same_page(an_giang, reader, made, coding, accepted):
    plain = reader.ask("/")
    answer = reader.ask("/", HTTP_ACCEPT_ENCODING=accepted)

    assert answer.headers.get("content-encoding") == coding
    assert int(answer.headers["content-length"]) == len(answer.raw)
    assert answer.body == plain.raw
    assert made.total() == 1


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("gzip;q=0, br;q=0", None),
        ("*", "br"),
        ("*;q=0", None),
        ("br;q=0, *", "gzip"),
        ("GZIP", "gzip"),
        ("gzip;q=nonsense", None),
        ("identity", None),
        (",,;;==", None),
        ("deflate, zstd", None),
        ("br;q=0.1", "br"),
    ],
)
def test_odd_wishes_for_a_coding(an_giang, reader, accepted, coding):
    assert reader.ask("/", HTTP_ACCEPT_ENCODING=accepted).headers.get("content-encoding") == coding


@pytest.mark.parametrize(("coding", "accepted"), CODINGS.items())
def test_who_has_the_page_already_is_told_so(an_giang, reader, coding, accepted):
    tag = reader.ask("/", HTTP_ACCEPT_ENCODING=accepted).headers["etag"]

    for asked in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        answer = reader.ask("/", HTTP_ACCEPT_ENCODING=accepted, HTTP_IF_NONE_MATCH=asked)
        assert (answer.status, answer.raw, answer.headers["etag"]) == (304, b"", tag)
    assert reader.ask("/", HTTP_ACCEPT_ENCODING=accepted, HTTP_IF_NONE_MATCH='"other"').status == 200


def test_head_has_the_headers_alone(an_giang, reader):
    head, page = reader.ask("/", method="HEAD"), reader.ask("/")

    assert (head.status, head.raw) == (200, b"")
    assert head.headers == page.headers


def test_each_site_has_its_own(an_giang, ca_mau, cached):
    for team in (an_giang, ca_mau, an_giang, ca_mau):
        assert team.federation.name in Asker(cached, team.host).ask("/").text


def test_known_keys_are_kept_apart_and_others_dropped(an_giang, reader, made):
    for _number in range(25):
        builders.news(an_giang.news)
    path = an_giang.news.url

    first, second = reader.ask(path), reader.ask(f"{path}?page=2")

    assert first.body != second.body
    assert reader.ask(f"{path}?utm_source=x&fbclid=%3Cscript%3E").body == first.body
    assert reader.ask(f"{path}?utm_source=x&page=1&page=2").body == second.body
    assert made.total() == 2


def test_lists_are_narrowed_by_keys_that_are_kept_apart(an_giang, reader, made):
    category = an_giang.news.categories.first()
    builders.news(an_giang.news, title="Tin trong chuyên mục", category=category)
    builders.news(an_giang.news, title="Tin ngoài chuyên mục")

    narrowed = reader.ask(f"/tin-tuc/?category={category.slug}")
    assert "Tin ngoài chuyên mục" in reader.ask("/tin-tuc/").text
    assert "Tin trong chuyên mục" in narrowed.text
    assert "Tin ngoài chuyên mục" not in narrowed.text
    assert "Tin ngoài chuyên mục" not in reader.ask("/tin-tuc/?month=1999").text
    assert made.total() == 3


@pytest.mark.parametrize("path", ["/robots.txt", "/sitemap.xml", "/so-do-trang/", "/rss.xml", "/tro-nang/"])
def test_what_is_the_same_for_all_beside_pages_is_kept(an_giang, reader, made, path):
    first, second = reader.ask(path), reader.ask(path)

    assert first.status == second.status == 200
    assert first.body == second.body
    assert made.total() == 1


def test_what_is_not_found_is_kept_for_a_while(an_giang, reader, made):
    assert [reader.ask("/khong-co/").status for _time in range(3)] == [404] * 3
    assert made.total() == 1


@pytest.mark.parametrize("path", ["/admin/", "/tim-kiem/?q=luong", "/documents/1/x.pdf", "/ban-nhap/x/"])
def test_nothing_else_is(an_giang, reader, counting, path):
    reader.ask(path)
    reader.ask(path)

    assert counting.made.total() == 0
    assert counting.passed.total() == 2


def test_page_with_a_form_is_made_for_each(an_giang, reader, counting):
    answers = [reader.ask(an_giang.contact.url) for _time in range(3)]

    assert len({answer.headers["set-cookie"] for answer in answers}) == 3
    assert len({answer.body for answer in answers}) == 3
    # Once to learn that it is not for all, and from then on not even that.
    assert counting.made.total() == 1


def test_nobody_posts_through_it(an_giang, reader, counting):
    reader.ask("/")
    reader.ask("/", method="POST")

    assert counting.passed.total() == 1


def test_private_page_is_never_kept(an_giang, reader, counting):
    page = builders.news(an_giang.news)
    PageViewRestriction.objects.create(page=page, restriction_type="password", password="mat-khau")

    for _time in range(2):
        answer = reader.ask(page.url)
        assert page.title not in answer.text
    assert counting.made.total() == 1
    assert counting.passed.total() == 2


def test_time_that_a_view_names_is_kept(an_giang, reader):
    address = "/theme/0b6b4f.css"
    first = reader.ask(address)
    again = reader.ask(address, HTTP_IF_NONE_MATCH=first.headers["etag"])

    assert "max-age=86400" in first.headers["cache-control"]
    assert (again.status, again.headers["cache-control"]) == (304, first.headers["cache-control"])


def test_endless_host_is_none_of_the_caches_business(an_giang, reader, counting):
    assert reader.ask("/", HTTP_HOST="a" * 300 + ".example").status in (400, 404)

    assert counting.made.total() == 0
