"""What an editor does in the admin, in the words of somebody who watches: sign in, write, add a picture, submit."""

import base64
import re
import time

from django_otp.oath import TOTP


class Authenticator:
    """The app on a person's phone.

    Args:
        key: the secret, as the set-up page prints it for typing.
    """

    STEP = 30

    def __init__(self, key):
        self.key = base64.b32decode(key.replace(" ", ""))
        self._used = -1

    def code(self):
        """Return a code not given before: the next one when this half minute's has been used, which the install
        takes from a clock that is a little fast. So nobody has to wait."""
        step = max(int(time.time()) // self.STEP, self._used + 1)
        self._used = step
        generator = TOTP(self.key, step=self.STEP)
        generator.time = step * self.STEP
        return f"{generator.token():06d}"


class Desk:
    """A person at the admin of one host.

    Args:
        page: a Playwright page.
        host: address of the site, e.g. "http://ben-tre.localhost:8000".
    """

    def __init__(self, page, host):
        self.page = page
        self.host = host

    def sign_in(self, email, password):
        """Sign in and arrive at the admin's home."""
        self.enter(email, password)
        self.page.wait_for_url(f"{self.host}/admin/")

    def enter(self, email, password):
        """Send the sign-in form; whoever has a second factor is asked for the code next."""
        self.page.goto(f"{self.host}/admin/login/")
        self.page.fill("input[name=username]", email)
        self.page.fill("input[name=password]", password)
        self.page.click("form[action] button[type=submit]")

    def confirm(self, code):
        """Enter a code of the second factor where it is asked for."""
        self.page.fill("input[name=code]", code)
        self.page.locator("main form", has=self.page.locator("[name=code]")).locator("button[type=submit]").click()

    def set_up_second_factor(self):
        """Set up the second factor, from the account page on; return (Authenticator, list of recovery codes)."""
        self.page.goto(f"{self.host}/admin/account/")
        self.page.get_by_role("tab", name="Thao tác khác").click()
        self.page.get_by_role("link", name="Xác thực hai lớp").click()
        self.page.get_by_role("link", name="Thiết lập xác thực hai lớp").click()
        authenticator = Authenticator(self.page.locator("main code").inner_text())
        self.confirm(authenticator.code())
        codes = self.page.locator("main li code")
        codes.first.wait_for()
        shown = codes.all_inner_texts()
        self.page.get_by_role("link", name="Tôi đã lưu lại").click()
        return authenticator, shown

    def new_page(self, kind, section):
        """Open the form for a new page, e.g. ("news/newspage", 12)."""
        self.page.goto(f"{self.host}/admin/pages/add/{kind}/{section}/")
        self.page.wait_for_selector("[name=title]")
        self.wait_until_watched()

    def wait_until_watched(self):
        """Wait until the form looks for changes: what is typed in the first two seconds counts as its first state."""
        self.page.wait_for_function(
            """() => {
                const form = document.querySelector("form[data-edit-form]");
                return window.wagtail.app.getControllerForElementAndIdentifier(form, "w-unsaved")?.initialFormData;
            }"""
        )

    def fill(self, **fields):
        """Fill the form's fields by name; the title is typed, as the slug follows it key by key."""
        for name, value in fields.items():
            field = self.page.locator(f"[name={name}]").first
            if field.evaluate("element => element.tagName") == "SELECT":
                field.select_option(value)
            else:
                field.fill(value)
                field.blur()

    def slug(self):
        """The address that the form proposes."""
        return self.page.locator("[name=slug]").input_value()

    def add_block(self, label):
        """Add a block of a kind to the end of the body; return it."""
        body = self.page.locator("#panel-child-content-body-section, [id$=body-section]").first
        body.locator("button.c-sf-add-button").last.click()
        self.page.locator(".w-combobox__option, [role=option]").filter(has_text=re.compile(f"^{label}$")).last.click()
        return body.locator("[data-streamfield-child]").last

    def add_paragraph(self, text):
        """Add a paragraph with a text."""
        block = self.add_block("Đoạn văn")
        block.locator("[contenteditable=true]").click()
        self.page.keyboard.insert_text(text)
        # The editor hands its text to the form a moment after the last key.
        handed = block.locator("input[type=hidden][value*='blocks']").first
        self.page.wait_for_function(
            "([input, words]) => input.value.includes(words)", arg=[handed.element_handle(), text[:40]]
        )

    def add_picture(self, path, alt, caption):
        """Add a picture block, upload a file into it, and write its caption."""
        block = self.add_block("Ảnh")
        self.choose_upload(block, path, alt)
        block.locator("input[name$=caption]").fill(caption)

    def choose_upload(self, within, path, alt):
        """Upload a file in the picture chooser of a part of the form."""
        within.locator("button[data-chooser-action-choose]").first.click()
        dialog = self.page.locator(".modal.in, .modal.show, dialog[open], .modal").last
        dialog.locator("[role=tab][href='#tab-upload'], a[href='#tab-upload']").click()
        dialog.locator("input[type=file]").set_input_files(path)
        title = dialog.locator("input[name$=title]")
        if not title.input_value():
            title.fill(alt[:80])
        dialog.locator("[name$=description]").fill(alt)
        dialog.locator("#tab-upload button[type=submit]").click()
        within.locator("img").first.wait_for()

    def press(self, selector):
        """Press one of the form's action buttons, opening their menu when it is not the first of them."""
        button = self.page.locator(selector).first
        if not button.is_visible():
            self.page.locator("footer .w-dropdown__toggle").last.click()
        button.click()

    def submit(self):
        """Send the page to be approved."""
        self.press("button[name=action-submit]")
        self._arrive_at_listing()

    def approve(self, page_id):
        """Approve a page that waits, as it is."""
        self.page.goto(f"{self.host}/admin/pages/{page_id}/edit/")
        self.press("button[data-workflow-action-name=approve]:not([data-workflow-action-modal-url])")
        self._arrive_at_listing()

    def _arrive_at_listing(self):
        self.page.wait_for_url(re.compile(r"/admin/pages/\d+/$"))


def sections(page, host):
    """Return the page numbers of the site's sections by their title, read off the editor's own listing."""
    page.goto(f"{host}/admin/pages/")
    links = page.locator("a[href^='/admin/pages/']").all()
    found = {}
    for link in links:
        parts = link.get_attribute("href").strip("/").split("/")
        if len(parts) >= 3 and parts[2].isdecimal() and link.inner_text().strip():
            found.setdefault(link.inner_text().strip(), int(parts[2]))
    return found
