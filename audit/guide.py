"""`make guide-pictures`: the pictures of docs/guide, taken off the admin of the demo."""

import io
import sys
import tempfile
from pathlib import Path

import docx
from PIL import Image

from tests.browser.desk import Desk, sections

from .pages import SITE, audited_site
from .report import ROOT

FOLDER = ROOT / "docs" / "guide" / "images"
WIDTH, HEIGHT = 1200, 800
MOST_BYTES = 120_000


def main():
    """Take them all; each replaces the one before."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory(prefix="federations-cms-guide-") as folder,
        audited_site(Path(folder)) as subject,
    ):
        subject.install.run("audit.content:hand_in")
        for name, (who, show) in PICTURES.items():
            with subject.page(WIDTH, HEIGHT, reduced_motion="reduce") as page:
                desk = Desk(page, subject.host)
                email = f"{who}@{SITE}.example"
                desk.sign_in(email, subject.install.passwords[email])
                show(desk)
                page.wait_for_load_state("networkidle")
                _keep(page.screenshot(), name)
    print(f"guide-pictures: {len(PICTURES)} in {FOLDER.relative_to(ROOT)}")


def _keep(shot, name):
    path = FOLDER / f"{name}.webp"
    Image.open(io.BytesIO(shot)).convert("RGB").save(path, "WEBP", quality=75, method=6)
    if path.stat().st_size > MOST_BYTES:
        sys.exit(f"guide-pictures: {path.name} has {path.stat().st_size} bytes, more than {MOST_BYTES}.")


def _home(desk):
    desk.page.goto(f"{desk.host}/admin/")


def _news(desk):
    desk.new_page("news/newspage", sections(desk.page, desk.host)["Tin tức"])
    desk.fill(title="Trao mái ấm công đoàn cho nữ công nhân", lead="Ngôi nhà được xây từ tiền góp của đoàn viên.")
    # The hints are of what was saved last, and go with the next autosave.
    desk.page.locator("p.hint", has_text="Chưa có sapo").wait_for(state="detached")


def _chooser(desk):
    _news(desk)
    desk.page.locator("button[data-chooser-action-choose]:visible").first.click()
    desk.page.locator(".modal img").first.wait_for()


def _schedule(desk):
    _news(desk)
    desk.page.locator("button[data-side-panel-toggle=status]").first.click()
    desk.page.locator("[data-a11y-dialog-show=schedule-publishing-dialog]").first.click()
    desk.page.locator("[name=go_live_at]").first.wait_for()


def _seminar(desk):
    desk.new_page("seminars/seminarpage", sections(desk.page, desk.host)["Hội thảo, tọa đàm"])


def _word(desk):
    document = docx.Document()
    document.add_heading("CÔNG ĐOÀN XÃ TRAO MƯỜI SUẤT HỌC BỔNG", 0)
    document.add_paragraph("Ngày 20/11/2026, mười con em đoàn viên nhận học bổng trước giờ tan ca.")
    document.add_paragraph("§oµn viªn vµ c«ng nh©n ®ãng gãp tõng ngµy c«ng.").runs[0].font.name = ".VnTime"
    picture = io.BytesIO()
    Image.linear_gradient("L").resize((640, 480)).convert("RGB").save(picture, "PNG")
    document.add_picture(picture)
    document.add_paragraph("Em nhỏ nhận học bổng", style="Caption")
    file = io.BytesIO()
    document.save(file)
    _home(desk)
    desk.page.get_by_role("link", name="Từ tệp Word").first.click()
    upload = {"name": "hoc-bong.docx", "mimeType": "application/octet-stream", "buffer": file.getvalue()}
    desk.page.locator("input[type=file]").set_input_files(upload)
    desk.page.locator("main form button[type=submit]").first.click()
    desk.page.wait_for_url("**/edit/")
    desk.page.goto(desk.page.url.replace("/pages/", "/intake/pages/").replace("edit/", ""))


def _waiting(desk):
    desk.page.goto(f"{desk.host}/admin/")
    desk.page.locator("#awaiting-review-section").scroll_into_view_if_needed()


def _people(desk):
    desk.page.goto(f"{desk.host}/admin/people/")


PICTURES = {
    "ban-lam-viec": ("bien-tap", _home),
    "viet-tin": ("bien-tap", _news),
    "tu-word": ("bien-tap", _word),
    "chon-anh": ("bien-tap", _chooser),
    "duyet-bai": ("duyet", _waiting),
    "hen-gio": ("duyet", _schedule),
    "hoi-thao": ("bien-tap", _seminar),
    "con-nguoi": ("quan-tri", _people),
}


if __name__ == "__main__":
    main()
