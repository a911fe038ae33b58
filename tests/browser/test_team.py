"""A newcomer's first days on a team, up to the reader, and what a neighbour gets to see of them: nothing."""

import email
import email.policy
import re
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.urls import resolve
from playwright.sync_api import expect

from sites.fence.rules import OPEN
from tests.browser.desk import Desk, sections

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

NEWCOMER = "hoa.moi@thanh-hoa.example"
PASSWORD = "lua vang tren dong que"
# In every title that the newcomer writes, so that it tells whether something of theirs is shown elsewhere.
MARKER = "Hàm Rồng 1965"
TITLE = f"Gặp mặt công nhân {MARKER}"
ADDRESS = "/tin-tuc/gap-mat-cong-nhan-ham-rong-1965/"
ROOT_PAGE = "1"

# Asks for addresses as a browser does that they are pasted into, with the session of the page it runs in.
PASTE = """async addresses => Promise.all(addresses.map(async address => {
    const answer = await fetch(address);
    return [address, answer.status, answer.redirected, await answer.text()];
}))"""
# Sends the page's form with what the editor lacks the button for.
FORGE = """async () => {
    const form = document.querySelector("[data-edit-form]");
    const fields = new FormData(form);
    fields.append("action-publish", "action-publish");
    return (await fetch(form.action, {method: "POST", body: fields})).status;
}"""


def link_for(install, address):
    """Return the link in the mail that the install sent to an address."""
    for path in sorted((install.folder / "mail").iterdir()):
        message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        if message["To"] == address:
            return re.search(r"http\S+/admin/invitation/\S+", message.get_content())[0]
    raise AssertionError(f"no mail for {address}")


def signed_in(install, page, person, host):
    """Return the Desk of one of the demo's people."""
    desk = Desk(page, host)
    desk.sign_in(person, install.passwords[person])
    return desk


def invite_newcomer(install, page, host):
    """The manager invites; return the mailed link."""
    manager = signed_in(install, page, "quan-tri@thanh-hoa.example", host)
    page.click("a[href='/admin/people/']")
    page.click("a[href$='/invite/']")
    manager.fill(email=NEWCOMER, last_name="Nguyễn Thị", first_name="Hoà")
    page.check("input[name=role][value=editors]")
    page.click("form[data-edit-form] button[type=submit]")
    expect(page.locator("main")).to_contain_text(NEWCOMER)
    return link_for(install, NEWCOMER)


def join(page, link, host):
    """The newcomer opens the link, mends the name, sets a password, signs in and sets up the second factor."""
    page.goto(link)
    page.fill("input[name=first_name]", "Hoa")
    page.fill("input[name=new_password1]", PASSWORD)
    page.fill("input[name=new_password2]", PASSWORD)
    # A browser sends Origin and Referer by the page's own policy, which the forged-request check must accept.
    page.click("main form button[type=submit]")
    page.wait_for_url(f"{host}/admin/login/")
    newcomer = Desk(page, host)
    newcomer.sign_in(NEWCOMER, PASSWORD)
    assert page.locator("a[href='/admin/people/']").count() == 0
    _authenticator, codes = newcomer.set_up_second_factor()
    assert len(set(codes)) == 10
    return newcomer


def write(newcomer):
    """Write a piece of news and save it as a draft; return the page's number."""
    page, host = newcomer.page, newcomer.host
    newcomer.new_page("news/newspage", sections(page, host)["Tin tức"])
    newcomer.fill(title=TITLE, lead=f"Những người thợ {MARKER} gặp lại nhau bên cầu.")
    newcomer.add_paragraph(f"Cuộc gặp {MARKER} diễn ra ấm áp.")
    newcomer.press("footer button.action-save")
    page.wait_for_url("**/edit/")
    return int(page.url.rstrip("/").split("/")[-2])


def fail_to_publish(newcomer, number):
    """Look for a button that publishes, and send the form with what the button would add."""
    page = newcomer.page
    page.goto(f"{newcomer.host}/admin/pages/{number}/edit/")
    assert page.locator("[name=action-publish]").count() == 0
    page.evaluate(FORGE)


