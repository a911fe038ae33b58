"""RSS 2.0 and Atom as Django writes them, with what it leaves out: pictures, and a date that is the content's."""

from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed

from discovery.pictures import CONTENT_TYPE
from discovery.text import writable

MEDIA = "http://search.yahoo.com/mrss/"


class ContentDateMixin:
    """Dates a feed by its content: Django takes the present moment for an empty one, so it would never be the same."""

    def latest_post_date(self):
        """Return the aware datetime of the latest change."""
        return self.feed["updated"]


def add_picture(handler, picture):
    """Write a picture as Media RSS, which, unlike an enclosure, needs no look at the file for its length."""
    attributes = {
        "url": picture.address,
        "type": CONTENT_TYPE,
        "medium": "image",
        "width": str(picture.width),
        "height": str(picture.height),
    }
    handler.startElement("media:content", attributes)
    if picture.alternative_text:
        handler.addQuickElement("media:description", writable(picture.alternative_text), {"type": "plain"})
    handler.endElement("media:content")


class RssFeed(ContentDateMixin, Rss201rev2Feed):
    """RSS 2.0 (https://www.rssboard.org/rss-specification)."""

    def rss_attributes(self):
        return {**super().rss_attributes(), "xmlns:media": MEDIA}

    def add_root_elements(self, handler):
        super().add_root_elements(handler)
        if logo := self.feed["logo"]:
            handler.startElement("image", {})
            handler.addQuickElement("url", logo.address)
            handler.addQuickElement("title", self.feed["title"])
            handler.addQuickElement("link", self.feed["link"])
            handler.addQuickElement("width", str(logo.width))
            handler.addQuickElement("height", str(logo.height))
            handler.endElement("image")

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        if item["picture"]:
            add_picture(handler, item["picture"])


class AtomFeed(ContentDateMixin, Atom1Feed):
    """Atom (RFC 4287)."""

    def root_attributes(self):
        return {**super().root_attributes(), "xmlns:media": MEDIA}

    def add_root_elements(self, handler):
        super().add_root_elements(handler)
        if logo := self.feed["logo"]:
            handler.addQuickElement("logo", logo.address)

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        if item["picture"]:
            add_picture(handler, item["picture"])


FORMATS = {"rss": RssFeed, "atom": AtomFeed}
