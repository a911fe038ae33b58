"""From an editor's words to a reader's screen, in a browser, on the install that `make run` starts."""

import io

import pytest
from PIL import Image as PillowImage

from tests.browser.desk import Desk, sections

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

TITLE = "Tọa đàm “Đổi mới cách họp tổ công đoàn” ở Giồng Trôm"
SLUG = "toa-dam-doi-moi-cach-hop-to-cong-doan-o-giong-trom"


@pytest.fixture
def photo(tmp_path):
    """A photograph that no library holds yet."""
    path = tmp_path / "anh-toa-dam.jpg"
    buffer = io.BytesIO()
    PillowImage.linear_gradient("L").resize((1200, 800)).convert("RGB").save(buffer, "JPEG")
    path.write_bytes(buffer.getvalue())
    return path


def test_seminar_goes_from_the_editor_over_the_reviewer_to_readers_of_that_site_alone(install, open_page, photo):
    host = install.host("ben-tre")
    desk = Desk(open_page(), host)
    desk.sign_in("bien-tap@ben-tre.example", install.passwords["bien-tap@ben-tre.example"])
    desk.new_page("seminars/seminarpage", sections(desk.page, host)["Hội thảo, tọa đàm"])
    desk.fill(
        title=TITLE,
        kind="toa-dam",
        date="30/9/2026",
        part_of_day="morning",
        venue="Nhà văn hóa xã",
        host="Công đoàn xã",
        delegates="31",
        topics="Họp ngắn; Việc rõ; Ai cũng được nói",
        lead="Ba mươi mốt tổ trưởng bàn cách để buổi họp tổ công đoàn gọn mà vẫn đủ ý.",
    )
    assert desk.slug() == SLUG
    desk.add_paragraph("Các tổ trưởng chia sẻ cách làm của mình.")
    desk.add_picture(photo, "Các đại biểu ngồi quanh bàn", "Quang cảnh buổi tọa đàm")
    desk.submit()

    reader = open_page(360)
    address = f"/hoi-thao-toa-dam/{SLUG}/"
    assert reader.goto(host + address).status == 404

    reviewer = Desk(open_page(), host)
    reviewer.sign_in("duyet@ben-tre.example", install.passwords["duyet@ben-tre.example"])
    reviewer.page.get_by_role("link", name=TITLE).first.click()
    reviewer.page.wait_for_url("**/edit/")
    reviewer.approve(int(reviewer.page.url.rstrip("/").split("/")[-2]))

    assert reader.goto(host + address).status == 200
    text = reader.locator("main").inner_text()
    for fact in (TITLE, "Thứ Tư, 30/9/2026", "Nhà văn hóa xã", "31", "Ai cũng được nói", "Quang cảnh buổi tọa đàm"):
        assert fact in text
    picture = reader.get_by_alt_text("Các đại biểu ngồi quanh bàn")
    # It is loaded when it is near, and the first reader waits until it is cut.
    picture.scroll_into_view_if_needed()
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0
    for other in (install.host("thanh-hoa"), install.host("quang-ninh"), install.host()):
        assert reader.goto(other + address).status == 404


def test_manager_changes_the_slogan_and_sees_it_at_the_head(install, open_page):
    host = install.host("quang-ninh")
    desk = Desk(open_page(), host)
    desk.sign_in("quan-tri@quang-ninh.example", install.passwords["quan-tri@quang-ninh.example"])
    desk.page.goto(f"{host}/admin/settings/sites/identity/")
    desk.page.fill("[name=slogan]", "Thợ mỏ đồng lòng")
    desk.page.locator("footer button[type=submit], form button[type=submit]").last.click()
    desk.page.wait_for_load_state()

    reader = open_page()
    reader.goto(host)
    assert "Thợ mỏ đồng lòng" in reader.locator("header").first.text_content()
    reader.goto(install.host("ben-tre"))
    assert "Thợ mỏ đồng lòng" not in reader.locator("header").first.text_content()
