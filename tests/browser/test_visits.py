"""The counter in a browser: a page is counted when somebody sees it, and the same answer brings the figures."""

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

COUNT = "/luot-truy-cap/dem/"
# What the browser of the tests says of itself is that nobody sits at it.
READER = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36"
# An answer whose every figure is longer than what stands in the page.
FIGURES = {"online": 1234, "today": 56_789, "total": 12_345_678, "at": "2026-03-04T12:05+07:00"}


@pytest.fixture
def site(install):
    """Address of the site that the tests read."""
    return install.host("quang-ninh")


def figure(page, name):
    return int(page.inner_text(f"[data-visits={name}]").replace(".", ""))


def test_reader_sees_the_figures_rise_by_the_own_visit(site, open_page):
    program, page = open_page(), open_page(user_agent=READER)
    with program.expect_response(f"**{COUNT}"):
        program.goto(f"{site}/gioi-thieu/")
    before = figure(program, "total")

    with page.expect_response(f"**{COUNT}") as answer:
        page.goto(f"{site}/gioi-thieu/")
    assert answer.value.status == 200

    expect(page.locator("[data-visits=total]")).to_have_text(f"{before + 1:,}".replace(",", "."))
    assert figure(page, "online") >= 1
    assert page.context.cookies() == []
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_one_request_is_made_and_it_says_nothing_but_the_page(site, open_page):
    page, sent = open_page(user_agent=READER), []
    page.on("request", lambda request: sent.append(request) if request.method == "POST" else None)
    with page.expect_response(f"**{COUNT}"):
        page.goto(f"{site}/tin-tuc/")
    page.wait_for_load_state("networkidle")

    (request,) = sent
    assert request.post_data == page.get_attribute("script[data-page]", "data-page")


def test_page_that_nobody_looks_at_is_not_counted_until_somebody_does(site, open_page):
    page, sent = open_page(user_agent=READER), []
    page.add_init_script(
        "Object.defineProperty(document, 'visibilityState', {get: () => window.seen ? 'visible' : 'hidden'})"
    )
    page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    page.goto(f"{site}/gioi-thieu/")
    page.wait_for_load_state("networkidle")
    assert sent == []

    with page.expect_response(f"**{COUNT}"):
        page.evaluate("window.seen = true; document.dispatchEvent(new Event('visibilitychange'))")
    assert len(sent) == 1


def test_page_made_ready_in_advance_is_not_counted_until_it_is_opened(site, open_page):
    page, sent = open_page(user_agent=READER), []
    page.add_init_script("Object.defineProperty(document, 'prerendering', {get: () => !window.opened})")
    page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    page.goto(f"{site}/gioi-thieu/")
    page.wait_for_load_state("networkidle")
    assert sent == []

    with page.expect_response(f"**{COUNT}"):
        page.evaluate("window.opened = true; document.dispatchEvent(new Event('prerenderingchange'))")
    assert len(sent) == 1


@pytest.mark.parametrize("width", [360, 1440])
def test_counter_moves_nothing_when_its_figures_come(site, open_page, width):
    page = open_page(width=width, user_agent=READER)
    page.add_init_script(
        """window.moved = 0;
        new PerformanceObserver((list) => { for (const each of list.getEntries()) window.moved += each.value; })
          .observe({ type: "layout-shift", buffered: true });"""
    )
    held = []
    page.route(f"**{COUNT}", lambda route: held.append(route))
    with page.expect_request(f"**{COUNT}"):
        page.goto(f"{site}/gioi-thieu/")
    page.locator(".visit-counter").scroll_into_view_if_needed()
    box = page.locator(".visit-counter").bounding_box()
    held[0].fulfill(json=FIGURES)
    expect(page.locator("[data-visits=online]")).to_have_text("1.234")

    assert page.locator(".visit-counter").bounding_box() == box
    assert page.evaluate("window.moved") < 0.01
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.inner_text("[data-visits=at]") == "12:05, 4/3/2026"


def test_figures_stay_when_there_is_no_answer(site, open_page):
    page = open_page(user_agent=READER)
    page.route(f"**{COUNT}", lambda route: route.abort())
    page.goto(f"{site}/gioi-thieu/")
    page.wait_for_load_state("networkidle")

    assert figure(page, "total") > 3_000_000


def test_without_a_script_the_figures_are_there(site, open_page):
    page = open_page(user_agent=READER, java_script_enabled=False)
    page.goto(f"{site}/gioi-thieu/")

    assert figure(page, "total") > 3_000_000
    assert page.is_visible(".visit-counter a")
