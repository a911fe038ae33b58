"""What an article with six pictures costs a phone: bytes on the wire, requests, and things that move."""

from collections import Counter

from .report import Part

WIDTH = 360
BYTES = 40_000  # HTML, styles and scripts together, as transferred: compressed, and with the answers' headers
REQUESTS = 25
CODE = {"Document", "Stylesheet", "Script"}

_WATCH_SHIFTS = """window.shifts = 0;
new PerformanceObserver(list => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifts += entry.value;
}).observe({type: "layout-shift", buffered: true});"""
# One screen after the other, as a thumb does it, and until the pictures that came into sight are there.
_SCROLL = """async () => {
    const frame = () => new Promise(done => requestAnimationFrame(done));
    while (scrollY + innerHeight < document.scrollingElement.scrollHeight - 1) {
        scrollBy({top: innerHeight / 2, behavior: "instant"});
        await frame();
        await frame();
        const seen = [...document.images].filter(image => image.getBoundingClientRect().top < innerHeight * 2);
        await Promise.all(seen.map(image => image.decode().catch(() => {})));
    }
    return [...document.images].filter(image => !image.complete || !image.naturalWidth).map(image => image.src);
}"""


def check(subject):
    """Measure the article; return a Part."""
    part = Part("weight")
    kind = next(kind for kind in subject.kinds if kind.name == "article")
    with subject.page(WIDTH, 800, device_scale_factor=2, is_mobile=True, has_touch=True) as page:
        transfers = _Transfers(page)
        page.add_init_script(_WATCH_SHIFTS)
        subject.open(page, kind)
        unseen = page.evaluate(_SCROLL)
        page.wait_for_load_state("networkidle")
        shifts = round(page.evaluate("window.shifts"), 4)
        pictures = page.locator("main img").count()
    code = sum(transfers.bytes[kind] for kind in CODE)
    for kind, size in transfers.bytes.most_common():
        print(f"  {kind:<12}{transfers.requests[kind]:>4} requests{size / 1000:>9.1f} kB")
    print(f"  largest picture: {transfers.largest[0] / 1000:.1f} kB, {transfers.largest[1]}")
    requests = transfers.requests.total()
    _demand(part, pictures >= 6, f"only {pictures} pictures in the article")
    _demand(part, not unseen, f"pictures that did not load: {unseen}")
    _demand(part, code <= BYTES, f"HTML, CSS and JS weigh {code / 1000:.1f} kB, more than {BYTES / 1000:.0f}")
    _demand(part, requests <= REQUESTS, f"{requests} requests, more than {REQUESTS}")
    _demand(part, shifts == 0, f"the layout shifts by {shifts}")
    part.summary = f"article {code / 1000:.1f} kB in {requests} requests with {pictures} pictures, shift {shifts:g}"
    return part


def _demand(part, condition, line):
    if not condition:
        part.fail(line)


class _Transfers:
    """Counts what goes over the wire for a Playwright Page, by the browser's own kinds of resources."""

    def __init__(self, page):
        self.bytes, self.requests, self.largest = Counter(), Counter(), (0, "")
        self._asked = {}
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.setCacheDisabled", {"cacheDisabled": True})
        session.on("Network.responseReceived", self._note)
        session.on("Network.loadingFinished", self._count)

    def _note(self, event):
        self._asked[event["requestId"]] = event["type"], event["response"]["url"]

    def _count(self, event):
        kind, url = self._asked.get(event["requestId"], ("Other", ""))
        size = event["encodedDataLength"]
        self.bytes[kind] += size
        self.requests[kind] += 1
        if kind == "Image":
            self.largest = max(self.largest, (size, url))
