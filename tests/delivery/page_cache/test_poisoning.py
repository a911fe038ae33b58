"""Whatever one client sends, others get the page as it is."""

import time

import pytest

from core import routing, site_versions
from tests import builders
from tests.wsgi import Asker
from visits import totals

EVIL = "evil.example"

# Nothing is kept of a site that the test's own transaction has changed.
pytestmark = pytest.mark.usefixtures("at_once", "one_moment")


@pytest.fixture
def one_moment(monkeypatch):
    """The counter of visits says the same minute on all pages of a test."""
    moment = totals.local_moment(time.time())
    monkeypatch.setattr(totals, "local_moment", lambda at: moment)


@pytest.fixture
def page(an_giang):
    return builders.news(an_giang.news, title="Tin cho mọi người")


@pytest.fixture
def unharmed(new_cache, django_application, an_giang, page):
    """Return a function that attacks a cold cache and then reads the page as somebody else."""
    expected = Asker(new_cache(django_application), an_giang.host).ask(page.url)
    assert expected.status == 200

    def check(attack, path=page.url):
        cache = new_cache(django_application)
        attack(Asker(cache, an_giang.host))
        seen = Asker(cache, an_giang.host).ask(path)
        assert (seen.status, seen.headers, seen.body) == (expected.status, expected.headers, expected.body)

    return check


@pytest.mark.parametrize(
    "headers",
    [
        {"HTTP_X_FORWARDED_HOST": EVIL},
        {"HTTP_X_FORWARDED_PROTO": "https"},
        {"HTTP_X_FORWARDED_PORT": "8443"},
        {"HTTP_X_FORWARDED_PREFIX": "/evil", "HTTP_X_FORWARDED_SCHEME": "nothttps"},
        {"HTTP_FORWARDED": f"host={EVIL};proto=https"},
        {"HTTP_X_ORIGINAL_URL": "/admin/", "HTTP_X_REWRITE_URL": "/admin/"},
        {"HTTP_X_HTTP_METHOD_OVERRIDE": "POST", "HTTP_X_HTTP_METHOD": "DELETE", "HTTP_X_METHOD_OVERRIDE": "PUT"},
        {"HTTP_COOKIE": "csrftoken=x; theme=<script>; messages=evil"},
        {"HTTP_COOKIE": "sessionid=made-up"},
        {"HTTP_AUTHORIZATION": "Basic ZXZpbDpldmls"},
        {"HTTP_RANGE": "bytes=0-0"},
        {"HTTP_RANGE": "bytes=0-0", "HTTP_IF_RANGE": '"x"'},
        {"HTTP_ACCEPT_ENCODING": "gzip;q=0, identity;q=0"},
        {"HTTP_ACCEPT_ENCODING": "x" * 5000},
        {"HTTP_ACCEPT_ENCODING": "br\x00, gzip"},
        {"HTTP_ACCEPT_LANGUAGE": "en"},
        {"HTTP_ACCEPT": "application/json"},
        {"HTTP_USER_AGENT": "<script>alert(1)</script>"},
        {"HTTP_REFERER": f"https://{EVIL}/"},
        {"HTTP_X_REQUESTED_WITH": "XMLHttpRequest"},
        {"HTTP_IF_NONE_MATCH": "*"},
        {"HTTP_IF_MODIFIED_SINCE": "Fri, 01 Jan 2100 00:00:00 GMT"},
        {"HTTP_CACHE_CONTROL": "no-store", "HTTP_PRAGMA": "no-cache"},
        {"HTTP_SEC_PURPOSE": "prefetch"},
        {"SCRIPT_NAME": "/evil"},
        {"SCRIPT_URL": "/evil/tin-tuc/", "REDIRECT_URL": "/evil/"},
        {"RAW_URI": "/admin/", "REQUEST_URI": "/admin/"},
        {"REMOTE_ADDR": "203.0.113.9", "REMOTE_USER": "administrator@national.example"},
        {"CONTENT_LENGTH": "5", "CONTENT_TYPE": "application/x-www-form-urlencoded"},
        {"HTTP_HOST": EVIL},
    ],
    ids=lambda headers: next(iter(headers)),
)
def test_headers(unharmed, page, headers):
    unharmed(lambda attacker: attacker.ask(page.url, **headers))


