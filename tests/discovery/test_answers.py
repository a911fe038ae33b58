"""Every document for other programs: it may be kept, is asked for cheaply, and holds nothing that is not for all."""

import datetime
import itertools

import pytest
from django.utils import timezone
from django.utils.http import http_date, parse_http_date
from wagtail.models import PageViewRestriction

from tests import builders
from tests.discovery.readers import text

KINDS = [
    "robots",
    "sitemap index",
    "sitemap",
    "news sitemap",
    "RSS",
    "Atom",
    "section's RSS",
    "category's Atom",
    "seminars' RSS",
    "calendar",
    "seminar's calendar",
]
DATED = KINDS[1:]


@pytest.mark.parametrize("kind", KINDS)
def test_whoever_has_it_is_not_sent_it_again(an_giang, visit, documents, kind):
    path = documents[kind]
    first = visit(an_giang.host, path)

    again = visit(an_giang.host, path, headers={"if-none-match": first["ETag"]})
    other = visit(an_giang.host, path, headers={"if-none-match": '"another"'})

    assert first["Cache-Control"] == "public, max-age=600"
    # It depends on how it is compressed, and on nothing of who asks.
    assert first.get("Vary", "Accept-Encoding") == "Accept-Encoding"
    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == first["ETag"]
    assert again["Cache-Control"] == first["Cache-Control"]
    assert (other.status_code, other.content) == (200, first.content)


@pytest.mark.parametrize("kind", DATED)
def test_it_says_when_it_last_changed(an_giang, visit, documents, kind):
    path = documents[kind]
    moment = parse_http_date(visit(an_giang.host, path)["Last-Modified"])

    same = visit(an_giang.host, path, headers={"if-modified-since": http_date(moment)})
    earlier = visit(an_giang.host, path, headers={"if-modified-since": http_date(moment - 60)})

    assert abs(moment - timezone.now().timestamp()) < 3600
    assert same.status_code == 304
    assert earlier.status_code == 200


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_only_read(an_giang, visit, documents, kind):
    full = visit(an_giang.host, documents[kind])
    head = visit(an_giang.host, documents[kind], method="head")

    assert (head.status_code, head.content) == (200, b"")
    assert head["ETag"] == full["ETag"]
    assert head["Content-Length"] == full["Content-Length"]
    assert visit(an_giang.host, documents[kind], method="post").status_code == 405


@pytest.mark.parametrize("kind", ["sitemap", "news sitemap", "RSS", "Atom", "section's RSS", "category's Atom"])
def test_change_shows_at_once(an_giang, visit, documents, story, kind):
    before = visit(an_giang.host, documents[kind])

    builders.news(an_giang.news, category=story.category)

    after = visit(an_giang.host, documents[kind], headers={"if-none-match": before["ETag"]})
    assert after.status_code == 200


def test_change_that_publishes_no_page_shows_too(an_giang, visit, documents, story):
    before = visit(an_giang.host, documents["RSS"])

    story.category.name = "Tên mới"
    story.category.save()

    after = visit(an_giang.host, documents["RSS"], headers={"if-none-match": before["ETag"]})
    assert "Tên mới" in text(after)


@pytest.mark.parametrize("kind", DATED)
def test_neighbours_host_names_nothing_of_it(an_giang, ca_mau, visit, documents, story, meeting, kind):
    path = documents[kind].removeprefix(f"http://{an_giang.host}")

    for team, other in ((an_giang, ca_mau), (ca_mau, an_giang)):
        answer = visit(team.host, path)
        if answer.status_code == 200:
            assert other.host not in text(answer)
            assert other.federation.name not in text(answer)
    for page in (story, meeting):
        assert page.full_url not in text(visit(ca_mau.host, path))
        assert str(page.translation_key) not in text(visit(ca_mau.host, path))


def hide(page, state):
    """Take a page from the readers in one of the ways there are."""
    if state == "unpublished":
        page.unpublish()
    elif state == "expired":
        page.expire_at = timezone.now() - datetime.timedelta(hours=1)
        page.unpublish(set_expired=True)
    else:
        PageViewRestriction.objects.create(page=page, restriction_type="password", password="m")


@pytest.mark.parametrize("state", ["unpublished", "expired", "private"])
@pytest.mark.parametrize("kind", ["sitemap", "RSS", "section's RSS", "category's Atom", "seminars' RSS", "calendar"])
def test_what_readers_may_not_see_is_in_none(an_giang, visit, documents, story, meeting, kind, state):
    path = documents[kind]
    page = meeting if kind in ("seminars' RSS", "calendar") else story
    assert page.full_url in text(visit(an_giang.host, path))

    hide(page, state)

    assert page.full_url not in text(visit(an_giang.host, path))


@pytest.mark.parametrize(
    ("kind", "state"),
    [
        *itertools.product(
            ["section's RSS", "category's Atom", "seminars' RSS", "calendar"], ["unpublished", "private"]
        ),
        # A page under an unpublished section is still published, as everywhere in Wagtail.
        ("seminar's calendar", "private"),
    ],
)
def test_closed_section_answers_nobody_not_even_who_knows_the_password(an_giang, visit, documents, kind, state):
    section = an_giang.news if kind in ("section's RSS", "category's Atom") else an_giang.seminars

    hide(section, state)

    for user in (None, an_giang.editor, an_giang.manager):
        assert visit(an_giang.host, documents[kind], user).status_code == 404


def test_draft_changes_nothing(an_giang, visit, documents, story):
    before = visit(an_giang.host, documents["RSS"])
    story.title = "Bản nháp chưa ai duyệt"
    story.save_revision()

    assert visit(an_giang.host, documents["RSS"]).content == before.content


def test_unknown_host_has_none(visit, documents):
    for path in documents.values():
        path = path.removeprefix("http://an-giang.example")
        assert visit("khong-co.example", path).status_code == 404


@pytest.mark.parametrize("kind", KINDS)
def test_query_string_changes_nothing(an_giang, visit, documents, kind):
    plain = visit(an_giang.host, documents[kind])
    queried = visit(an_giang.host, f"{documents[kind]}?page=2&category=x&q=%3Cscript%3E")

    assert queried.content == plain.content
