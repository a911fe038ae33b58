"""The one table of pages: what the audit measures and `make screenshots` shows."""

import contextlib
from dataclasses import dataclass, replace

from tests.browser.install import free_port, running_browser, running_install

from .report import Part

SITE = "ben-tre"  # the demo's site that is looked at


@dataclass(frozen=True)
class Kind:
    """A kind of page that readers meet.

    Attributes:
        name: as files and reports call it.
        path: its address on the site; "{article}" stands for one that audit.content made or found.
        status: what the server must answer.
        is_fast: whether Lighthouse measures it; one page for each way of building one is enough.
        is_indexed: whether search engines may keep it; those that they may not must say so.
        sends: whether the form in it is sent as it is: empty, so that its errors show.
    """

    name: str
    path: str
    status: int = 200
    is_fast: bool = False
    is_indexed: bool = True
    sends: bool = False


KINDS = (
    Kind("home", "/", is_fast=True),
    Kind("news-list", "/tin-tuc/", is_fast=True),
    Kind("article", "{article}", is_fast=True),
    Kind("seminar-list", "/hoi-thao-toa-dam/"),
    Kind("seminar", "{seminar}", is_fast=True),
    Kind("standard", "/gioi-thieu/"),
    Kind("contact", "/lien-he/", is_fast=True),
    Kind("contact-errors", "/lien-he/", status=422, sends=True),
    Kind("search", "/tim-kiem/?q=công+đoàn", is_fast=True, is_indexed=False),
    Kind("site-map", "/so-do-trang/"),
    Kind("accessibility", "/tro-nang/"),
    Kind("visits", "/luot-truy-cap/"),
    Kind("not-found", "/khong-co-trang-nay/", status=404, is_indexed=False),
)


@dataclass(frozen=True)
class Subject:
    """What is audited: a running site, and a browser that looks at it.

    Attributes:
        host: address of the site.
        addresses: paths by the names that Kind.path may hold.
        browser: a Playwright Browser.
        debugging_port: where Lighthouse finds the same browser.
        install: the running tests.browser.install.Install.
        kinds: the kinds of pages that answer as they should; one that does not is a failure by itself.
    """

    host: str
    addresses: dict
    browser: object
    debugging_port: int
    install: object
    kinds: tuple = KINDS

    def url(self, kind):
        """Return the full address of a kind of page."""
        return self.host + kind.path.format(**self.addresses)

    @contextlib.contextmanager
    def page(self, width, height=900, **options):
        """Give a fresh Playwright Page with cookies and storage of its own."""
        context = self.browser.new_context(viewport={"width": width, "height": height}, locale="vi-VN", **options)
        context.set_default_timeout(30_000)
        yield context.new_page()
        context.close()

    def open(self, page, kind):
        """Open a kind of page in a Playwright Page; return the Response."""
        response = page.goto(self.url(kind))
        if kind.sends:
            with page.expect_response(lambda answer: answer.request.is_navigation_request()) as sent:
                page.locator("main form[method=post] button[type=submit]").click()
            response = sent.value
            page.wait_for_load_state()
        return response

    def of_good_answers(self):
        """Open every kind of page once; return (Subject of those that answer as they should, a Part)."""
        part = Part("pages")
        answering = []
        with self.page(360) as page:
            for kind in self.kinds:
                response = self.open(page, kind)
                if response.status == kind.status:
                    answering.append(kind)
                else:
                    part.fail(f"{kind.name}: {response.url} answers {response.status}, not {kind.status}")
        part.summary = f"{len(answering)} of {len(self.kinds)} kinds of pages"
        return replace(self, kinds=tuple(answering)), part


@contextlib.contextmanager
def audited_site(folder):
    """Start the install with its demo and what the audit adds, and a browser; give a Subject.

    Args:
        folder: an empty Path for all that the install writes.
    """
    port = free_port()
    debugging = f"--remote-debugging-port={port}"
    with running_install(folder, "audit.settings") as install, running_browser(debugging) as browser:
        yield Subject(install.host(SITE), install.run("audit.content:make"), browser, port, install)