def look_around(newcomer, number):
    """Open every room there is about a page, its versions, and a picture."""
    page, host = newcomer.page, newcomer.host
    for room in ("workflow_history", "usage", "copy", "edit/preview", "history"):
        page.goto(f"{host}/admin/pages/{number}/{room}/")
    page.locator("main table .w-dropdown__toggle").first.click()
    versions = page.locator(".w-dropdown__content a[href*='/revisions/']")
    expect(versions.first).to_be_visible()
    for address in versions.evaluate_all("links => links.map(link => link.href)"):
        page.goto(address)
    for room in ("pages/search/?q=công nhân", "documents/", "site-reports/workflows/", "images/"):
        page.goto(f"{host}/admin/{room}")
    picture = page.locator("main a[href^='/admin/images/']:has(img)").first.get_attribute("href")
    page.goto(host + picture)
    # Readers see this picture, so an editor alone leaves it as it is, and is told so.
    expect(page.locator(".messages")).to_contain_text("bạn đọc")


def is_open_to_all(address):
    """Tell whether an address names nothing of anybody's: it then looks alike for all teams."""
    parts = urlsplit(address)
    match = resolve(parts.path)
    named = [*match.kwargs.values(), *(value for _name, value in parse_qsl(parts.query))]
    return match.view_name in OPEN or not any(str(value).isdecimal() and str(value) != ROOT_PAGE for value in named)


def test_newcomer_writes_a_reviewer_approves_and_the_neighbour_sees_nothing_of_it(install, open_page):
    host, asked = install.host("thanh-hoa"), set()
    newcomer_page = open_page()
    link = invite_newcomer(install, open_page(), host)
    newcomer = join(newcomer_page, link, host)
    newcomer_page.context.on("request", lambda request: asked.add(request.url))
    number = write(newcomer)
    reader = open_page(360)
    fail_to_publish(newcomer, number)
    assert reader.goto(host + ADDRESS).status == 404
    look_around(newcomer, number)
    newcomer_page.goto(f"{host}/admin/pages/{number}/edit/")
    newcomer.submit()
    fail_to_publish(newcomer, number)
    assert reader.goto(host + ADDRESS).status == 404

    reviewer = signed_in(install, open_page(), "duyet@thanh-hoa.example", host)
    reviewer.page.get_by_role("link", name=TITLE).first.click()
    reviewer.page.wait_for_url(f"**/{number}/edit/")
    reviewer.approve(number)
    assert reader.goto(host + ADDRESS).status == 200
    expect(reader.locator("h1")).to_have_text(TITLE)

    addresses = sorted(url.removeprefix(host) for url in asked if url.startswith(f"{host}/admin/"))
    assert len([address for address in addresses if not is_open_to_all(address)]) > 15, addresses
    neighbour_page = open_page()
    for place in (install.host("ben-tre"), install.host()):
        signed_in(install, neighbour_page, "bien-tap@ben-tre.example", place)
        for address, status, _redirected, text in neighbour_page.evaluate(PASTE, addresses):
            assert status == 404 or is_open_to_all(address), (place, address, status)
            assert MARKER not in text, (place, address)

    # A session is of one host; even one that were carried over opens nothing there.
    session = next(
        cookie for cookie in neighbour_page.context.cookies(install.host("ben-tre")) if "session" in cookie["name"]
    )
    neighbour_page.context.add_cookies([{"name": session["name"], "value": session["value"], "url": host}])
    neighbour_page.goto(host)
    for address, status, _redirected, _text in neighbour_page.evaluate(PASTE, addresses):
        assert status == 404 or resolve(urlsplit(address).path).view_name in OPEN, (address, status)


def test_who_has_a_second_factor_is_asked_for_it_and_a_recovery_code_works_once(install, open_page):
    host, person = install.host("quang-ninh"), "duyet@quang-ninh.example"
    authenticator, codes = signed_in(install, open_page(), person, host).set_up_second_factor()

    for code in (authenticator.code(), codes[0]):
        desk = Desk(open_page(), host)
        desk.enter(person, install.passwords[person])
        desk.page.wait_for_url("**/admin/second-factor/verify/**")
        desk.page.goto(f"{host}/admin/pages/")
        desk.page.wait_for_url("**/admin/second-factor/verify/**")
        desk.confirm(code)
        desk.page.wait_for_url(re.compile(rf"{host}/admin/pages/\d+/$"))

    desk = Desk(open_page(), host)
    desk.enter(person, install.passwords[person])
    desk.confirm(codes[0])
    expect(desk.page.locator("main")).to_contain_text("Mã này không đúng hoặc đã được sử dụng")
    assert desk.page.goto(f"{host}/admin/pages/").url.startswith(f"{host}/admin/second-factor/verify/")
