"""The headers of every kind of answer, as a browser gets them."""

from pathlib import Path

import pytest
from django.test import Client

from home.models import HomePage
from tests import builders
from tests.delivery.policy import policy_of

EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
# Kind of answer -> its status.
PAGES = {
    "front page": 200,
    "article": 200,
    "contact": 200,
    "not found": 404,
    "broken": 500,
    "unknown host": 404,
    "malformed host": 400,
}
ADMIN = {"sign-in": 200, "dashboard": 200, "not found in the admin": 404}
FILES = {"static file": 200, "theme": 200, "picture": 200, "document": 200}
ALL = PAGES | ADMIN | FILES


@pytest.fixture
def answer(an_giang, visit, settings, monkeypatch):
    """Return a function that gives the answer of a kind."""

    def open_kind(kind):
        if kind == "unknown host":
            return visit("unknown.example")
        if kind == "malformed host":
            return Client().get("/", headers={"host": "a malformed host"})
        if kind == "broken":
            monkeypatch.setattr(HomePage, "get_context", None)
            return Client(SERVER_NAME=an_giang.host, raise_request_exception=False).get("/")
        if kind == "static file":
            (Path(settings.STATIC_ROOT) / "a.css").write_text("p {}", "utf-8")
            return visit(an_giang.host, "/static/a.css")
        collection = an_giang.federation.collection
        path = {
            "front page": lambda: "/",
            "article": lambda: builders.news(an_giang.news, "Tin có ảnh", cover=builders.picture(collection)).url,
            "contact": lambda: an_giang.contact.url,
            "not found": lambda: "/khong-co/",
            "theme": lambda: "/theme/0b6b4f.css",
            "picture": lambda: builders.picture(collection).get_rendition("width-40").url,
            "document": lambda: builders.document(collection).url,
            "sign-in": lambda: "/admin/login/",
            "dashboard": lambda: "/admin/",
            "not found in the admin": lambda: "/admin/khong-co/",
        }[kind]()
        return visit(an_giang.host, path, an_giang.manager if kind in ADMIN and kind != "sign-in" else None)

    return open_kind


@pytest.mark.parametrize(("kind", "status"), ALL.items())
def test_every_answer_says_what_a_browser_may_not_do(answer, kind, status):
    response = answer(kind)

    assert response.status_code == status
    assert {name: response.get(name) for name in EVERYWHERE} == EVERYWHERE
    assert "frame-ancestors" in policy_of(response) or kind == "document"
    denied = {feature for feature in response["Permissions-Policy"].split(", ") if feature.endswith("=()")}
    assert {"camera=()", "microphone=()", "geolocation=()", "payment=()", "browsing-topics=()"} <= denied
    assert "clipboard-write=(self)" in response["Permissions-Policy"]


@pytest.mark.parametrize("kind", PAGES)
def test_readers_page_may_do_nothing_inline_and_ask_nobody_else(answer, kind):
    policy = policy_of(answer(kind))

    assert policy["default-src"] == ["'none'"]
    assert policy["base-uri"] == policy["object-src"] == ["'none'"]
    for directive in ("script-src", "style-src", "img-src", "font-src", "connect-src", "form-action"):
        assert policy[directive] == ["'self'"], directive
    assert policy["frame-ancestors"] == ["'self'"]
    assert policy["frame-src"] == ["'none'"]
    assert not [source for sources in policy.values() for source in sources if source.startswith("'unsafe")]


@pytest.mark.parametrize("kind", ADMIN)
def test_admin_runs_no_inline_script_either(answer, kind):
    policy = policy_of(answer(kind))

    assert policy["default-src"] == ["'none'"]
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == policy["img-src"] == ["'self'"]
    assert "script-src-elem" not in policy
    assert "'unsafe-inline'" not in policy["script-src-attr"]


@pytest.mark.parametrize("kind", ["picture", "document"])
def test_uploaded_file_runs_nothing_when_opened_by_itself(answer, kind):
    policy = policy_of(answer(kind))

    assert policy["default-src"] == ["'none'"]
    assert "script-src" not in policy


@pytest.mark.parametrize("kind", [kind for kind in ALL if kind != "picture"])
def test_answer_is_out_of_other_origins_reach(answer, kind):
    assert answer(kind)["Cross-Origin-Resource-Policy"] == "same-origin"


def test_readers_of_feeds_may_show_pictures_of_readers_pages_only(an_giang, ca_mau, administrator, answer, visit):
    assert answer("picture")["Cross-Origin-Resource-Policy"] == "cross-origin"
    foreign = builders.picture(ca_mau.federation.collection).get_rendition("width-40").url
    # An administrator's view of another site's picture is nobody else's.
    assert visit(an_giang.host, foreign, administrator)["Cross-Origin-Resource-Policy"] == "same-origin"


@pytest.mark.parametrize("kind", ["front page", "sign-in", "malformed host", "unknown host"])
def test_browser_is_sent_to_tls_where_there_is_tls(answer, settings, kind):
    assert "upgrade-insecure-requests" not in policy_of(answer(kind))
    settings.SECURE_SSL_REDIRECT = True
    assert "upgrade-insecure-requests" in policy_of(answer(kind))


@pytest.mark.parametrize("kind", ["front page", "not found", "unknown host", "static file"])
def test_hsts_is_sent_over_tls(an_giang, visit, settings, kind):
    settings.SECURE_HSTS_SECONDS = 31_536_000
    (Path(settings.STATIC_ROOT) / "b.css").write_text("p {}", "utf-8")
    host = "unknown.example" if kind == "unknown host" else an_giang.host
    path = {"not found": "/khong-co/", "static file": "/static/b.css"}.get(kind, "/")

    assert visit(host, path, secure=True)["Strict-Transport-Security"] == "max-age=31536000"
    assert "Strict-Transport-Security" not in visit(host, path)


@pytest.mark.parametrize("kind", ["front page", "not found"])
def test_text_for_readers_is_compressed(an_giang, visit, kind):
    path = {"not found": "/khong-co/"}.get(kind, "/")
    packed = visit(an_giang.host, path, headers={"accept-encoding": "gzip"})

    assert packed["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in packed["Vary"]
    assert "Content-Encoding" not in visit(an_giang.host, path)


@pytest.mark.parametrize("kind", ["sign-in", "form token", "picture", "document"])
def test_what_may_hold_a_secret_or_is_packed_already_is_not(an_giang, visit, kind):
    collection = an_giang.federation.collection
    path = {
        "sign-in": lambda: "/admin/login/",
        "form token": lambda: an_giang.contact.url,
        "picture": lambda: builders.picture(collection).get_rendition("width-40").url,
        "document": lambda: builders.document(collection).url,
    }[kind]()
    response = visit(an_giang.host, path, headers={"accept-encoding": "gzip"})

    assert response.status_code == 200
    assert response.get("Content-Encoding") != "gzip"
