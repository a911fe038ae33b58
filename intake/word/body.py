"""The walk through a Word file: paragraphs, tables and what holds them, in their order."""

from contextlib import contextmanager
from dataclasses import replace

from django.utils.translation import gettext as _

from intake.addresses import web_address
from intake.elements import Paragraph, Picture, Span
from intake.encodings import Converter, encoding_of
from intake.refusals import RefusalError

from . import styles, tables
from .fields import Fields
from .inline import InlineReader
from .notes import Notes
from .numbering import Numbering
from .styles import Styles
from .xml import elements_of, find, name, number, value

MAX_PARAGRAPHS = 4000
_HOLDERS = {name(tag) for tag in ("w:ins", "w:moveTo", "w:customXml", "w:smartTag")}
_GONE = {name("w:del"), name("w:moveFrom")}
_ASIDE = {"center", "right", "end"}


class Reader:
    """Reads one document. What all parts of the walk need is kept here.

    Attributes:
        report: the Report.
        styles, converter, notes, fields: the readers of styles, old encodings, notes and fields.
        cells_used: how many cells the tables have so far.
    """

    def __init__(self, document, report):
        """Prepare to read.

        Args:
            document: python-docx's Document.
            report: the Report.
        """
        self.report = report
        self._document, self._part = document, document.part
        self._body = document.element.body
        self.styles = Styles(document.styles.element)
        self.numbering = Numbering(_numbering_of(document.part))
        self.notes = Notes(document.part, report)
        self.fields = Fields()
        self.converter = Converter()
        self.converter.learn(self._pieces_in_old_fonts())
        self.cells_used = 0
        self._addresses = {}
        self._count = 0
        self._carried = []

    def elements(self):
        """Return the elements of the document."""
        self._note_headers()
        found = self.block_elements(self._body)
        for encoding, count in self.converter.converted.items():
            self.report.note(encoding, count=count)
        for text in self.converter.kept:
            self.report.note("unicode_in_old_font", text)
        return found

    def block_elements(self, container):
        """Return the elements in a container of paragraphs and tables: the body, a cell, a text box, a note."""
        found = []
        for child in elements_of(container):
            found += self._block(child)
        if self._carried:
            # The mark that a tracked change deletes is the last one: nothing follows to be joined.
            found.append(Paragraph(self._carried))
            self._carried = []
        return found

    def paragraphs(self, container):
        """Return the paragraphs in a container that can hold nothing else on a page (a note)."""
        return [element for element in self.block_elements(container) if isinstance(element, Paragraph)]

    def _block(self, child):
        if child.tag == name("w:p"):
            return self._paragraph(child)
        if child.tag == name("w:tbl"):
            return tables.read(child, self)
        if child.tag == name("w:sdt"):
            return self._control(child)
        if child.tag in _HOLDERS:
            return self.block_elements(child)
        if child.tag in _GONE:
            self.report.note("deleted_text", "".join(child.itertext(name("w:t"), name("w:delText"))))
        elif child.tag == name("m:oMathPara"):
            self.report.note("equation", "".join(child.itertext(name("m:t"))))
        elif child.tag == name("w:altChunk"):
            self.report.note("embedded_object")
        return []

    def _control(self, control):
        """Read a content control; that of a table of contents is left out."""
        gallery = value(control, "w:sdtPr/w:docPartObj/w:docPartGallery") or ""
        content = find(control, "w:sdtContent")
        if "table of contents" in gallery.lower():
            self.report.note("contents_list")
            return []
        return [] if content is None else self.block_elements(content)

    def _paragraph(self, element):
        self._count += 1
        if self._count > MAX_PARAGRAPHS:
            raise RefusalError(
                "too_long",
                _("The file has more than %(limit)d paragraphs. Divide it, or publish it as a document to download.")
                % {"limit": MAX_PARAGRAPHS},
            )
        carried, self._carried = self._carried, []
        properties = find(element, "w:pPr")
        items = [*carried, *InlineReader(self, properties).read(element)]
        if self._is_in_contents(properties):
            self.report.note("contents_list")
            return []
        if find(properties, "w:rPr/w:del") is not None and all(isinstance(item, Span) for item in items):
            self._carried = items
            return []
        return self._parted(items, properties)

    def _is_in_contents(self, properties):
        return any(style.startswith("toc ") and "heading" not in style for style in self.styles.names(properties))

    def _parted(self, items, properties):
        """Return a paragraph's items as elements: its text, parted by pictures; text boxes come after it."""
        found, boxes, spans = [], [], []
        for item in [*items, None]:
            if isinstance(item, Span):
                spans.append(item)
                continue
            if isinstance(item, list):
                boxes += item
                continue
            if any(span.text.strip() for span in spans):
                found.append(self._described(spans, properties))
            spans = []
            if isinstance(item, Picture):
                found.append(item)
        return [*found, *boxes]

    def _described(self, spans, properties):
        style, level = self.styles.kind(properties)
        mark = self.numbering.mark(self.styles.in_paragraph(properties, "w:numPr"))
        if mark and mark.depth == 0:
            mark = replace(mark, depth=self.styles.list_depth(properties))
        if mark and style != "body":
            self.report.note("heading_number", "".join(span.text for span in spans))
            mark = None
        alignment = self.styles.in_paragraph(properties, "w:jc")
        centred = alignment is not None and alignment.get(name("w:val")) in _ASIDE
        return Paragraph(spans, style, level, mark, centred)

    @contextmanager
    def within(self, part):
        """Look links and pictures up in another part of the package (the notes) for a while."""
        self._part, before = part, self._part
        try:
            yield
        finally:
            self._part = before

    def related(self, relationship_id):
        """Return the part that a relationship leads to, None when it leads out of the file or nowhere."""
        relationship = self._part.rels.get(relationship_id)
        return None if relationship is None or relationship.is_external else relationship.target_part

    def target(self, relationship_id):
        """Return the address that a relationship leads to outside of the file, or ""."""
        relationship = self._part.rels.get(relationship_id)
        return relationship.target_ref if relationship is not None and relationship.is_external else ""

    def address(self, hyperlink):
        """Return the address of a w:hyperlink if it is one for a page, else "": places in the file are none."""
        target = self.target(hyperlink.get(name("r:id")))
        fragment = hyperlink.get(name("w:anchor"))
        return self.web_address(f"{target}#{fragment}" if target and fragment else target)

    def web_address(self, address):
        """Return an address that a page may link to, "" for any other; each is noted once."""
        if not address:
            return ""
        if address not in self._addresses:
            self._addresses[address] = web_address(address, self.report)
        return self._addresses[address]

    def comment(self, comment_id):
        """Return the text of a comment, "" when it is gone."""
        found = self._document.comments.get(number(comment_id, -1))
        return found.text if found is not None else ""

    def _pieces_in_old_fonts(self):
        """Yield (text, Encoding) of every run in an old font."""
        for run in self._body.iter(name("w:r")):
            paragraph = next(run.iterancestors(name("w:p")), None)
            forms = self.styles.forms(find(run, "w:rPr"), find(paragraph, "w:pPr"))
            encoding = encoding_of(styles.font(forms))
            if encoding is not None:
                yield "".join(run.itertext(name("w:t"))), encoding

    def _note_headers(self):
        for relationship in self._part.rels.values():
            if relationship.is_external or not relationship.reltype.endswith(("/header", "/footer")):
                continue
            element = getattr(relationship.target_part, "element", None)
            text = "" if element is None else "".join(element.itertext(name("w:t")))
            if any(letter.isalpha() for letter in text):
                self.report.note("header_footer", text)


def _numbering_of(part):
    """Return the root of a document's numbering.xml, None when it has none (python-docx would make one)."""
    found = next(
        (rel for rel in part.rels.values() if rel.reltype.endswith("/numbering") and not rel.is_external), None
    )
    return getattr(found.target_part, "element", None) if found else None
