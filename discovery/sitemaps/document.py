"""Sitemaps as XML: https://www.sitemaps.org/protocol.html, with Google's elements for pictures and news."""

import io

from django.utils import timezone
from django.utils.xmlutils import SimplerXMLGenerator

from discovery.text import writable

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
IMAGE = "http://www.google.com/schemas/sitemap-image/1.1"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"


def index_document(parts):
    """Return the XML of a sitemap index.

    Args:
        parts: pairs (full address, aware datetime of the latest change or None).
    """
    return _document("sitemapindex", {"xmlns": SITEMAP}, _write_part, parts)


def part_document(locations, publication=""):
    """Return the XML of a sitemap.

    Args:
        locations: Locations; those that have been published as news carry Google's elements for news.
        publication: name of the site, which these elements repeat.
    """

    def write(handler, location):
        _write_location(handler, location, publication)

    attributes = {"xmlns": SITEMAP, "xmlns:image": IMAGE, "xmlns:news": NEWS}
    return _document("urlset", attributes, write, locations)


def moment(value):
    """Write an aware datetime as W3C does, in local time and to the second."""
    return timezone.localtime(value).isoformat(timespec="seconds")


def _document(root, attributes, write, things):
    stream = io.StringIO()
    handler = SimplerXMLGenerator(stream, "utf-8")
    handler.startDocument()
    handler.startElement(root, attributes)
    for thing in things:
        write(handler, thing)
    handler.endElement(root)
    return stream.getvalue()


def _write_part(handler, part):
    address, changed = part
    handler.startElement("sitemap", {})
    handler.addQuickElement("loc", address)
    if changed:
        handler.addQuickElement("lastmod", moment(changed))
    handler.endElement("sitemap")


def _write_location(handler, location, publication):
    handler.startElement("url", {})
    handler.addQuickElement("loc", location.address)
    if location.changed:
        handler.addQuickElement("lastmod", moment(location.changed))
    for address in location.pictures:
        handler.startElement("image:image", {})
        handler.addQuickElement("image:loc", address)
        handler.endElement("image:image")
    if location.published:
        handler.startElement("news:news", {})
        handler.startElement("news:publication", {})
        handler.addQuickElement("news:name", writable(publication))
        handler.addQuickElement("news:language", "vi")
        handler.endElement("news:publication")
        handler.addQuickElement("news:publication_date", moment(location.published))
        handler.addQuickElement("news:title", writable(location.title))
        handler.endElement("news:news")
    handler.endElement("url")
