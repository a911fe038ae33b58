"""From a manager's invitation to the newcomer's first look at the admin, in two browsers and one mailbox."""

import email
import email.policy
import re

import pytest

from tests.browser.desk import Desk

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

NEWCOMER = "hoa.moi@ben-tre.example"
PASSWORD = "lua vang tren dong que"


def link_for(install, address):
    """Return the link in the mail that the install sent to an address."""
    for path in sorted((install.folder / "mail").iterdir()):
        message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        if message["To"] == address:
            return re.search(r"http\S+/admin/invitation/\S+", message.get_content())[0]
    raise AssertionError(f"no mail for {address}")


def test_manager_invites_and_the_newcomer_joins_by_the_mailed_link(install, open_page):
    host = install.host("ben-tre")
    manager = Desk(open_page(), host)
    manager.sign_in("quan-tri@ben-tre.example", install.passwords["quan-tri@ben-tre.example"])
    manager.page.click("a[href='/admin/people/']")
    manager.page.click("a[href$='/invite/']")
    manager.fill(email=NEWCOMER, last_name="Nguyễn Thị", first_name="Hoa")
    manager.page.check("input[name=role][value=editors]")
    manager.page.click("form[data-edit-form] button[type=submit]")
    manager.page.wait_for_selector(f"text={NEWCOMER}")

    newcomer = open_page()
    newcomer.goto(link_for(install, NEWCOMER))
    newcomer.fill("input[name=new_password1]", PASSWORD)
    newcomer.fill("input[name=new_password2]", PASSWORD)
    # A browser sends Origin and Referer by the page's own policy, which the forged-request check must accept.
    newcomer.click("main form button[type=submit]")
    newcomer.wait_for_url(f"{host}/admin/login/")
    desk = Desk(newcomer, host)
    desk.sign_in(NEWCOMER, PASSWORD)

    assert newcomer.locator("a[href='/admin/people/']").count() == 0
    manager.page.reload()
    assert manager.page.locator("a[href*='/people/members/']", has_text="Nguyễn Thị Hoa").count() == 1
