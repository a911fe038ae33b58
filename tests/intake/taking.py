"""Taking a file in without a page: what the tests of reading look at."""

import io
from dataclasses import dataclass

from intake import blocks
from intake.article import Article
from intake.elements import Picture
from intake.reading import read_page, read_word
from intake.report import Report


@dataclass
class Taken:
    """What came of a source.

    Attributes:
        article: the Article.
        body: the blocks, with the number of a picture among the text's pictures in the place of its key.
        report: the Report.
    """

    article: Article
    body: list
    report: Report

    @property
    def html(self):
        """The text of all paragraph blocks."""
        return "".join(block["value"] for block in self.body if block["type"] == "paragraph")

    @property
    def pictures(self):
        """The Pictures of the text."""
        return [element for element in self.article.elements if isinstance(element, Picture)]

    def values(self, kind):
        """Return the values of all blocks of a kind."""
        return [block["value"] for block in self.body if block["type"] == kind]


def _taken(read):
    report = Report()
    article, _original = read(report)
    numbered, number = [], 0
    for element in article.elements:
        if isinstance(element, Picture):
            number += 1
            element = blocks.StoredPicture(number, element.caption)
        numbered.append(element)
    return Taken(article, blocks.stream(numbered, article.notes, report), report)


def word(data):
    """Take the bytes of a Word file in."""
    return _taken(lambda report: read_word(io.BytesIO(data), "tin.docx", report))


def page(content):
    """Take the text or HTML of an old page in."""
    return _taken(lambda report: read_page(content, None, "trang.txt", report))
