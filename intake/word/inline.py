"""What stands in a paragraph: runs in their fonts and forms, links, tracked changes, pictures, marks of notes."""

from dataclasses import dataclass, replace

from intake.elements import Span
from intake.encodings import Encoding, encoding_of, vni

from . import drawings, styles
from .fields import link_in
from .xml import elements_of, find, name, value

# Signs that are elements of their own.
_SIGNS = {
    name("w:tab"): " ",
    name("w:ptab"): " ",
    name("w:cr"): "\n",
    name("w:noBreakHyphen"): "-",
    # The sign of TCVN3 for ư is the soft hyphen; in other fonts core.text drops it.
    name("w:softHyphen"): "\u00ad",
}
# What only holds other things.
_HOLDERS = {
    name(tag) for tag in ("w:smartTag", "w:customXml", "w:sdtContent", "w:dir", "w:bdo", "w:ruby", "w:rubyBase")
}
_DELETED = {name("w:del"), name("w:moveFrom")}
_INSERTED = {name("w:ins"), name("w:moveTo")}


@dataclass(frozen=True)
class _Piece:
    """Text as it stands in the file, with its form and what its font says."""

    span: Span
    encoding: Encoding | None


class InlineReader:
    """Reads the content of one paragraph into Spans, Pictures and lists of elements (text boxes), in their order."""

    def __init__(self, reader, paragraph_properties):
        """Prepare for one paragraph.

        Args:
            reader: the body.Reader of the document.
            paragraph_properties: the paragraph's w:pPr, or None.
        """
        self._reader, self._report = reader, reader.report
        self._properties = paragraph_properties
        self._items = []

    def read(self, paragraph):
        """Return the list of Spans, Pictures and lists of elements in a w:p."""
        self._walk(paragraph, "")
        return self._decoded()

    def _walk(self, element, link):
        for child in elements_of(element):
            tag = child.tag
            if tag == name("w:r"):
                self._run(child, link or self._reader.web_address(self._reader.fields.link))
            elif tag == name("w:hyperlink"):
                self._walk(child, self._reader.address(child) or link)
            elif tag == name("w:fldSimple"):
                self._walk(child, self._reader.web_address(link_in(child.get(name("w:instr")))) or link)
            elif tag in _DELETED:
                self._report.note("deleted_text", "".join(child.itertext(name("w:delText"), name("w:t"))))
            elif tag in _INSERTED:
                self._report.note("inserted_text", "".join(child.itertext(name("w:t"))))
                self._walk(child, link)
            elif tag == name("w:sdt"):
                self._walk_content(child, link)
            elif tag in {name("m:oMath"), name("m:oMathPara")}:
                self._report.note("equation", "".join(child.itertext(name("m:t"))))
            elif tag in _HOLDERS:
                self._walk(child, link)

    def _walk_content(self, control, link):
        content = find(control, "w:sdtContent")
        if content is not None:
            self._walk(content, link)

    def _run(self, run, link):
        properties = find(run, "w:rPr")
        forms = self._reader.styles.forms(properties, self._properties)
        if styles.has(forms, "w:vanish") or styles.has(forms, "w:webHidden"):
            self._report.note("hidden_text", "".join(run.itertext(name("w:t"))))
            return
        self._note_lost_forms(run, forms, link)
        span = Span(
            "",
            bold=styles.has(forms, "w:b"),
            italic=styles.has(forms, "w:i"),
            position=styles.position(forms),
            link=link,
        )
        encoding = encoding_of(styles.font(forms))
        for child in elements_of(run):
            self._part(child, span, encoding)

    def _note_lost_forms(self, run, forms, link):
        text = "".join(run.itertext(name("w:t")))
        if not text.strip():
            return
        if styles.has(forms, "w:strike") or styles.has(forms, "w:dstrike"):
            self._report.note("strike", text)
        underline = value(find(run, "w:rPr"), "w:u")
        if underline not in {None, "none"} and not link:
            self._report.note("underline", text)

    def _part(self, child, span, encoding):
        """Take in one child of a run."""
        tag = child.tag
        if tag == name("w:t"):
            self._add(child.text or "", span, encoding)
        elif tag in _SIGNS:
            self._add(_SIGNS[tag], span, encoding)
        elif tag == name("w:br"):
            if child.get(name("w:type"), "textWrapping") == "textWrapping":
                self._add("\n", span, encoding)
        elif tag == name("w:sym"):
            self._symbol(child, span)
        elif tag == name("w:fldChar"):
            self._reader.fields.meet(child)
        elif tag == name("w:instrText"):
            self._reader.fields.instruct(child.text)
        elif tag in {name("w:footnoteReference"), name("w:endnoteReference")}:
            self._note_mark(child, span)
        elif tag == name("w:commentReference"):
            self._report.note("comment", self._reader.comment(child.get(name("w:id"))))
        elif tag in {name("w:drawing"), name("w:pict"), name("w:object"), name("mc:AlternateContent")}:
            self._items += drawings.read(child, self._reader)
        elif tag == name("w:ruby"):
            self._walk(child, span.link)

    def _add(self, text, span, encoding):
        self._items.append(_Piece(replace(span, text=text), encoding))

    def _symbol(self, element, span):
        """Take in a sign that is named by its font and number; those of picture fonts have no letter."""
        code = number_from_hex(element.get(name("w:char")))
        encoding = encoding_of(element.get(name("w:font")))
        if encoding is not None and code:
            self._add(chr(code), span, encoding)
        elif 0x20 <= code < 0xD800:
            self._add(chr(code), span, None)

    def _note_mark(self, element, span):
        kind = "footnotes" if element.tag == name("w:footnoteReference") else "endnotes"
        mark = self._reader.notes.number(kind, element.get(name("w:id")))
        if mark:
            text = Span(str(mark), position="superscript", note=mark)
            self._items.append(_Piece(text, None))

    def _decoded(self):
        """Return the items with their text in Unicode, what has the same form in one Span."""
        done = []
        for place, item in enumerate(self._items):
            if not isinstance(item, _Piece):
                done.append(item)
                continue
            text = self._reader.converter.convert(self._whole_letters(place), item.encoding)
            span = replace(item.span, text=text)
            last = done[-1] if done else None
            if isinstance(last, Span) and not span.note and replace(last, text=text) == span:
                done[-1] = replace(last, text=last.text + text)
            elif text:
                done.append(span)
        return done

    def _whole_letters(self, place):
        """Return a piece's text without a mark that belongs to the letter before, and with the one that follows it.

        VNI writes a letter and its mark as two signs, which two runs may part.
        """
        piece = self._items[place]
        text = piece.span.text
        if piece.encoding is None or piece.encoding.name != "vni":
            return text
        before = self._items[place - 1] if place else None
        after = self._items[place + 1] if place + 1 < len(self._items) else None
        if _ends_open(before, piece) and text[:1] in vni.MARKS:
            text = text[1:]
        if _ends_open(piece, after) and after.span.text[:1] in vni.MARKS:
            text += after.span.text[0]
        return text


def _ends_open(piece, following):
    """Tell whether a piece ends with a letter that may bear a mark which the following piece of VNI begins with."""
    pieces = (piece, following)
    if not all(isinstance(one, _Piece) and one.encoding and one.encoding.name == "vni" for one in pieces):
        return False
    return piece.span.text[-1:] in vni.BASES


def number_from_hex(text):
    """Return the number that hexadecimal digits stand for, 0 for anything else."""
    try:
        return int(text or "", 16)
    except ValueError:
        return 0
