"""What the administrator's guide says (docs/administration.md), done as it is written there, by the names it gives."""

import re

import pytest
from django.conf import settings
from playwright.sync_api import expect

from tests.browser.desk import Desk

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

ADMINISTRATOR = "quoc-gia@toan-quoc.example"
GUIDE = (settings.BASE_DIR / "docs" / "administration.md").read_text("utf-8")
OLD_PORTAL = "Địa chỉ cũ,Địa chỉ mới\n/Default.aspx?tabid=62,/tin-tuc/\n"


def said(name):
    """Return a name that the guide gives; a name that it does not give is no part of what is tested here."""
    assert f"**{name}**" in GUIDE or f"→ {name}**" in GUIDE or f"**{name} →" in GUIDE
    return name


class Administrator:
    """A national administrator who follows the guide.

    Args:
        page: a Playwright page.
        install: the Install.
    """

    def __init__(self, page, install):
        self.page = page
        self.desk = Desk(page, install.host())
        self.desk.sign_in(ADMINISTRATOR, install.passwords[ADMINISTRATOR])

    def press(self, name):
        """Press the link or button of a name in the page's own part."""
        control = self.page.get_by_role("link", name=said(name), exact=True)
        control = control.or_(self.page.get_by_role("button", name=name, exact=True))
        control.and_(self.page.locator("main *, header *")).last.click()

    def more(self, name):
        """Choose something of the menu behind the title."""
        self.page.get_by_role("button", name=said("Thao tác")).last.click()
        self.page.get_by_role("link", name=said(name)).click()

    def open_board(self):
        self.page.get_by_role("link", name=said("Các liên đoàn")).first.click()
        self.page.wait_for_url("**/admin/federations/")

    def open_federation(self, name):
        self.open_board()
        self.page.locator("table").get_by_role("link", name=name).click()
        self.page.wait_for_url(re.compile(r"/federations/\d+/$"))

    def change_state(self, name, label, reason):
        self.open_federation(name)
        self.press("Đổi trạng thái của trang")
        self.page.get_by_role("radio", name=label).check()
        self.page.fill("[name=reason]", reason)
        self.press("Đổi trạng thái của trang")
        self.page.wait_for_url(re.compile(r"/federations/\d+/$"))


@pytest.fixture
def administrator(install, open_page):
    """Somebody at the board, at the width of a laptop."""
    return Administrator(open_page(), install)


@pytest.fixture
def read(install, open_page):
    """Return a function that opens an address of a site as a reader and returns (status, where it ended)."""
    reader = open_page()

    def opened(slug, path="/"):
        response = reader.goto(install.host(slug) + path)
        return response.status, reader.url.removeprefix(install.host(slug))

    return opened


def test_site_is_interrupted_and_opened_again(administrator, read):
    administrator.change_state("Quảng Ninh", "Tạm ngừng", "Sửa nội dung.")
    assert read("quang-ninh")[0] == 503

    administrator.change_state("Quảng Ninh", "Đang hoạt động", "Đã sửa xong.")
    assert read("quang-ninh")[0] == 200
    administrator.press("Lịch sử")
    expect(administrator.page.get_by_text("Sửa nội dung.").first).to_be_visible()


def test_site_gets_another_name_and_the_old_one_leads_on(administrator, read, install):
    for name in ("qn.localhost", "quang-ninh.localhost"):
        administrator.open_federation("Quảng Ninh")
        administrator.press("Đổi tên miền chính")
        administrator.page.fill("[name=hostname]", name)
        administrator.press("Đổi tên miền chính")
        administrator.page.wait_for_url(re.compile(r"/federations/\d+/$"))
        if name == "qn.localhost":
            assert read("quang-ninh", "/tin-tuc/") == (200, f"{install.host('qn')}/tin-tuc/")
    assert read("quang-ninh", "/tin-tuc/") == (200, "/tin-tuc/")


def test_last_day_of_a_domain_is_recorded(administrator):
    administrator.open_federation("Thanh Hóa")
    assert said("Đăng ký đến") in administrator.page.inner_text("#hostnames ~ table, section:has(#hostnames) table")
    administrator.page.get_by_role("link", name="chưa ghi").click()
    administrator.page.fill("[name=expires_on]", "31/12/2027")
    administrator.page.keyboard.press("Escape")
    administrator.press("Lưu")

    expect(administrator.page.get_by_role("link", name="31/12/2027")).to_be_visible()


def test_addresses_of_an_old_portal_come_along(administrator, read):
    page = administrator.page
    administrator.open_federation("Thanh Hóa")
    administrator.press("Chuyển hướng và địa chỉ cũ")
    administrator.more("Nhập chuyển hướng từ tệp")
    page.set_input_files(
        "[name=file]", {"name": "cu.csv", "mimeType": "text/csv", "buffer": OLD_PORTAL.encode("utf-8")}
    )
    page.get_by_label("Trang thông tin").select_option(label="Thanh Hóa")
    administrator.press("Xem các dòng của tệp")
    administrator.press("Lưu các chuyển hướng này")
    page.wait_for_url("**/admin/site-redirects/")

    assert read("thanh-hoa", "/tin/tabid/62/Default.aspx?language=vi-VN") == (200, "/tin-tuc/")
    assert read("ben-tre", "/tin/tabid/62/Default.aspx")[0] == 404


def test_list_is_narrowed_sorted_and_taken_along(administrator):
    page = administrator.page
    administrator.open_board()
    page.locator("table").get_by_role("link", name=re.compile("Tin mới nhất")).click()
    page.wait_for_url("**ordering=*last_news*")

    page.goto(f"{administrator.desk.host}/admin/federations/?attention=true")
    assert page.locator("table tbody tr").count() > 0
    page.get_by_role("button", name=said("Thao tác")).last.click()
    with page.expect_download() as download:
        page.get_by_role("link", name=said("Tải về CSV")).click()
    assert download.value.suggested_filename.endswith(".csv")


def test_long_work_is_found(administrator):
    administrator.open_board()
    administrator.more("Việc chạy lâu")

    administrator.page.wait_for_url("**/admin/federations/jobs/")
