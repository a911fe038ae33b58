"""The session ends while somebody writes: what was typed stays, is not sent in vain, and is saved after signing in."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.desk import Desk, sections

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

PERSON = "bien-tap@ben-tre.example"
OTHER = "duyet@ben-tre.example"


@pytest.fixture
def desk(install, open_page):
    """An editor whose new piece of news was saved once."""
    desk = Desk(open_page(), install.host("ben-tre"))
    desk.sign_in(PERSON, install.passwords[PERSON])
    desk.new_page("news/newspage", sections(desk.page, desk.host)["Tin tức"])
    desk.fill(title="Bài viết qua nhiều giờ", lead="Sapo đã lưu.")
    expect_saved(desk)
    desk.page.wait_for_url("**/edit/")
    return desk


def expect_saved(desk):
    expect(desk.page.locator("#w-autosave-indicator")).to_have_attribute("data-w-autosave-state-value", "saved")


def end_sessions(install, email=PERSON):
    """End a person's sessions, as a manager does or the clock."""
    code = (
        "from accounts.models import User; from accounts.sessions import end_sessions;"
        f"end_sessions(User.objects.get(email='{email}'))"
    )
    install.manage("shell", "-v", "0", "-c", code)


def notice(desk, state):
    return desk.page.locator(f".session-notice [data-state={state}]")


def sign_in_by_the_link(install, desk, email=PERSON):
    """Follow the notice's link, sign in in the tab that it opens, and come back."""
    with desk.page.context.expect_page() as opened:
        notice(desk, "over").locator("a").click()
    tab = opened.value
    tab.fill("input[name=username]", email)
    tab.fill("input[name=password]", install.passwords[email])
    tab.click("form[action] button[type=submit]")
    tab.wait_for_url(f"{desk.host}/admin/")
    come_back(desk)


def come_back(desk):
    desk.page.bring_to_front()
    # A browser without a window gives its tabs no focus of their own.
    desk.page.evaluate("() => window.dispatchEvent(new Event('focus'))")


def value_once_reopened(desk, name):
    desk.page.goto(desk.page.url)
    return desk.page.locator(f"[name={name}]").input_value()


def test_autosave_goes_on_after_signing_in_in_another_tab(install, desk):
    end_sessions(install)
    desk.fill(byline="Gõ khi hết phiên")
    expect(notice(desk, "over")).to_be_visible()
    expect(notice(desk, "over")).to_be_in_viewport()
    assert desk.page.locator("[name=byline]").input_value() == "Gõ khi hết phiên"

    sign_in_by_the_link(install, desk)
    expect(notice(desk, "over")).to_be_hidden()
    expect_saved(desk)

    assert value_once_reopened(desk, "byline") == "Gõ khi hết phiên"


def test_button_sends_nothing_in_vain_and_works_afterwards(install, desk):
    end_sessions(install)
    address = desk.page.url
    # Faster than the autosave: nothing else has noticed yet.
    desk.page.evaluate("() => { document.querySelector('[name=byline]').value = 'Bấm nút khi hết phiên'; }")
    desk.press("button[name=action-submit]")
    expect(notice(desk, "over")).to_be_visible()
    assert desk.page.url == address
    assert desk.page.locator("[name=byline]").input_value() == "Bấm nút khi hết phiên"

    sign_in_by_the_link(install, desk)
    expect(notice(desk, "over")).to_be_hidden()
    expect_saved(desk)
    desk.submit()
    desk.page.goto(address)
    assert desk.page.locator("[name=byline]").input_value() == "Bấm nút khi hết phiên"
    expect(desk.page.locator("[name=action-submit]")).to_have_count(0)


def test_save_button_is_free_again_after_it_was_refused(install, desk):
    end_sessions(install)
    save = desk.page.locator("footer .action-save")
    save.click()
    expect(notice(desk, "over")).to_be_visible()
    expect(save).to_be_enabled()

    sign_in_by_the_link(install, desk)
    expect(notice(desk, "over")).to_be_hidden()
    desk.fill(byline="Lưu bằng nút")
    with desk.page.expect_navigation():
        save.click()
    assert desk.page.locator("[name=byline]").input_value() == "Lưu bằng nút"


def test_text_is_not_saved_under_another_name_unasked(install, desk):
    end_sessions(install)
    desk.fill(byline="Viết bởi người thứ nhất")
    expect(notice(desk, "over")).to_be_visible()
    sign_in_by_the_link(install, desk, OTHER)
    expect(notice(desk, "other")).to_be_visible()
    name = notice(desk, "other").locator("[data-session-target=name]").inner_text()
    assert name
    # Neither the button nor the autosave sends it.
    desk.press("button[name=action-submit]")
    expect(notice(desk, "other")).to_be_visible()
    other = desk.page.context.new_page()
    other.goto(desk.page.url)
    assert other.locator("[name=byline]").input_value() != "Viết bởi người thứ nhất"
    other.close()

    notice(desk, "other").locator("button").click()
    expect(notice(desk, "other")).to_be_hidden()
    expect_saved(desk)
    assert value_once_reopened(desk, "byline") == "Viết bởi người thứ nhất"


def test_approval_that_was_refused_is_not_caught_up_by_a_save(install, open_page, desk):
    desk.submit()
    reviewer = Desk(open_page(), desk.host)
    reviewer.sign_in(OTHER, install.passwords[OTHER])
    reviewer.page.get_by_role("link", name="Bài viết qua nhiều giờ").first.click()
    reviewer.page.wait_for_url("**/edit/")
    address = reviewer.page.url
    end_sessions(install, OTHER)
    reviewer.press("button[data-workflow-action-name=approve]:not([data-workflow-action-modal-url])")
    expect(notice(reviewer, "over")).to_be_visible()

    sign_in_by_the_link(install, reviewer, OTHER)
    expect(notice(reviewer, "over")).to_be_hidden()
    expect_saved(reviewer)
    reviewer.page.goto(address)
    expect(reviewer.page.locator("[data-workflow-action-name=reject]")).to_have_count(1)


def test_new_page_that_is_handed_in_during_its_first_save_is_one_page(install, open_page):
    desk = Desk(open_page(), install.host("ben-tre"))
    desk.sign_in(PERSON, install.passwords[PERSON])
    desk.new_page("news/newspage", sections(desk.page, desk.host)["Tin tức"])
    held = []

    def hold(route):
        """Keep the first autosave back; let everything else pass."""
        is_autosave = route.request.method == "POST" and route.request.headers.get("accept") == "application/json"
        if is_autosave and not held:
            held.append(route)
        else:
            route.continue_()

    desk.page.route("**/admin/pages/add/**", hold)
    with desk.page.expect_request(lambda request: request.method == "POST" and "/pages/add/" in request.url):
        desk.fill(title="Chỉ một bài thôi", lead="Sapo.")
    with desk.page.expect_response("**/admin/sessions/current/"):
        desk.press("button[name=action-submit]")
    held[0].continue_()
    desk.page.wait_for_url(re.compile(r"/admin/pages/\d+/$"))

    expect(desk.page.get_by_role("link", name="Chỉ một bài thôi", exact=True)).to_have_count(1)
