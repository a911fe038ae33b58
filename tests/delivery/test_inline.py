"""No page of ours, and no form of Wagtail's, has script or style within it."""

import pytest

from tests import builders
from tests.delivery.policy import inline_parts

READER = ("front page", "news list", "article", "seminar list", "seminar", "about", "contact", "not found")


def test_the_check_sees_what_it_is_for():
    html = """<p style="x"></p><a onclick="x"></a><style></style><script>x</script><a href="JavaScript:x">x</a>
    <script src="/a.js"></script><script type="application/ld+json">{}</script><a href="/on">style</a>"""

    assert len(inline_parts(html)) == 5


@pytest.mark.parametrize("kind", READER)
def test_readers_page_has_nothing_inline(an_giang, visit, kind):
    picture = builders.picture(an_giang.federation.collection, description="Một bức ảnh")
    figure = {"image": picture.pk, "caption": "Chú thích", "credit": ""}
    table = {
        "caption": "Bảng",
        "columns": [{"type": "text", "heading": "Cột"}],
        "rows": [{"values": ["Ô"]}],
    }
    video = {"url": "https://www.youtube.com/watch?v=abcdefghijk", "title": "Phim", "poster": picture.pk}
    document = {"document": builders.document(an_giang.federation.collection).pk, "title": ""}
    body = builders.body(
        builders.paragraph("<p>Lời</p>"),
        {"type": "heading", "value": {"text": "Mục", "level": "h2"}},
        {"type": "image", "value": figure},
        {"type": "gallery", "value": [figure, figure]},
        {"type": "quote", "value": {"text": "Lời nói", "attribution": "Ai đó"}},
        {"type": "document", "value": document},
        {"type": "table", "value": table},
        {"type": "video", "value": video},
    )
    article = builders.news(an_giang.news, "Bài có mọi thứ", cover=picture, body=body)
    seminar = builders.seminar(an_giang.seminars, "Hội thảo có mọi thứ", cover=picture, body=body, kind="hoi-thao")
    path = {
        "front page": "/",
        "news list": an_giang.news.url,
        "article": article.url,
        "seminar list": an_giang.seminars.url,
        "seminar": seminar.url,
        "about": an_giang.about.url,
        "contact": an_giang.contact.url,
        "not found": "/khong-co/",
    }[kind]
    response = visit(an_giang.host, path)

    assert response.status_code == (404 if kind == "not found" else 200)
    assert inline_parts(response.content.decode()) == []


def test_forms_of_the_admin_start_without_inline_script(an_giang, administrator, visit):
    """Fails when a new Wagtail brings another inline script: delivery/choosers.py says what to do with it."""
    addresses = [
        f"/admin/pages/{an_giang.home.pk}/edit/",
        f"/admin/pages/add/seminars/seminarpage/{an_giang.seminars.pk}/",
        f"/admin/pages/{an_giang.contact.pk}/edit/",
        "/admin/settings/sites/licence/",
        "/admin/site-reports/history/",
        "/admin/workflows/add/",
    ]
    for address in addresses:
        html = visit("national.example", address, administrator, follow=True).content.decode()

        assert inline_parts(html) == [], address
        assert 'data-controller="start"' in html, address
