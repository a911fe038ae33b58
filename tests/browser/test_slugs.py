"""Addresses of titles that are typed: Wagtail's own script in a browser makes what the server would make."""

import unicodedata

import pytest

from core.slugs import slugify
from tests.browser.desk import Desk, sections
from tests.core.test_slugs import TITLES

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

# What the title's field tells the slug's when somebody types, a moment (0.1 s) after the last key.
TYPE = """titles => titles.map(title => {
    const slug = document.querySelector("[name=slug]");
    slug.value = "";
    slug.dispatchEvent(new CustomEvent("w-sync:apply", {cancelable: true, detail: {value: title}}));
    return slug.value;
})"""


@pytest.fixture
def form(install, open_page):
    """The form of a new page whose network is gone, so that typing leaves nothing behind."""
    desk = Desk(open_page(), install.host("ben-tre"))
    desk.sign_in("bien-tap@ben-tre.example", install.passwords["bien-tap@ben-tre.example"])
    desk.new_page("news/newspage", sections(desk.page, desk.host)["Tin tức"])
    desk.page.context.set_offline(True)
    return desk


def test_browser_and_server_make_the_same_slugs_of_all_titles(form):
    titles = [unicodedata.normalize(spelling, title) for title in TITLES for spelling in ("NFC", "NFD")]

    shown = form.page.evaluate(TYPE, titles)

    assert len(shown) > 600
    assert dict(zip(titles, shown, strict=True)) == {title: slugify(title) for title in titles}


def test_address_follows_the_title_as_it_is_typed(form):
    form.page.locator("[name=title]").press_sequentially("Đoàn kiểm tra ở Đắk Lắk")

    form.page.wait_for_function("() => document.querySelector('[name=slug]').value == 'doan-kiem-tra-o-dak-lak'")
