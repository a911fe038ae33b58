"""Old and new addresses: one spelling, and nothing that leads people astray."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.contrib.redirects.models import Redirect

from sites.redirects.addresses import clean_source, clean_target


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("/tin-cu/", "/tin-cu"),
        (" /tin-cu ", "/tin-cu"),
        ("/tin-cũ/đoàn-viên", "/tin-cũ/đoàn-viên"),
        ("/tin-cu\u0303", "/tin-cũ"),
        ("/tin-c%C5%A9/%C4%91o%C3%A0n", "/tin-cũ/đoàn"),
        ("/tin-c%c5%a9", "/tin-cũ"),
        ("/bài viết", "/bài%20viết"),
        ("/Default.aspx?tab=3&id=12", "/default.aspx?id=12&tab=3"),
        ("/Tin-T%E1%BB%A9c/tabid/62/ItemID/456/Default.aspx", "/default.aspx?itemid=456&tabid=62"),
        ("/Trang.PHP?ID=1", "/Trang.PHP?ID=1"),
        ("/tin#phan-hai", "/tin"),
        ("/cu/rss.xml", "/cu/rss.xml"),
        ("/cu/lich.ics", "/cu/lich.ics"),
        ("http://an-giang.example/tin-cu/", "/tin-cu"),
        ("https://AN-GIANG.example:443/tin-cu?x=1", "/tin-cu?x=1"),
        ("/100%25", "/100%25"),
        ("/a%2541", "/a%2541"),
        ("/administration", "/administration"),
    ],
)
def test_old_address_is_stored_as_it_is_looked_up(an_giang, visit, typed, stored):
    path = clean_source(typed, an_giang.site)

    assert path == stored
    Redirect.objects.create(site=an_giang.site, old_path=path, redirect_link="/moi")
    asked = typed.strip().replace("http://an-giang.example", "").replace("https://AN-GIANG.example:443", "")
    if "\u0303" not in asked:
        assert visit(an_giang.host, asked.partition("#")[0]).status_code == 301


@pytest.mark.parametrize(
    "typed",
    [
        "/",
        "http://an-giang.example",
        "http://ca-mau.example/tin",
        "//ca-mau.example/tin",
        "/%2fca-mau.example",
        "tin-cu",
        "/tin\\cu",
        "/tin%5ccu",
        "/tin\ncu",
        "/tin%00cu",
        "/tin\u202ecu",
        "javascript:alert(1)",
        "http://me@an-giang.example/tin",
        "/admin",
        "/admin/pages/",
        "/ADMIN/x",
        "/media/x.jpg",
        "/rss.xml",
        "/so-do-trang/",
        "/tim-kiem",
        "/documents/1/x.pdf",
        "/static/x.css",
        "/theme/0b6b4f.css",
        "/_util/login/",
        "/_util/login",
        "/" + "a" * 300,
    ],
)
def test_old_address_that_cannot_be_is_refused(an_giang, typed):
    with pytest.raises(ValidationError):
        clean_source(typed, an_giang.site)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("/moi", "/moi"),
        ("/mới/", "/m%E1%BB%9Bi/"),
        ("/moi?a=1#b", "/moi?a=1#b"),
        ("http://an-giang.example/moi/", "/moi/"),
        ("https://congdoan.vn/tin?a=1", "https://congdoan.vn/tin?a=1"),
        ("https://congdoan.vn:8443/", "https://congdoan.vn:8443/"),
    ],
)
def test_new_address_is_a_path_or_a_web_address(an_giang, typed, stored):
    assert clean_target(typed, an_giang.site) == stored


@pytest.mark.parametrize(
    "typed",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "ftp://congdoan.vn/x",
        "//evil.example/x",
        "///evil.example/x",
        "/\\evil.example",
        "\\\\evil.example",
        "/%5cevil.example",
        "/%2f%2fevil.example",
        "https:evil.example",
        "https:/evil.example",
        "https:///evil.example",
        "https://congdoan.vn@evil.example/",
        "https://me:secret@evil.example/",
        "https://congdoan.vn\\@evil.example/",
        "https://[::1/x",
        "https://congdoan.vn:99999/",
        "http://an-giang.example//evil.example",
        "/moi\r\nSet-Cookie: x=1",
        "/moi%0d%0aSet-Cookie:x=1",
        "congdoan.vn",
        "https://",
        "/" + "a" * 300,
    ],
)
def test_new_address_that_deceives_is_refused(an_giang, typed):
    with pytest.raises(ValidationError):
        clean_target(typed, an_giang.site)
