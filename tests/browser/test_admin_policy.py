"""The admin under its Content-Security-Policy: no screen does what the policy forbids, and what Wagtail started with
inline scripts still starts. Violations are what the fixture `open_page` fails for."""

import pytest
from playwright.sync_api import expect

from tests.browser.desk import Desk

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

SCREENS = [
    "/admin/",
    "/admin/account/",
    "/admin/second-factor/set-up/",
    "/admin/pages/",
    "/admin/pages/search/?q=công+đoàn",
    "/admin/images/",
    "/admin/images/multiple/add/",
    "/admin/documents/",
    "/admin/documents/add/",
    "/admin/forms/",
    "/admin/collections/",
    "/admin/users/",
    "/admin/users/new/",
    "/admin/groups/",
    "/admin/sites/",
    "/admin/workflows/list/",
    "/admin/workflows/add/",
    "/admin/workflows/tasks/index/",
    "/admin/people/",
    "/admin/site-redirects/",
    "/admin/site-redirects/new/",
    "/admin/site-redirects/import/",
    "/admin/site-reports/history/",
    "/admin/site-reports/workflows/",
    "/admin/site-reports/ageing-pages/",
    "/admin/reports/page-types-usage/",
    "/admin/settings/sites/identity/",
    "/admin/settings/sites/licence/",
]


@pytest.fixture(scope="module")
def pages(install):
    """A page, its newest version and its parent, by kind of page."""
    return install.run("tests.browser.known_pages:newest_of_each_kind")


def signed_in(install, page, person, slug="ben-tre"):
    """Return the Desk of one of the demo's people."""
    desk = Desk(page, install.host(slug))
    desk.sign_in(person, install.passwords[person])
    return desk


def test_every_screen_keeps_to_the_policy_and_asks_nobody_else(install, open_page, pages):
    page, host = open_page(), install.host()
    asked, errors = set(), []
    signed_in(install, page, "quoc-gia@toan-quoc.example", None)
    page.on("request", lambda request: asked.add(request.url))
    page.on("pageerror", lambda error: errors.append((page.url, str(error))))
    number, revision, section = pages["news.NewsPage"]
    of_pages = [f"/admin/pages/{number}/{room}/" for room in ("history", "usage", "move", "copy", "workflow_history")]
    of_pages += [f"/admin/pages/{section}/", f"/admin/pages/{number}/revisions/compare/earliest...{revision}/"]
    of_pages += [f"/admin/pages/{number}/edit/" for number, _revision, _section in pages.values()]
    for address in (*SCREENS, *of_pages):
        assert page.goto(host + address, wait_until="load").status == 200, address
    assert len(asked) > 100
    assert {url for url in asked if not url.startswith((host, "data:", "blob:"))} == set()
    assert errors == []


def test_dates_choosers_and_repeated_parts_start(install, open_page, pages):
    page = open_page()
    desk = signed_in(install, page, "quan-tri@ben-tre.example")
    desk.new_page("seminars/seminarpage", pages["seminars.SeminarIndexPage"][0])
    page.locator("[name=date]").focus()
    expect(page.locator(".xdsoft_datetimepicker:visible")).to_have_count(1)
    page.locator("[name=start_time]").focus()
    expect(page.locator(".xdsoft_timepicker:visible")).to_have_count(1)
    for expected in (1, 2):
        page.locator("#id_chairs-ADD").click()
        expect(page.locator("[name^=chairs-][name$=-name]:visible")).to_have_count(expected)

    page.goto(f"{desk.host}/admin/pages/{pages['home.HomePage'][0]}/edit/")
    page.locator("#id_lead_story-chooser .w-dropdown__toggle").click()
    page.locator("[data-chooser-action-choose]:visible").first.click()
    expect(page.locator(".modal-body input[name=q]").first).to_be_visible()


def test_editor_with_every_block_and_the_panels_beside_it(install, open_page, pages):
    page = open_page()
    desk = signed_in(install, page, "bien-tap@ben-tre.example")
    desk.new_page("news/newspage", pages["news.NewsIndexPage"][0])
    desk.fill(title="Bài thử của ban biên tập", lead="Một đoạn mở đầu.")
    desk.add_paragraph("Nội dung đầu tiên.")
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+b")
    for label in ("Tiêu đề", "Ảnh", "Bộ ảnh", "Trích dẫn", "Tài liệu", "Video"):
        desk.add_block(label)
    table = desk.add_block("Bảng")
    table.locator("[data-append-column]").click()
    page.get_by_role("option", name="Văn bản", exact=True).or_(
        page.get_by_role("button", name="Văn bản", exact=True)
    ).last.click()
    table.locator("[data-add-row]").click()
    expect(table.locator("tbody input[type=text]").first).to_be_visible()

    for panel in ("status", "checks", "comments", "preview"):
        page.locator(f"[data-side-panel-toggle={panel}]").click()
        expect(page.locator(f"[data-side-panel={panel}]")).to_be_visible()
    shown = page.frame_locator("#w-preview-iframe")
    expect(shown.locator("h1")).to_have_text("Bài thử của ban biên tập")
