"""Photos from the computer straight into a gallery: each its figure, a broken one refused by name."""

import base64

import pytest
from playwright.sync_api import expect

from tests import builders
from tests.browser.desk import Desk, sections

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

PERSON = "bien-tap@ben-tre.example"
# Drops files onto an element, as the system does; Playwright has no way of its own.
DROP = """(element, files) => {
    const dataTransfer = new DataTransfer();
    for (const [name, type, content] of files) {
        const bytes = Uint8Array.from(atob(content), letter => letter.charCodeAt(0));
        dataTransfer.items.add(new File([bytes], name, {type}));
    }
    for (const kind of ["dragover", "drop"])
        element.dispatchEvent(new DragEvent(kind, {dataTransfer, bubbles: true, cancelable: true}));
}"""


@pytest.fixture
def desk(install, open_page):
    """An editor at a new piece of news with an empty gallery."""
    desk = Desk(open_page(), install.host("ben-tre"))
    desk.sign_in(PERSON, install.passwords[PERSON])
    desk.new_page("news/newspage", sections(desk.page, desk.host)["Tin tức"])
    desk.fill(title="Tin có ảnh kéo vào", lead="Sapo.")
    desk.add_block("Bộ ảnh")
    return desk


def png(name, colour):
    content = builders.picture_file(colour=colour).read()
    return [name, "image/png", base64.b64encode(content).decode()]


def broken(name):
    return [name, "image/jpeg", base64.b64encode(b"no picture at all").decode()]


def figures(desk):
    """The figures that hold a picture."""
    return desk.page.locator(
        "[data-streamfield-list-container] [data-streamfield-child]:not([aria-hidden=true])",
        has=desk.page.locator("[data-chooser-image][src]:visible"),
    )


def drop(desk, *files):
    gallery = desk.page.locator(".gallery-upload").locator("xpath=..")
    gallery.evaluate(DROP, list(files))


def test_dropped_photos_become_figures_and_the_broken_one_is_named(desk):
    drop(desk, png("ban giao.png", "teal"), broken("hong.jpg"), png("hàng xóm.png", "red"))

    expect(figures(desk)).to_have_count(2)
    refused = desk.page.locator(".gallery-upload__refused li")
    expect(refused).to_have_count(1)
    expect(refused).to_contain_text("hong.jpg")
    titles = desk.page.locator("[data-streamfield-list-container] [data-chooser-title]").all_inner_texts()
    assert [title for title in titles if title] == ["ban giao", "hàng xóm"]

    # The text is asked for, and nothing was made up.
    alts = figures(desk).locator("[data-gallery-alt]")
    expect(alts).to_have_count(2)
    assert alts.evaluate_all("fields => fields.map(field => field.value)") == ["", ""]
    open_list(desk)
    missing = desk.page.locator("[data-side-panel=checklist] li[data-path]").filter(has_text="ban giao")
    expect(missing).to_have_count(1)
    alts.first.fill("Chủ nhà nhận chìa khóa")
    alts.first.blur()
    expect(missing).to_have_count(0)
    expect(desk.page.locator("#w-autosave-indicator")).to_have_attribute("data-w-autosave-state-value", "saved")
    desk.page.reload()
    expect(figures(desk)).to_have_count(2)


def open_list(desk):
    desk.page.locator("[data-side-panel-toggle=checklist]").click()
    expect(desk.page.locator("[data-side-panel=checklist]")).to_be_visible()


def test_photos_are_picked_in_the_systems_dialogue_too(desk, tmp_path):
    paths = []
    for number, colour in enumerate(("blue", "green")):
        paths.append(tmp_path / f"anh {number}.png")
        paths[-1].write_bytes(builders.picture_file(colour=colour).read())
    with desk.page.expect_file_chooser() as dialogue:
        desk.page.locator("[data-gallery-upload]").click()
    dialogue.value.set_files(paths)

    expect(figures(desk)).to_have_count(2)
    expect(desk.page.locator(".gallery-upload__refused li")).to_have_count(0)


def test_photo_that_is_too_big_is_refused_before_it_is_sent(desk):
    sent = []
    desk.page.on("request", lambda request: sent.append(request.url) if "multiple/add" in request.url else None)
    gallery = desk.page.locator(".gallery-upload").locator("xpath=..")
    gallery.evaluate(
        """element => {
            const dataTransfer = new DataTransfer();
            dataTransfer.items.add(new File([new Uint8Array(15 * 1024 * 1024 + 1)], "to.png", {type: "image/png"}));
            element.dispatchEvent(new DragEvent("drop", {dataTransfer, bubbles: true, cancelable: true}));
        }"""
    )

    expect(desk.page.locator(".gallery-upload__refused li")).to_contain_text("to.png")
    assert sent == []


def test_file_that_misses_the_gallery_does_not_take_the_forms_place(desk):
    kept = desk.page.locator("[name=lead]").evaluate(
        """element => {
            const dataTransfer = new DataTransfer();
            dataTransfer.items.add(new File(["x"], "x.png", {type: "image/png"}));
            return ["dragover", "drop"].every(
                kind => !element.dispatchEvent(new DragEvent(kind, {dataTransfer, bubbles: true, cancelable: true}))
            );
        }"""
    )

    assert kept
