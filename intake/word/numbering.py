"""Which paragraphs Word numbers or marks with a bullet."""

from intake.elements import ListMark

from .xml import find, name, number, value

_NO_LIST = {"none", None}


class Numbering:
    """The lists that a document defines (numbering.xml)."""

    def __init__(self, element):
        """Take the definitions.

        Args:
            element: the root of numbering.xml, None for a document without lists.
        """
        self._abstract, self._numbers = {}, {}
        if element is None:
            return
        for abstract in element.findall(name("w:abstractNum")):
            self._abstract[abstract.get(name("w:abstractNumId"))] = abstract
        for num in element.findall(name("w:num")):
            self._numbers[num.get(name("w:numId"))] = num

    def mark(self, properties):
        """Return the ListMark that list properties stand for, None for no list.

        Args:
            properties: the w:numPr element that holds for a paragraph, or None.
        """
        number_id = value(properties, "w:numId")
        if number_id in {None, "0"} or number_id not in self._numbers:
            return None
        depth = max(0, min(number(value(properties, "w:ilvl")), 8))
        form = self._format(self._numbers[number_id], str(depth))
        if form in _NO_LIST:
            return None
        return ListMark("ul" if form == "bullet" else "ol", depth, number_id)

    def _format(self, num, depth):
        """Return how a level is numbered, e.g. "decimal"."""
        own = f"w:lvlOverride[@w:ilvl='{depth}']/w:lvl/w:numFmt"
        shared = f"w:lvl[@w:ilvl='{depth}']/w:numFmt"
        abstract = self._abstract.get(value(num, "w:abstractNumId"))
        if link := value(abstract, "w:numStyleLink"):
            # The levels stand where the style of that name is defined.
            abstract = next((one for one in self._abstract.values() if value(one, "w:styleLink") == link), abstract)
        found = find(num, own)
        found = find(abstract, shared) if found is None else found
        return None if found is None else found.get(name("w:val"))
