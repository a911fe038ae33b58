"""The whole story: a Word file with five pictures and a paragraph in an old font, until readers have it.

Clicks and fields are counted by the browser itself; the budget is what a person has to do, no more.
"""

import docx
import pytest
from docx.shared import Cm
from playwright.sync_api import expect

from tests.browser.desk import Desk
from tests.intake.documents import add_caption, in_font, picture

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

TITLE = "Công đoàn Mỏ Cày Nam trao năm mái nhà trước mùa mưa"
MENDED = "Công đoàn Mỏ Cày Nam trao năm mái nhà cho đoàn viên"
LEAD = "Ngày 20/11/2026, năm gia đình đoàn viên ở Mỏ Cày Nam nhận nhà mới trước mùa mưa."
COMMENT = "Tiêu đề nên nói rõ trao cho ai."
# In the old font's letters, and what they say.
TCVN3 = "§oµn viªn vµ c«ng nh©n ®ãng gãp tõng ngµy c«ng ®Ó x©y nhµ."
SAID = "Đoàn viên và công nhân đóng góp từng ngày công để xây nhà."
COLOURS = ("teal", "red", "blue", "green", "yellow")

# Counts what a person does: clicks of a mouse or finger, and fields that were changed.
_COUNT = """for (const kind of ["click", "change"]) document.addEventListener(kind, event => {
  if (event.isTrusted && !(kind === "click" && event.target.closest("input:not([type=submit]), textarea")))
    window.__did(kind);
}, true)"""


@pytest.fixture
def word_file(tmp_path):
    """What lies on an editor's computer."""
    document = docx.Document()
    document.add_heading(TITLE, 0)
    document.add_paragraph(LEAD)
    in_font(document, TCVN3, ".VnTime")
    for number, colour in enumerate(COLOURS, 1):
        document.add_picture(picture(size=(640, 480), colour=colour), width=Cm(8))
        add_caption(document, f"Mái nhà thứ {number}", style="Caption")
    document.add_paragraph("Chủ nhà mời hàng xóm chung vui ngay trong sân còn thơm mùi vôi.")
    path = tmp_path / "bai viet.docx"
    document.save(path)
    return path


class Counted:
    """A desk whose person's clicks and fields are counted."""

    def __init__(self, install, page, who):
        self.did = {"click": 0, "change": 0}
        page.context.expose_binding("__did", lambda _source, kind: self.did.__setitem__(kind, self.did[kind] + 1))
        page.context.add_init_script(_COUNT)
        self.page, self.host = page, install.host("ben-tre")
        self.desk = Desk(page, self.host)
        email = f"{who}@ben-tre.example"
        self.desk.sign_in(email, install.passwords[email])

    def arrive_at_list(self):
        self.page.wait_for_url("**/admin/pages/*/")


def take_in(editor, word_file):
    """Begin on the desk with the Word file; end in the editor of the draft."""
    page = editor.page
    page.get_by_role("link", name="Từ tệp Word").first.click()
    page.locator("input[type=file]").set_input_files(word_file)
    page.get_by_role("button", name="Tạo bản nháp").click()
    page.wait_for_url("**/edit/")


def look_at_report(editor):
    """Open the report, and come back to the draft."""
    page = editor.page
    page.get_by_role("link", name="Kết quả nhập từ tệp").first.click()
    expect(page.locator(".intake")).to_contain_text("TCVN3")
    expect(page.locator(".intake")).to_contain_text("bai viet.docx")
    page.get_by_role("link", name="Sửa bản nháp").click()
    page.wait_for_url("**/edit/")


def send_back(reviewer):
    """Open what waits from the desk on a phone, read it, and send it back with a comment."""
    page = reviewer.page
    page.get_by_role("link", name=TITLE).first.click()
    page.wait_for_url("**/edit/")
    reviewer.desk.press("button[data-workflow-action-name=reject]")
    page.locator(".modal [name$=comment]").fill(COMMENT)
    page.locator(".modal form button[type=submit], .modal form input[type=submit]").first.click()
    reviewer.arrive_at_list()


def mend(editor):
    """Find on the desk what came back and why; change the title; hand it in again."""
    page = editor.page
    page.goto(f"{editor.host}/admin/")
    returned = page.locator("#returned-section")
    expect(returned).to_contain_text(COMMENT)
    returned.get_by_role("link", name=TITLE).click()
    page.wait_for_url("**/edit/")
    editor.desk.fill(title=MENDED)
    editor.desk.press("button[name=action-submit]")
    editor.arrive_at_list()


def test_from_a_word_file_to_readers(install, open_page, word_file, record_property):
    editor = Counted(install, open_page(), "bien-tap")
    take_in(editor, word_file)
    look_at_report(editor)
    checklist = editor.page.locator("[data-side-panel-toggle=checklist] [data-side-panel-toggle-counter]")
    expect(checklist).to_be_hidden()
    editor.desk.submit()
    reader = open_page(360)
    assert reader.goto(f"{editor.host}/tin-tuc/").ok
    assert MENDED not in reader.content()

    reviewer = Counted(install, open_page(360), "duyet")
    send_back(reviewer)
    mend(editor)
    reviewer.page.goto(f"{reviewer.host}/admin/")
    reviewer.page.get_by_role("link", name=MENDED).first.click()
    reviewer.page.wait_for_url("**/edit/")
    reviewer.desk.press("button[data-workflow-action-name=approve]:not([data-workflow-action-modal-url])")
    reviewer.arrive_at_list()

    assert reader.goto(f"{editor.host}/tin-tuc/").ok
    reader.get_by_role("link", name=MENDED).first.click()
    main = reader.locator("main")
    for text in (MENDED, SAID, "Mái nhà thứ 1", "Mái nhà thứ 5", "thơm mùi vôi"):
        expect(main).to_contain_text(text)
    assert main.locator("article img").count() >= len(COLOURS)
    assert "µ" not in main.inner_text()
    record_property("editor", editor.did)
    record_property("reviewer", reviewer.did)
    assert editor.did["click"] <= 14
    assert editor.did["change"] <= 5
    assert reviewer.did["click"] <= 9
    assert reviewer.did["change"] <= 3