@pytest.mark.parametrize("method", ["HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "get", "GET "])
def test_methods(unharmed, page, method):
    unharmed(lambda attacker: attacker.ask(page.url, REQUEST_METHOD=method))


@pytest.mark.parametrize(
    "query",
    [
        "evil=1",
        "page=<script>",
        "page=999999999999999999999",
        "page=-1",
        "page=1;page=2",
        "page=%00",
        "page[]=2",
        "PAGE=2",
        "mode=preview&in_preview_panel=true",
        "next=//evil.example",
        "_method=DELETE",
        "q=" + "x" * 3000,
        "&".join(f"a{number}=1" for number in range(200)),
        "%ff=%ff",
        "=",
        "?",
    ],
)
def test_queries(unharmed, page, query):
    unharmed(lambda attacker: attacker.ask(f"{page.url}?{query}"))


@pytest.mark.parametrize(
    "host",
    [
        "AN-GIANG.example",
        "an-giang.example:80",
        "an-giang.example:8443",
        "an-giang.example.",
        "an-giang.example@evil.example",
        "evil.example, an-giang.example",
        "an-giang.example/evil",
        "",
        "[::1]",
        "an-giang.example\r\nX-Evil: 1",
    ],
)
def test_hosts(unharmed, page, host):
    unharmed(lambda attacker: attacker.ask(page.url, HTTP_HOST=host))


@pytest.mark.parametrize("host", ["an-giang.example:8443", "AN-GIANG.example"])
def test_other_ways_of_writing_the_host_are_kept_nowhere(an_giang, new_cache, counting, page, host):
    asker = Asker(new_cache(counting), host)
    asker.ask(page.url.removeprefix(f"http://{an_giang.host}"))
    asker.ask(page.url.removeprefix(f"http://{an_giang.host}"))

    assert counting.passed.total() >= 1
    assert counting.made.total() <= 1


@pytest.mark.parametrize(
    "change",
    [
        lambda path: path.replace("/tin-tuc/", "//tin-tuc//"),
        lambda path: path.replace("/tin-tuc/", "/%2e%2e/tin-tuc/"),
        lambda path: path.replace("/tin-tuc/", "/./tin-tuc/"),
        lambda path: path.replace("-", "%2d"),
        lambda path: path.replace("/tin-tuc/", "/tin-tuc%2f"),
        lambda path: path.replace("/tin-tuc/", "/TIN-TUC/"),
        lambda path: path.rstrip("/"),
        lambda path: path + "%00",
        lambda path: path + "%0d%0aX-Evil:%201",
        lambda path: path + "%ff%fe/",
        lambda path: path + "..;/",
        lambda path: path + "a" * 4000,
    ],
)
def test_paths(unharmed, an_giang, page, change):
    path = page.url.removeprefix(f"http://{an_giang.host}")
    unharmed(lambda attacker: attacker.ask(change(path)))


def test_signed_in_person_leaves_nothing_behind(an_giang, unharmed, page, visit, client, settings):
    client.force_login(an_giang.editor)
    cookie = f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"

    unharmed(lambda attacker: attacker.ask(page.url, HTTP_COOKIE=cookie))


def test_signed_in_person_gets_nothing_kept(an_giang, cached, counting, page, settings):
    reader = Asker(cached, an_giang.host)
    reader.ask(page.url)
    reader.ask(page.url, HTTP_COOKIE=f"{settings.SESSION_COOKIE_NAME}=x")

    assert counting.passed.total() == 1


def test_made_up_addresses_drive_no_page_out(an_giang, cached, counting, page):
    reader = Asker(cached, an_giang.host)
    reader.ask(page.url)
    for number in range(400):
        reader.ask(f"/khong-co-{number}/")
        reader.ask(f"{an_giang.news.url}?page={number}") if number < 200 else None
    counting.made.clear()
    reader.ask(page.url)

    assert counting.made.total() == 0


def test_place_of_the_install_is_not_the_clients_to_say(new_cache, django_application, an_giang):
    """Also when nothing is known of the site yet that would be kept of it."""
    builders.standard_page(an_giang.home, "Trang trong trình đơn", show_in_menus=True)
    routing._serve_path.cache_clear()
    cache = new_cache(django_application)
    site_versions.store().move([an_giang.site.pk])

    Asker(cache, an_giang.host).ask("/", SCRIPT_NAME="/evil")

    assert "/evil" not in Asker(cache, an_giang.host).ask("/").text
    routing._serve_path.cache_clear()
