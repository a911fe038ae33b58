"""Content at its hardest: pages answer, stay as wide as the screen, keep text in its place, and run nothing."""

from html import escape

import pytest

from tests.browser.hostile import MARK

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

# What is shown and wider than the box it is in, other than boxes that scroll and what is for the ear only.
OVERFLOWS = """() => {
    const found = [...document.body.querySelectorAll("*")].filter(element => {
        const style = getComputedStyle(element);
        const isBox = !["inline", "contents", "none"].includes(style.display) && style.overflowX === "visible";
        return isBox && element.clientWidth > 1 && element.scrollWidth > element.clientWidth + 1
            && !element.closest("svg, [hidden], .visually-hidden");
    });
    const innermost = found.filter(element => !found.some(other => other !== element && element.contains(other)));
    return innermost.map(one => `${one.tagName}.${one.className} holds ${one.scrollWidth} px in ${one.clientWidth}`);
}"""


@pytest.fixture(scope="module")
def pages(install):
    """[site, kind, path] of every hostile page."""
    return install.run("tests.browser.hostile:make")


@pytest.mark.parametrize("width", [360, 1440])
def test_pages_bear_whatever_a_team_may_write(install, open_page, pages, width):
    page = open_page(width)
    problems, marked = [], 0
    for site, kind, path in pages:
        where = f"{site}, {kind}"
        response = page.goto(install.host(site) + path)
        marked += escape(MARK) in response.text()
        if response.status != 200:
            problems.append(f"{where}: {response.status}")
        if MARK in response.text() or page.evaluate("'ran' in window"):
            problems.append(f"{where}: a script got into the page")
        if page.evaluate("document.scrollingElement.scrollWidth > document.scrollingElement.clientWidth"):
            problems.append(f"{where}: the page scrolls sideways")
        problems += [f"{where}: {line}" for line in page.evaluate(OVERFLOWS)]

    assert len(pages) > 15
    assert marked > 5  # the script is on the pages, as text
    assert not problems, "\n" + "\n".join(problems)


def test_long_pages_are_whole(install, open_page, pages):
    addresses = {kind: install.host(site) + path for site, kind, path in pages}
    page = open_page(360)
    page.goto(addresses["long text"])
    assert page.locator("main p", has_text="công đoàn chăm lo").count() >= 50
    page.goto(addresses["gallery"])
    assert page.locator(".gallery img").count() == 60
    assert page.locator(".gallery img:not([loading=lazy])").count() == 0
