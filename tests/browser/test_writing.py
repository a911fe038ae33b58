"""The editor while somebody writes: what is missing, hints, several pictures at once, the preview, dates."""

import pytest
from django.utils import translation
from playwright.sync_api import expect

from core.blocks import BodyBlock
from core.quality import KINDS
from tests.browser.desk import Desk, sections

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

PERSON = "bien-tap@ben-tre.example"
REVIEWER = "duyet@ben-tre.example"


@pytest.fixture
def at_desk(install, open_page):
    """Return a function that seats an editor at the form of a new page, on a screen of some width."""

    def seated(width=1440, kind="news/newspage", section="Tin tức"):
        desk = Desk(open_page(width), install.host("ben-tre"))
        desk.sign_in(PERSON, install.passwords[PERSON])
        desk.new_page(kind, sections(desk.page, desk.host)[section])
        return desk

    return seated


def counter(desk):
    return desk.page.locator("[data-side-panel-toggle=checklist] [data-side-panel-toggle-counter]")


def open_list(desk):
    desk.page.locator("[data-side-panel-toggle=checklist]").click()
    panel = desk.page.locator("[data-side-panel=checklist]")
    expect(panel).to_be_visible()
    return panel


def test_list_of_what_is_missing_follows_the_typing_and_leads_to_the_field(at_desk):
    desk = at_desk()
    expect(counter(desk)).to_have_text("1")
    panel = open_list(desk)
    panel.locator("[data-checklist-path-param=title]").first.click()
    expect(desk.page.locator("[name=title]")).to_be_focused()

    desk.fill(title="Tin dẫn lại từ báo bạn")
    expect(counter(desk)).to_be_hidden()
    desk.page.locator("[name=origin][value=republished]").check()
    expect(counter(desk)).to_have_text("3")
    panel.locator("[data-checklist-path-param=source_url]").click()
    expect(desk.page.locator("[name=source_url]")).to_be_focused()


def test_hint_stands_under_its_field_and_goes_when_it_is_mended(at_desk):
    desk = at_desk()
    desk.fill(title="Tin có sapo dài", lead="chữ " * 90)
    hint = desk.page.locator("[data-contentpath=lead] .hint")
    expect(hint).to_have_count(1)

    desk.fill(lead="Một câu ngắn.")
    expect(hint).to_have_count(0)


def test_title_in_capitals_is_written_small_by_one_click(at_desk):
    desk = at_desk()
    desk.fill(title="LĐLĐ TỈNH BẾN TRE TẬP HUẤN VỀ BHXH", lead="Sapo.")
    desk.page.locator("[data-contentpath=title] .hint button").click()

    expect(desk.page.locator("[name=title]")).to_have_value("LĐLĐ tỉnh Bến Tre tập huấn về BHXH")
    expect(desk.page.locator("[data-contentpath=title] .hint")).to_have_count(0)
    expect(desk.page.locator("[name=slug]")).to_have_value("ldld-tinh-ben-tre-tap-huan-ve-bhxh")


def test_hint_about_a_block_stands_in_that_block(at_desk):
    desk = at_desk()
    desk.fill(title="Tin có liên kết", lead="Sapo.")
    with translation.override("vi"):
        heading = desk.add_block(str(BodyBlock().child_blocks["heading"].label))
    heading.locator("input[name$=text]").fill("KẾT QUẢ BƯỚC ĐẦU Ở CƠ SỞ")
    heading.locator("input[name$=text]").blur()
    heading.locator(".hint button").click()

    expect(heading.locator("input[name$=text]")).to_have_value("Kết quả bước đầu ở cơ sở")


def test_several_pictures_are_added_at_once_and_put_in_order(at_desk):
    desk = at_desk()
    page = desk.page
    desk.fill(title="Tin có bộ ảnh", lead="Sapo.")
    desk.add_block("Bộ ảnh")
    page.locator("[data-gallery-several]").click()
    boxes = page.locator(".modal-body [data-multiple-choice-select]")
    boxes.nth(2).wait_for()
    for number in range(3):
        boxes.nth(number).check()
    page.locator(".modal-body [data-multiple-choice-submit]").click()

    figures = page.locator("[data-streamfield-list-container] [data-streamfield-child]:not([aria-hidden=true])")
    expect(figures).to_have_count(3)
    expect(figures.locator("[data-chooser-image]:visible")).to_have_count(3)
    for number in range(3):
        figures.nth(number).locator("input[name$=caption]").fill(f"Chú thích {number}")
    figures.nth(2).locator("[data-streamfield-action=MOVE_UP]").click()
    page.wait_for_function(
        "() => document.querySelector('#w-autosave-indicator').dataset.wAutosaveStateValue == 'saved'"
    )

    assert figures.locator("input[name$=caption]").evaluate_all("inputs => inputs.map(input => input.value)") == [
        "Chú thích 0",
        "Chú thích 2",
        "Chú thích 1",
    ]


