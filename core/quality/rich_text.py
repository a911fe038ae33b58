"""What is in a piece of rich text: its paragraphs and its links."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

_BLOCKS = {"p", "li", "h2", "h3", "h4", "blockquote"}


@dataclass
class RichTextContent:
    """The words of a piece of rich text.

    Attributes:
        paragraphs: the text of each paragraph and list item.
        links: the words of each link.
    """

    paragraphs: list = field(default_factory=list)
    links: list = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.content = RichTextContent()
        self._is_in_link = False

    def handle_starttag(self, tag, attrs):
        if tag in _BLOCKS:
            self.content.paragraphs.append("")
        elif tag == "a":
            self.content.links.append("")
            self._is_in_link = True
        elif tag == "br":
            self.handle_data("\n")

    def handle_endtag(self, tag):
        if tag == "a":
            self._is_in_link = False

    def handle_data(self, data):
        if not self.content.paragraphs:
            self.content.paragraphs.append("")
        self.content.paragraphs[-1] += data
        if self._is_in_link:
            self.content.links[-1] += data


def read(source):
    """Return the RichTextContent of rich text as Wagtail stores it."""
    reader = _Reader()
    reader.feed(source or "")
    reader.close()
    return reader.content
