"""Readers of what the install writes for other programs; none of them is what wrote it."""

import extruct
import feedparser
import vobject
from lxml import etree
from usp.objects.sitemap import InvalidSitemap
from usp.tree import sitemap_from_str

from library.cuts import cuts_of
from library.models import LibraryImage

# What breaks careless writers: marks of XML and JSON, quotes, an emoji, a sign that XML cannot hold.
TITLE = 'Hội nghị "Đổi mới" & <script>alert(1)</script> </script><!-- \u2028 Ấn Độ 🎉\x0b'
WRITABLE_TITLE = TITLE.replace("\x0b", "")


def cut(image, spec):
    """Return the cut of a picture as pages name it now: by the address that makes it, or by its file."""
    return cuts_of(LibraryImage.objects.get(pk=image.pk), [spec])[spec]


def feed(response):
    """Return a feed as feedparser reads it; one that is not well-formed fails."""
    assert response.status_code == 200
    parsed = feedparser.parse(response.content, sanitize_html=False, resolve_relative_uris=False)
    assert not parsed.bozo, parsed.bozo_exception
    return parsed


def xml(response):
    """Return the root of an XML answer."""
    assert response.status_code == 200
    return etree.fromstring(response.content)


def sitemap(response):
    """Return a sitemap as ultimate-sitemap-parser reads it."""
    assert response.status_code == 200
    parsed = sitemap_from_str(response.content.decode())
    assert not isinstance(parsed, InvalidSitemap), parsed
    return parsed


def calendar(response):
    """Return a calendar as vobject reads it, whose own validation it passes."""
    assert response.status_code == 200
    # vobject keeps the first zone of a name that it met; each calendar is to be read by its own.
    vobject.icalendar.registerTzid("Asia/Ho_Chi_Minh", None)
    parsed = vobject.readOne(response.content.decode())
    parsed.validate(raiseException=True)
    return parsed


def text(response):
    """Return an answer's text with the long lines of a calendar joined again."""
    return response.content.decode().replace("\r\n ", "")


def graph(response):
    """Return the JSON-LD of a page as {type: node}, read out of its HTML by extruct."""
    (block,) = _data(response)["json-ld"]
    assert block["@context"] == "https://schema.org"
    return {_first(node["@type"]): node for node in block["@graph"]}


def cards(response):
    """Return the Open Graph properties of a page as {name: content}."""
    found = _data(response)["opengraph"]
    return dict(found[0]["properties"]) if found else {}


def _data(response):
    return extruct.extract(response.content.decode(), syntaxes=["json-ld", "opengraph"])


def _first(types):
    return types if isinstance(types, str) else types[0]