def test_preview_stands_open_at_the_width_of_a_phone_until_it_is_closed(at_desk):
    desk = at_desk()
    preview = desk.page.locator("[data-side-panel=preview]")
    expect(preview).to_be_visible()
    expect(preview.locator("[name=preview-size]:checked")).to_have_value("mobile")
    desk.fill(title="Xem trước bên cạnh", lead="Sapo.")
    expect(desk.page.frame_locator("#w-preview-iframe").locator("h1")).to_have_text("Xem trước bên cạnh")

    desk.page.locator("[data-side-panel-toggle=preview]").click()
    expect(preview).to_be_hidden()
    desk.page.reload()
    expect(desk.page.locator("[name=title]")).to_be_visible()
    expect(preview).to_be_hidden()


def test_preview_stays_out_of_the_way_on_a_phone(at_desk):
    desk = at_desk(360)

    expect(desk.page.locator("[data-side-panel=preview]")).to_be_hidden()
    expect(desk.page.locator("[data-checklist-opener]")).to_be_visible()
    desk.page.locator("[data-checklist-opener]").click()
    panel = desk.page.locator("[data-side-panel=checklist]")
    expect(panel).to_be_visible()
    panel.locator("[data-checklist-path-param=title]").first.click()
    expect(panel).to_be_hidden()
    expect(desk.page.locator("[name=title]")).to_be_focused()


def test_content_checks_find_what_we_find(at_desk):
    desk = at_desk()
    desk.fill(title="CÔNG ĐOÀN CƠ SỞ HỌP MẶT ĐẦU XUÂN")
    desk.page.locator("[data-side-panel-toggle=checks]").click()
    panel = desk.page.locator("[data-side-panel=checks]")

    names = panel.locator("[data-content-checker-name]")
    with translation.override("vi"):
        for code in ("capitals", "lead-missing"):
            # axe looks through the whole preview first.
            expect(names.filter(has_text=str(KINDS[code].name))).to_have_count(1, timeout=20_000)


def test_picker_begins_on_monday_in_vietnamese_and_names_the_zone(at_desk):
    desk = at_desk()
    page = desk.page
    field = page.locator("[name=date_shown]")
    field.fill("09/10/2026 14:05")
    field.blur()
    field.focus()
    picker = page.locator(".xdsoft_datetimepicker:visible")
    expect(picker).to_have_count(1)

    assert picker.locator("th").first.inner_text() in {"T2", "Thứ 2"}
    assert "Tháng" in picker.locator(".xdsoft_month span").inner_text()
    assert picker.locator(".xdsoft_month span").inner_text().endswith(("10", "Mười"))
    times = picker.locator(".xdsoft_time").all_inner_texts()
    assert "13:00" in times
    assert not any("M" in time for time in times)
    picker.locator(".xdsoft_date[data-date='9'][data-month='9']").click()
    assert field.input_value().startswith("09/10/2026 ")
    assert "GMT+7" in page.locator("[data-contentpath=date_shown]").inner_text()


def test_note_to_the_approver_is_written_on_a_phone_and_stands_on_their_desk(install, at_desk, open_page):
    desk = at_desk(360)
    desk.fill(title="Bài kèm lời nhắn", lead="Sapo.")
    note = desk.page.locator("[name=submission-note]")
    expect(note).to_be_hidden()
    desk.page.locator(".submission-note summary").click()
    note.fill("Cần đăng trước 16h")
    expect(note).to_be_in_viewport()
    desk.page.locator(".submission-note summary").click()
    desk.submit()

    reviewer = Desk(open_page(360), desk.host)
    reviewer.sign_in(REVIEWER, install.passwords[REVIEWER])
    row = reviewer.page.locator("#awaiting-review-section li").filter(has_text="Bài kèm lời nhắn")
    expect(row).to_contain_text("Cần đăng trước 16h")
    row.get_by_role("link", name="Bài kèm lời nhắn").click()
    expect(reviewer.page.locator(".messages")).to_contain_text("Cần đăng trước 16h")


@pytest.mark.parametrize("written", ["31/02/2026 10:00", "30/9", "hôm nay"])
def test_what_is_no_date_stays_as_it_was_typed_and_is_refused(at_desk, written):
    desk = at_desk()
    desk.fill(title="Tin ghi nhầm ngày", date_shown=written)
    assert desk.page.locator("[name=date_shown]").input_value() == written

    desk.page.keyboard.press("Escape")
    desk.press("button.action-save")
    expect(desk.page.locator("[data-contentpath=date_shown] .error-message")).to_be_visible()
    assert desk.page.locator("[name=date_shown]").input_value() == written
    assert desk.page.locator("[name=title]").input_value() == "Tin ghi nhầm ngày"
