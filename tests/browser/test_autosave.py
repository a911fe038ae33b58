"""The server dies while somebody writes: what was saved is back, what was typed meanwhile is saved when it returns."""

import contextlib
import http.server
import threading

import pytest
from playwright.sync_api import expect

from tests.browser.desk import Desk, sections
from tests.browser.install import CHROMIUM, running_install
from tests.requirements import require

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

PERSON = "bien-tap@ben-tre.example"


@pytest.fixture(scope="module")
def mortal(tmp_path_factory):
    """An install of its own, whose server the tests kill."""
    require(CHROMIUM, "A chromium browser")
    with running_install(tmp_path_factory.mktemp("mortal")) as started:
        yield started


@pytest.fixture
def desk(mortal, open_page):
    """An editor at the form of a new piece of news."""
    desk = Desk(open_page(), mortal.host("ben-tre"))
    desk.sign_in(PERSON, mortal.passwords[PERSON])
    desk.new_page("news/newspage", sections(desk.page, desk.host)["Tin tức"])
    yield desk
    if not mortal.server.is_running:
        mortal.server.start()


class _BadGateway(http.server.BaseHTTPRequestHandler):
    """What a proxy says for a server that does not answer."""

    def _refuse(self):
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.send_response(502)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<h1>Bad Gateway</h1>")

    do_GET = do_POST = _refuse  # noqa: N815  (the names that http.server calls)

    def log_message(self, *args):
        """Say nothing."""


@contextlib.contextmanager
def proxy_without_its_server(port):
    """Stand where the server was, and answer as a proxy does when there is none behind it."""
    proxy = http.server.ThreadingHTTPServer(("127.0.0.1", port), _BadGateway)
    thread = threading.Thread(target=proxy.serve_forever)
    thread.start()
    try:
        yield
    finally:
        proxy.shutdown()
        thread.join()
        proxy.server_close()


def state(desk):
    """The editor's own sign of how saving goes."""
    return desk.page.locator("#w-autosave-indicator")


def expect_state(desk, name, seconds=20):
    expect(state(desk)).to_have_attribute("data-w-autosave-state-value", name, timeout=seconds * 1000)


def write(desk, words, **fields):
    """Fill fields, and wait until the server has confirmed a save that holds the words."""

    def holds_words(response):
        request = response.request
        return request.method == "POST" and words.encode() in (request.post_data_buffer or b"") and response.ok

    with desk.page.expect_response(holds_words):
        desk.fill(**fields)
    expect_state(desk, "saved")


def reopened(mortal, open_page, address):
    """Open a page's form as somebody does who comes back another day."""
    again = Desk(open_page(), mortal.host("ben-tre"))
    again.sign_in(PERSON, mortal.passwords[PERSON])
    again.page.goto(address)
    return again.page


def test_text_saved_before_the_server_died_is_back(mortal, open_page, desk):
    write(desk, "Sapo trước lúc mất điện", title="Bài viết giữa cơn mất điện", lead="Sapo trước lúc mất điện.")
    desk.page.wait_for_url("**/edit/")
    address = desk.page.url

    mortal.server.kill()
    mortal.server.start()

    page = reopened(mortal, open_page, address)
    assert page.locator("[name=title]").input_value() == "Bài viết giữa cơn mất điện"
    assert page.locator("[name=lead]").input_value() == "Sapo trước lúc mất điện."


def test_what_is_typed_while_the_server_is_down_is_saved_when_it_is_back(mortal, open_page, desk):
    write(desk, "Sapo ban đầu", title="Bài viết khi máy chủ ngừng", lead="Sapo ban đầu.")
    desk.page.wait_for_url("**/edit/")
    address = desk.page.url

    mortal.server.kill()
    desk.fill(byline="Gõ khi máy chủ đã ngừng")
    expect_state(desk, "paused")
    mortal.server.start()
    expect_state(desk, "saved", seconds=60)

    assert reopened(mortal, open_page, address).locator("[name=byline]").input_value() == "Gõ khi máy chủ đã ngừng"


def test_saving_goes_on_after_a_proxy_answered_for_the_server(mortal, open_page, desk):
    write(desk, "Sapo ban đầu", title="Bài viết sau cổng vào", lead="Sapo ban đầu.")
    desk.page.wait_for_url("**/edit/")
    address = desk.page.url

    mortal.server.kill()
    with proxy_without_its_server(mortal.port):
        desk.fill(byline="Gõ khi cổng vào báo lỗi")
        expect_state(desk, "paused")
    mortal.server.start()
    expect_state(desk, "saved", seconds=60)

    assert reopened(mortal, open_page, address).locator("[name=byline]").input_value() == "Gõ khi cổng vào báo lỗi"


def test_key_pressed_while_the_answer_is_on_its_way_is_saved_too(mortal, open_page, desk):
    write(desk, "Sapo ban đầu", title="Bài viết gõ nhanh", lead="Sapo ban đầu.")
    desk.page.wait_for_url("**/edit/")
    address = desk.page.url
    # Before anybody else hears of the answer, the last key is pressed; the form is not looked at in between.
    desk.page.evaluate(
        """() => document.addEventListener("w-autosave:success", () => {
            document.querySelector("[name=byline]").value = "Chữ cuối cùng";
        }, {capture: true, once: true})"""
    )
    write(desk, "Chữ cuối cùng", lead="Sapo đã sửa.")

    assert reopened(mortal, open_page, address).locator("[name=byline]").input_value() == "Chữ cuối cùng"


def test_leaving_with_unsaved_words_is_asked_about(mortal, desk):
    mortal.server.kill()
    asked = []
    desk.page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    desk.fill(title="Chưa lưu được")
    expect_state(desk, "paused")

    desk.page.evaluate("location.reload()")
    expect(desk.page.locator("[name=title]")).to_have_value("Chưa lưu được")

    assert asked == ["beforeunload"]


def test_what_is_typed_in_the_first_seconds_is_saved_without_a_further_key(desk):
    page = desk.page
    page.reload()
    # At once, before Wagtail looks for changes.
    page.evaluate(
        """() => {
            const title = document.querySelector("[name=title]");
            title.focus();
            title.value = "Gõ ngay khi trang vừa mở";
            title.dispatchEvent(new Event("input", { bubbles: true }));
        }"""
    )

    expect(page.locator("#w-autosave-indicator")).to_have_attribute("data-w-autosave-state-value", "saved")
    page.wait_for_url("**/edit/")
    page.reload()
    expect(page.locator("[name=title]")).to_have_value("Gõ ngay khi trang vừa mở")
