"""The readers of bench.visits: who they are, what they open, and what of it is to be counted."""

import http.client
import random
import re
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from tests.visits.readers import BROWSERS, CHROME, PROGRAMS

AT_ONCE = 8
READERS, PAGES_EACH = 150, 5
OFFICES, PEOPLE, BROWSERS_OF_AN_OFFICE = 3, 40, 8
SHOWINGS = 200  # of all programs, in advance, and of the loop
# As in cms.settings: seconds of a repeated showing; visits and seconds of an address.
REPEAT, CEILING, WINDOW = 300, 600, 600
CHANCE = random.Random(20260304)  # noqa: S311  (no secret)


@dataclass(frozen=True)
class Showing:
    """A page that is opened.

    Attributes:
        path: the page.
        reader: name of the reader in the access log.
        address: what the proxy says.
        agent: User-Agent.
        runs_scripts: whether the page is counted by the browser.
        in_advance: whether it is fetched before anybody asks for it.
        token: what is reported without opening the page, for clients that only want to be counted.
    """

    path: str
    reader: str
    address: str
    agent: str
    runs_scripts: bool = True
    in_advance: bool = False
    token: str = ""


@dataclass(frozen=True)
class Kind:
    """A kind of readers, on a site of their own.

    Attributes:
        label: what the table calls it.
        site: beginning of the site's host.
        showings: (pages, token of the front page) -> list of Showing.
        visits: [(path, reader, seconds since the epoch)] of the access log -> how many visits these are.
        method: which requests of theirs are looked at in the access log.
    """

    label: str
    site: str
    showings: object
    visits: object
    method: str = "GET"


def readers(pages, token):
    """Return what readers at home open: an address each, some pages once."""
    found = []
    for number in range(READERS):
        address, agent = f"10.1.{number // 250}.{number % 250 + 1}", BROWSERS[number % len(BROWSERS)]
        found += [Showing(path, f"h{number}", address, agent) for path in CHANCE.sample(pages, PAGES_EACH)]
    return found


def offices(pages, token):
    """Return what people in offices open: the front page and two more each, with the browsers the office has."""
    found = []
    for office in range(OFFICES):
        for person in range(PEOPLE):
            browser = person % BROWSERS_OF_AN_OFFICE
            agent = CHROME.replace("141", str(141 - browser))
            some = ["/", *CHANCE.sample(pages[1:], 2)]
            # The log's name is that of the browser: the same for two people who have the same.
            found += [Showing(path, f"o{office}.{browser}", f"10.2.0.{office + 1}", agent) for path in some]
    return found


def programs(pages, token):
    """Return what programs open, by turns running scripts and not, and browsers that fetch in advance."""
    found = []
    for number, agent in enumerate(PROGRAMS):
        for step in range(SHOWINGS // 8):
            path = CHANCE.choice(pages)
            found.append(Showing(path, f"p{number}", f"10.3.0.{number + 1}", agent, runs_scripts=step % 2 == 0))
    for number in range(SHOWINGS):
        path = CHANCE.choice(pages)
        found.append(Showing(path, f"a{number}", f"10.3.1.{number % 250 + 1}", CHROME, in_advance=True))
    return found


def loops(pages, token):
    """Return what clients in a loop report: the front page over and over, and as a new browser each time."""
    found = [Showing("/", "l", "10.4.0.1", CHROME, token=token) for _number in range(SHOWINGS)]
    for number in range(2 * CEILING):
        found.append(Showing("/", f"n{number}", "10.4.0.2", f"{CHROME} Edg/{number}.0", token=token))
    return found


def once_in_a_while(pages):
    """Count what one browser opens repeatedly within REPEAT seconds once."""
    counted_at, number = {}, 0
    for path, reader, at in sorted(pages, key=lambda page: page[2]):
        if at - counted_at.get((path, reader), 0) >= REPEAT:
            counted_at[path, reader] = at
            number += 1
    return number


def within_the_ceiling(pages):
    """Count the loop once in a while, and of the client with many names what one address may."""
    loop = [page for page in pages if page[1] == "l"]
    windows = Counter(page[2] // WINDOW for page in pages if page[1] != "l")
    return once_in_a_while(loop) + sum(min(CEILING, number) for number in windows.values())


KINDS = {
    "readers": Kind("readers, an address each", "thanh-hoa.", readers, len),
    "offices": Kind("offices, 40 people and 8 browsers", "quang-ninh.", offices, once_in_a_while),
    "programs": Kind("programs, pages in advance", "ben-tre.", programs, lambda pages: 0),
    "loops": Kind("one client in a loop, one disguised", "", loops, within_the_ceiling, "POST"),
}


def load(install):
    """Have an install read by all kinds at once, in an order that mixes them, always the same."""
    everything = []
    for kind in KINDS.values():
        pages, token = pages_of(install, kind), _token(_ask(install, kind, "GET", "/", {})[1])
        everything += [(kind, showing) for showing in kind.showings(pages, token)]
    CHANCE.shuffle(everything)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(lambda pair: show(install, *pair), everything))


def pages_of(install, kind):
    """Return the paths of a site's pages as its site map for search engines has them, the front page first."""
    found = set()
    for part in re.findall(r"<loc>[^<]*(/sitemap-\d+\.xml)</loc>", _ask(install, kind, "GET", "/sitemap.xml", {})[1]):
        text = _ask(install, kind, "GET", part, {})[1]
        found |= {re.sub(r"^https?://[^/]+", "", address) for address in re.findall(r"<loc>([^<]+)</loc>", text)}
    return sorted(found)


def show(install, kind, showing):
    """Open a page and, where its script runs, have it counted."""
    headers = {"User-Agent": showing.agent, "X-Forwarded-For": showing.address, "X-Bench-Reader": showing.reader}
    if showing.in_advance:
        headers["Sec-Purpose"] = "prefetch;prerender"
    token = showing.token
    if not token:
        status, html = _ask(install, kind, "GET", showing.path, headers)
        assert status == 200, (showing, status)
        token = _token(html)
    if showing.runs_scripts:
        headers["Sec-Fetch-Site"] = "same-origin"
        status, _text = _ask(install, kind, "POST", "/luot-truy-cap/dem/", headers, token)
        assert status == 200, (showing, status)


def _token(html):
    return re.search(r'data-page="([^"]+)"', html)[1]


def _ask(install, kind, method, path, headers, body=None):
    """Return (status, text) of a request to a kind's site."""
    connection = http.client.HTTPConnection("127.0.0.1", install.port, timeout=30)
    try:
        connection.request(method, path, body, {"Host": f"{kind.site}localhost:{install.port}", **headers})
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    finally:
        connection.close()
