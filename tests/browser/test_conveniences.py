"""What a small script adds to pages that work without one: display choices, galleries over the page, copying."""

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

GALLERY = "/tin-tuc/tieng-don-kim-sau-gio-tan-ca-o-hoi-dien-cong-nhan-xu-dua/"


@pytest.mark.parametrize("width", [360, 1440])
def test_display_choices_hold_on_the_next_page_without_a_cookie(install, open_page, width):
    page = open_page(width=width)
    page.goto(f"{install.host('ben-tre')}/")
    before = page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")

    page.click(".appearance summary")
    page.check("input[name=size][value=larger]")
    page.check("input[name=contrast][value=more]")
    page.check("input[name=scheme][value=dark]")
    page.goto(f"{install.host('ben-tre')}/tin-tuc/")

    assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") > before * 1.3
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(0, 0, 0)"
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
    assert page.context.cookies() == []
    page.click(".appearance summary")
    assert page.is_checked("input[name=size][value=larger]")
    page.check("input[name=size][value='']")
    assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") == before


def test_display_panel_closes_with_escape_and_gives_the_focus_back(install, open_page):
    page = open_page()
    page.goto(f"{install.host('ben-tre')}/")
    page.focus(".appearance summary")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.is_visible(".appearance__panel")

    page.keyboard.press("Escape")

    assert not page.is_visible(".appearance__panel")
    assert page.evaluate("document.activeElement.matches('.appearance summary')")


def test_gallery_is_led_by_the_keyboard(install, open_page):
    page = open_page()
    page.goto(f"{install.host('ben-tre')}{GALLERY}")
    first = page.locator(".gallery a").first
    first.focus()
    page.keyboard.press("Enter")
    dialog = page.locator("dialog.lightbox")
    assert dialog.get_attribute("aria-label") == "1/4"
    assert dialog.locator("img").get_attribute("alt")
    assert "Chiều Cổ Chiên" in dialog.locator("figcaption").inner_text()

    page.keyboard.press("ArrowRight")
    assert dialog.get_attribute("aria-label") == "2/4"
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    assert dialog.get_attribute("aria-label") == "4/4"
    page.keyboard.press("Escape")

    dialog.wait_for(state="detached")
    assert page.evaluate("document.activeElement === [...document.querySelectorAll('.gallery a')].at(-1)")


def test_address_is_copied(install, open_page):
    page = open_page()
    page.goto(f"{install.host('ben-tre')}{GALLERY}")

    page.click("[data-copy]")
    expect(page.locator("[data-copy] span").first).to_have_text("Đã sao chép")

    # No page may read the clipboard; the reader pastes.
    page.focus("#site-search")
    page.keyboard.press("Control+v")
    assert page.input_value("#site-search") == f"{install.host('ben-tre')}{GALLERY}"
