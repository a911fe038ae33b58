"""What a source consists of, before anybody asks what of it is a title or a caption."""

from dataclasses import dataclass, field, replace

MAX_COLUMNS = 30
# Each cell is a field of the editor's form, of which a request may have 10,000 (DATA_UPLOAD_MAX_NUMBER_FIELDS).
MAX_CELLS = 1500

# So that a mark of a note or a power is not lost where there is only plain text.
_RAISED = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")


@dataclass(frozen=True)
class Span:
    """A piece of text in one form.

    Attributes:
        text: in Unicode; “\\n” is a line break.
        position: "", "superscript" or "subscript".
        link: address, "" for none.
        note: number of the note that the text is the mark of; 0 for none.
    """

    text: str
    bold: bool = False
    italic: bool = False
    position: str = ""
    link: str = ""
    note: int = 0

    @property
    def plain(self):
        """The text without its form; what was raised or lowered is written with signs that are so by themselves."""
        if self.position == "superscript":
            return self.text.translate(_RAISED)
        return self.text.translate(_LOWERED) if self.position == "subscript" else self.text


@dataclass(frozen=True)
class ListMark:
    """Says that a paragraph is an item of a list.

    Attributes:
        kind: "ol" or "ul".
        depth: 0 for the outermost list.
        source: what tells one list from the next; items of the same source are one list.
    """

    kind: str
    depth: int = 0
    source: object = None


@dataclass
class Paragraph:
    """A paragraph.

    Attributes:
        spans: list of Span.
        style: "body", "title", "subtitle", "heading", "quote" or "caption", as the source says.
        level: of a heading, 1 for the highest.
        mark: its ListMark, None for no list.
        centred: whether it stands in the middle, or at the right.
    """

    spans: list
    style: str = "body"
    level: int = 0
    mark: ListMark | None = None
    centred: bool = False

    @property
    def text(self):
        """The text without its form."""
        return "".join(span.plain for span in self.spans).strip()

    @property
    def words(self):
        """The number of its words."""
        return len(self.text.split())

    @property
    def is_bold(self):
        """Whether all of it is bold."""
        return _all(self.spans, "bold")

    @property
    def is_italic(self):
        """Whether all of it is italic."""
        return _all(self.spans, "italic")

    @property
    def has_more_than_text(self):
        """Whether a plain text would lose something of it: a link, the mark of a note."""
        return any(span.link or span.note for span in self.spans)

    def without(self, name):
        """Return the paragraph with one form taken off all of its text, e.g. "bold"."""
        return replace(self, spans=[replace(span, **{name: False}) for span in self.spans])


@dataclass
class Table:
    """A table without merged cells: every row has the same number of cells, each a list of Paragraphs.

    Attributes:
        rows: list of rows.
        has_header: whether the first row names the columns.
    """

    rows: list
    has_header: bool = False

    @property
    def cell_count(self):
        """The number of cells."""
        return sum(len(row) for row in self.rows)


@dataclass
class Picture:
    """A picture as it will be stored.

    Attributes:
        data: the file's bytes.
        extension: of its format, e.g. "png".
        alternative: the alternative text that somebody wrote in the source, "" for none.
        caption: text under it.
    """

    data: bytes
    extension: str
    alternative: str = ""
    caption: str = ""


@dataclass
class Source:
    """What was read.

    Attributes:
        kind: "word", "html" or "text".
        elements: list of Paragraph, Table and Picture in their order.
        notes: list of notes, each a list of Paragraphs; the first has the number 1.
    """

    kind: str
    elements: list
    notes: list = field(default_factory=list)


def _all(spans, name):
    seen = [span for span in spans if span.text.strip() and not span.note]
    return bool(seen) and all(getattr(span, name) for span in seen)
