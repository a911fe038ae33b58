"""What scripts draw in the admin: read off a browser, since no answer of the server holds it."""

import tempfile
from pathlib import Path

from tests.browser.desk import Desk, sections
from tests.browser.install import running_browser, running_install

from .english import english_in
from .visible import SPOKEN

SITE = "ben-tre"  # the demo's site whose admin is opened
PLACES = {
    "bien-tap": ("", "pages/", "images/", "images/multiple/add/", "documents/", "documents/multiple/add/", "account/"),
    "quan-tri": ("", "people/", "redirects/", "reports/history/", "reports/workflow/"),
}
# What is opened in the form of a news item, by the selectors of what is pressed, one after another.
DIALOGUES = {
    "the menu of blocks": ("button.c-sf-add-button",),
    "the date picker": ("input[name=date_shown]",),
    "the picture chooser": ("button[data-chooser-action-choose]:visible",),
    "the actions": ("footer .w-dropdown__toggle",),
    "the preview": ("button[data-side-panel-toggle=preview]",),
    "the checks": ("button[data-side-panel-toggle=checks]",),
    "the comments": ("button[data-side-panel-toggle=comments]",),
    "the schedule": ("button[data-side-panel-toggle=status]",),
}
# What is shown at the moment, spoken attributes included: much that scripts bring along is never shown at all.
SHOWN = """spoken => [...document.querySelectorAll("body *")]
  .filter(element => element.checkVisibility({visibilityProperty: true}))
  .filter(element => !element.closest("script, style, code, svg, textarea"))
  .flatMap(element => [
    ...[...element.childNodes].filter(node => node.nodeType === Node.TEXT_NODE).map(node => node.data),
    ...spoken.map(name => element.getAttribute(name)),
    element.matches("input[type=submit], input[type=button], input[type=reset]") ? element.value : "",
  ])
  .map(text => (text || "").split(/\\s+/).join(" ").trim())
  .filter(Boolean)"""


def english_met():
    """Return {visible text with English in it: where it was seen} of the demo's admin, as a browser shows it."""
    found = {}
    with (
        tempfile.TemporaryDirectory(prefix="federations-cms-i18n-") as folder,
        running_install(Path(folder)) as install,
        running_browser() as browser,
    ):
        for name, paths in PLACES.items():
            context = browser.new_context(locale="vi-VN", viewport={"width": 1440, "height": 900})
            context.set_default_timeout(20_000)
            desk = Desk(context.new_page(), install.host(SITE))
            email = f"{name}@{SITE}.example"
            desk.sign_in(email, install.passwords[email])
            _look_around(desk, paths, found)
            context.close()
    return found


def _look_around(desk, paths, found):
    for path in paths:
        desk.page.goto(f"{desk.host}/admin/{path}", wait_until="load")
        _read(desk.page, f"browser: /admin/{path}", found)
    news = sections(desk.page, desk.host)["Tin tức"]
    for what, presses in DIALOGUES.items():
        desk.new_page("news/newspage", news)
        for selector in presses:
            desk.page.locator(selector).first.click()
        # Whatever is drawn is drawn by then: the browser has nothing left to fetch.
        desk.page.wait_for_load_state("networkidle")
        _read(desk.page, f"browser: {what} of a news item", found)


def _read(page, where, found):
    for text in page.evaluate(SHOWN, list(SPOKEN)):
        if english_in(text):
            found.setdefault(text, where)
