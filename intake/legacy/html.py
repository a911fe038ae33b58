"""A page as HTML: what readers saw of it, in paragraphs, lists and tables."""

import re
from dataclasses import replace

from bs4 import BeautifulSoup, NavigableString, Tag
from django.utils.translation import gettext as _

from intake.addresses import web_address
from intake.elements import MAX_CELLS, MAX_COLUMNS, ListMark, Paragraph, Span, Table
from intake.refusals import RefusalError

_LEFT_OUT = {"script", "style", "head", "noscript", "iframe", "object", "embed", "svg", "template", "select", "button"}
_FRAME = {"nav", "header", "footer", "aside", "form"}
_BLOCKS = {
    "address",
    "article",
    "blockquote",
    "body",
    "center",
    "dd",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "hr",
    "html",
    "main",
    "p",
    "pre",
    "section",
    "tbody",
    "td",
    "th",
    "tr",
}
_FORMS = {
    "b": {"bold": True},
    "strong": {"bold": True},
    "i": {"italic": True},
    "em": {"italic": True},
    "sup": {"position": "superscript"},
    "sub": {"position": "subscript"},
}
_UNSEEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])|(?:left|top|text-indent)\s*:\s*-\d{3,}px",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"text-align\s*:\s*(?:center|right)", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n\f]+")


def read(content, report):
    """Return the elements of an HTML page.

    Args:
        content: HTML, a whole page or a part of one.
        report: the Report.
    """
    page = BeautifulSoup(content, "lxml")
    try:
        return _Walk(report).read(page)
    except RecursionError as error:
        raise RefusalError("damaged", _("The page is nested too deeply to be read. Paste its text only.")) from error


class _Walk:
    """Goes through a page and gathers paragraphs."""

    def __init__(self, report):
        self._report = report
        self._elements, self._spans = [], []
        self._style, self._level, self._mark, self._aside = "body", 0, None, False

    def read(self, page):
        self._children(page, Span(""))
        self._end_paragraph()
        return self._elements

    def _children(self, node, form):
        for child in node.children:
            if isinstance(child, Tag):
                self._tag(child, form)
            elif type(child) is NavigableString:
                self._spans.append(replace(form, text=_SPACES.sub(" ", str(child))))

    def _tag(self, tag, form):
        name = tag.name.lower()
        if name in _LEFT_OUT:
            return
        if tag.has_attr("hidden") or _UNSEEN.search(tag.get("style") or ""):
            self._report.note("hidden_on_page", tag.get_text(" "), count=bool(tag.get_text(strip=True)))
        elif name in _FRAME and not tag.find("p"):
            self._report.note("site_frame", tag.get_text(" "), count=bool(tag.get_text(strip=True)))
        elif name == "br":
            self._spans.append(replace(form, text="\n"))
        elif name == "img":
            self._report.note("picture_elsewhere", tag.get("alt") or tag.get("src") or "")
        elif name == "table":
            self._table(tag, form)
        elif name in {"ul", "ol"}:
            self._list(tag, form, name)
        elif re.fullmatch("h[1-6]", name):
            self._block(tag, form, style="heading", level=int(name[1]))
        elif name in _BLOCKS:
            self._block(tag, form, style="caption" if name == "figcaption" else self._style, level=self._level)
        elif name == "a":
            self._children(tag, replace(form, link=web_address((tag.get("href") or "").strip(), self._report)))
        else:
            self._children(tag, replace(form, **_FORMS.get(name, {})))

    def _block(self, tag, form, style="body", level=0):
        """Read a block as a paragraph of its own."""
        self._end_paragraph()
        before = (self._style, self._level, self._aside)
        is_aside = bool(_ASIDE.search(tag.get("style") or "")) or tag.get("align") in {"center", "right"}
        self._style, self._level = style, level
        self._aside = self._aside or is_aside or tag.name == "center"
        self._children(tag, form)
        self._end_paragraph()
        self._style, self._level, self._aside = before

    def _list(self, tag, form, kind):
        self._end_paragraph()
        before = self._mark
        depth = before.depth + 1 if before else 0
        source = before.source if before else ("html", len(self._elements))
        for item in tag.find_all("li", recursive=False):
            self._mark = ListMark(kind, depth, source)
            self._children(item, form)
            self._end_paragraph()
        self._mark = before

    def _table(self, tag, form):
        """Read a table; one that only arranges the page becomes what stands in it."""
        self._end_paragraph()
        rows = [row.find_all(["td", "th"], recursive=False) for row in tag.find_all("tr")]
        rows = [row for row in rows if row]
        width = max(map(len, rows), default=0)
        if width < 2 or len(rows) < 2 or tag.find("table") or tag.find("img"):
            self._children(tag, form)
            return
        if width > MAX_COLUMNS or width * len(rows) > MAX_CELLS:
            self._report.note("table_too_large", rows[0][0].get_text(" "))
            return
        has_header = all(cell.name == "th" for cell in rows[0]) or tag.find("thead") is not None
        if any(cell.has_attr("colspan") or cell.has_attr("rowspan") for row in rows for cell in row):
            self._report.note("merged_cells", rows[0][0].get_text(" "))
        grid = [[_Walk(self._report).read(cell) for cell in row] + [[]] * (width - len(row)) for row in rows]
        self._elements.append(Table(grid, has_header))

    def _end_paragraph(self):
        """Close the paragraph that is being gathered. Two line breaks are how old pages parted paragraphs."""
        parts, spans = [], []
        for span in [*self._spans, Span("\n"), Span("\n")]:
            is_break = span.text == "\n"
            if is_break and (not spans or spans[-1].text == "\n"):
                if any(one.text.strip() for one in spans):
                    parts.append(spans)
                spans = []
            else:
                spans.append(span)
        self._spans = []
        for part in parts:
            self._elements.append(Paragraph(part, self._style, self._level, self._mark, self._aside))
