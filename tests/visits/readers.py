"""Readers of all kinds, as the counter meets them: through the door for visits, at a moment of the test's choosing."""

import io
import json
from dataclasses import dataclass, field

from django.core.signals import request_finished
from django.db import close_old_connections

from visits.wsgi import VisitCounter

CHROME = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36"
)
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
ZALO = (
    "Mozilla/5.0 (Linux; Android 13; SM-A135F) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/141.0.0.0"
    " Mobile Safari/537.36 Zalo android/12100706 ZaloTheme/light ZaloLanguage/vi"
)
COCCOC = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) coc_coc_browser/130.0.128"
    " Chrome/124.0.6367.128 Safari/537.36"
)
SAFARI = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1"
    " Mobile/15E148 Safari/604.1"
)
BROWSERS = (CHROME, FIREFOX, ZALO, COCCOC, SAFARI)
PROGRAMS = (
    "",
    "curl/8.5.0",
    "python-requests/2.32",
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)"
    " Chrome/136.0.0.0 Safari/537.36",
    "Mozilla/5.0 (compatible; coccocbot-web/1.0; +http://help.coccoc.com/searchengine)",
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/141.0.0.0 Safari/537.36",
    "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko); compatible; GPTBot/1.1; +https://openai.com/gptbot",
)


@dataclass(frozen=True)
class Answer:
    """What a visit is answered: the HTTP status, the figures if there are any, the headers."""

    status: int
    figures: dict | None
    headers: dict


@dataclass(frozen=True)
class Reader:
    """A browser, or what says that it is one.

    Attributes:
        host: the site it is on.
        address: where it connects from.
        agent: its User-Agent.
        environ: more of the WSGI environment; None takes something out.
    """

    host: str
    address: str = "198.51.100.7"
    agent: str = CHROME
    environ: dict = field(default_factory=dict)

    def see(self, token, at, application=None):
        """Report that a page is shown, at a moment; return an Answer.

        Args:
            token: of the page.
            at: seconds since the epoch.
            application: a WSGI application to hand on to.
        """
        body = token.encode()
        environ = {
            "REQUEST_METHOD": "POST",
            "PATH_INFO": "/luot-truy-cap/dem/",
            "SERVER_NAME": "127.0.0.1",
            "HTTP_HOST": self.host,
            "REMOTE_ADDR": self.address,
            "HTTP_USER_AGENT": self.agent,
            "HTTP_ORIGIN": f"http://{self.host}",
            "HTTP_SEC_FETCH_SITE": "same-origin",
            "CONTENT_LENGTH": str(len(body)),
            "wsgi.input": io.BytesIO(body),
            **self.environ,
        }
        said = []
        # The test's transaction lives in the connection; Django's own test client keeps it open in the same way.
        request_finished.disconnect(close_old_connections)
        try:
            content = VisitCounter(application, clock=lambda: at)(
                {name: value for name, value in environ.items() if value is not None},
                lambda status, headers: said.append((int(status[:3]), dict(headers))),
            )
        finally:
            request_finished.connect(close_old_connections)
        ((status, headers),) = said
        text = b"".join(content)
        return Answer(status, json.loads(text) if text else None, headers)
