"""The reader's site with scripts off: everything is there, and nothing that would need one."""

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

SITE = "ben-tre"
# With a gallery; one of the demo's.
ARTICLE = "/tin-tuc/tieng-don-kim-sau-gio-tan-ca-o-hoi-dien-cong-nhan-xu-dua/"


@pytest.fixture
def reader(install, open_page):
    """Return a function that opens an address of a site at a width, without scripts."""

    def opened(path, width=360, site=SITE):
        page = open_page(width, java_script_enabled=False)
        page.goto(install.host(site) + path)
        return page

    return opened


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("section", ["Giới thiệu", "Tin tức", "Hội thảo, tọa đàm", "Liên hệ"])
def test_menu_leads_to_every_section(reader, width, section):
    page = reader("/", width)
    if width == 360:
        page.get_by_text("Trình đơn", exact=True).first.click()
    page.get_by_role("navigation", name="Trình đơn chính").get_by_role("link", name=section, exact=True).click()

    expect(page.locator("h1")).to_have_text(section)


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize(
    "path",
    ["/", "/tin-tuc/", ARTICLE, "/hoi-thao-toa-dam/", "/gioi-thieu/", "/lien-he/", "/tim-kiem/?q=công", "/khong-co/"],
)
def test_nothing_is_offered_that_needs_a_script(reader, path, width):
    page = reader(path, width)

    # Buttons that HTML itself works are the menu's (popover) and those of forms.
    idle = "button:not([popovertarget]):not([type=submit]):not(form button:not([type])):visible"
    assert page.locator(idle).all_inner_texts() == []
    assert (
        page.locator("form:not(:has(button[type=submit], button:not([type]), input[type=submit])):visible").count()
        == 0
    )
    assert page.locator("a[href='#']:visible, a[href^='javascript:']").count() == 0


def test_lists_are_narrowed_and_turned_by_links(reader):
    page = reader("/tin-tuc/")
    titles = page.locator("main article h2, main article h3").all_inner_texts()
    page.get_by_role("navigation", name="Chuyên mục").get_by_role("link").nth(1).click()
    assert "category=" in page.url
    narrowed = page.locator("main article h2, main article h3").all_inner_texts()
    assert narrowed
    assert narrowed != titles

    page = reader("/tin-tuc/")
    page.get_by_role("navigation", name="Theo năm, tháng").get_by_role("link").first.click()
    assert "month=" in page.url
    assert page.locator("main article").count() > 0


def test_pages_of_a_list_are_turned(install, reader):
    page = reader("/tin-tuc/", site=install.run("tests.browser.known_pages:site_with_two_pages_of_news"))
    first = page.locator("main article h2").first.inner_text()
    page.get_by_role("link", name="Trang sau").click()
    assert "page=2" in page.url
    assert page.locator("main article h2").first.inner_text() != first
    page.get_by_role("link", name="Trang trước").click()
    expect(page.locator("main article h2").first).to_have_text(first)


def test_search_finds(reader):
    page = reader("/tim-kiem/")
    page.locator("main input[name=q]").fill("công đoàn")
    page.locator("main form button[type=submit], main form button:not([type])").first.click()

    assert "q=" in page.url
    assert page.locator("main a[href*='/tin-tuc/'], main a[href*='/hoi-thao']").count() > 0


def test_message_is_sent_and_its_mistakes_are_named(reader):
    page = reader("/lien-he/")
    send = page.locator("main form[method=post] button[type=submit]")
    send.click()
    expect(page.get_by_role("alert")).to_contain_text("Nội dung")

    page.get_by_label("Họ và tên").fill("Trần Văn Không")
    page.get_by_label("Nội dung").fill("Máy của tôi không chạy mã nào.")
    page.locator("main form[method=post] button[type=submit]").click()
    expect(page.locator("main")).to_contain_text("Xin cảm ơn")


def test_gallery_is_a_list_of_pictures(reader):
    page = reader(ARTICLE)
    pictures = page.locator(".gallery img")

    assert pictures.count() >= 2
    for picture in pictures.all():
        picture.scroll_into_view_if_needed()
        expect(picture).to_be_visible()
        assert picture.get_attribute("alt")
    expect(page.locator("dialog")).to_have_count(0)
