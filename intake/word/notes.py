"""Footnotes and endnotes: numbered together, in the order of their marks in the text."""

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.parser import parse_xml

from .xml import name

_PARTS = {
    "footnotes": (RELATIONSHIP_TYPE.FOOTNOTES, "w:footnote"),
    "endnotes": (RELATIONSHIP_TYPE.ENDNOTES, "w:endnote"),
}


class Notes:
    """The notes of a document."""

    def __init__(self, part, report):
        """Find the notes.

        Args:
            part: the document's main part.
            report: the Report.
        """
        self._report = report
        self._parts, self._notes, self._order = {}, {}, []
        for kind, (relationship, tag) in _PARTS.items():
            found = next(
                (rel for rel in part.rels.values() if rel.reltype == relationship and not rel.is_external), None
            )
            if found is None:
                continue
            self._parts[kind] = found.target_part
            for note in parse_xml(found.target_part.blob).iterchildren(name(tag)):
                # Those with a type are the lines that part notes from the text.
                if note.get(name("w:type"), "normal") == "normal":
                    self._notes[kind, note.get(name("w:id"))] = note

    def number(self, kind, note_id):
        """Return the number of a note, given at its first mark; 0 for a mark whose note is gone."""
        key = (kind, note_id)
        if key not in self._notes:
            return 0
        if key not in self._order:
            self._order.append(key)
        return self._order.index(key) + 1

    def read(self, reader):
        """Return the notes that have a mark, in their order, each a list of Paragraphs."""
        read = []
        # A note may hold the mark of another one, which then comes after it.
        while len(read) < len(self._order):
            kind, note_id = self._order[len(read)]
            with reader.within(self._parts[kind]):
                read.append(reader.paragraphs(self._notes[kind, note_id]))
        self._report.note("note", count=len(read))
        return read
