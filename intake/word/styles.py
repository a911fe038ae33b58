"""What the styles of a Word file say: of a run its font and form, of a paragraph what it is."""

import re
from functools import lru_cache

from .xml import find, is_on, name, number, value

_HEADING = re.compile(r"heading ([1-9])")
_LIST_IN_LIST = re.compile(r"list (?:bullet|number) ([2-5])")
_NAMED = {"title": "title", "subtitle": "subtitle", "caption": "caption", "image caption": "caption"}
_NAMED |= dict.fromkeys(("quote", "intense quote", "block text"), "quote")
_BODY_LEVEL = 9  # what Word writes for “no heading”


class Styles:
    """The style sheet of a document. Names are the built-in English ones in every language of Word."""

    def __init__(self, element):
        """Take the sheet.

        Args:
            element: the root of styles.xml.
        """
        self._styles = {style.get(name("w:styleId")): style for style in element.findall(name("w:style"))}
        self._default = next(
            (
                style.get(name("w:styleId"))
                for style in self._styles.values()
                if style.get(name("w:type")) == "paragraph" and style.get(name("w:default")) in {"1", "true", "on"}
            ),
            None,
        )
        self._base = find(element, "w:docDefaults/w:rPrDefault/w:rPr")
        self._forms = lru_cache(maxsize=500)(self._forms_of)

    def chain(self, style_id):
        """Return a style and those it builds on, the nearest first."""
        found = []
        while style_id in self._styles and self._styles[style_id] not in found:
            found.append(self._styles[style_id])
            style_id = value(found[-1], "w:basedOn")
        return found

    def paragraph_style(self, properties):
        """Return the id of a paragraph's style, from its properties or by default."""
        return value(properties, "w:pStyle") or self._default

    def names(self, properties):
        """Return the lower-case names of a paragraph's style and those it builds on, the nearest first."""
        styles = self.chain(self.paragraph_style(properties))
        return [(value(style, "w:name") or "").lower() for style in styles]

    def kind(self, properties):
        """Return (style, level) of a paragraph as elements.Paragraph has them."""
        for style_name in self.names(properties):
            if style_name in _NAMED:
                return _NAMED[style_name], 0
            if match := _HEADING.fullmatch(style_name):
                return "heading", int(match[1])
        outline = value(properties, "w:outlineLvl")
        for style in self.chain(self.paragraph_style(properties)):
            outline = outline or value(style, "w:pPr/w:outlineLvl")
        level = number(outline, _BODY_LEVEL)
        return ("heading", level + 1) if 0 <= level < _BODY_LEVEL else ("body", 0)

    def list_depth(self, properties):
        """Return how deep the built-in styles for lists in lists (“List Bullet 2”) put a paragraph, 0 for others."""
        matches = (_LIST_IN_LIST.fullmatch(style_name) for style_name in self.names(properties))
        return next((int(match[1]) - 1 for match in matches if match), 0)

    def in_paragraph(self, properties, path):
        """Return the first element at a path in a paragraph's properties or those of its styles, or None."""
        sheets = [find(style, "w:pPr") for style in self.chain(self.paragraph_style(properties))]
        for sheet in [properties, *sheets]:
            found = find(sheet, path)
            if found is not None:
                return found
        return None

    def forms(self, run_properties, paragraph_properties):
        """Return the property elements that decide on a run's form, the nearest first."""
        run_style = value(run_properties, "w:rStyle")
        inherited = self._forms(run_style, self.paragraph_style(paragraph_properties))
        return inherited if run_properties is None else [run_properties, *inherited]

    def _forms_of(self, run_style, paragraph_style):
        styles = [*self.chain(run_style), *self.chain(paragraph_style)]
        sheets = [find(style, "w:rPr") for style in styles]
        return [sheet for sheet in [*sheets, self._base] if sheet is not None]


def has(forms, tag):
    """Tell whether the first of some property elements that mentions a form switches it on."""
    for properties in forms:
        found = find(properties, tag)
        if found is not None:
            return is_on(found)
    return False


def position(forms):
    """Return "superscript", "subscript" or ""."""
    for properties in forms:
        found = value(properties, "w:vertAlign")
        if found:
            return found if found in {"superscript", "subscript"} else ""
        # LibreOffice writes how high the text stands, and a smaller size.
        raised = number(value(properties, "w:position"))
        if raised and find(properties, "w:sz") is not None:
            return "superscript" if raised > 0 else "subscript"
    return ""


def font(forms):
    """Return the name of the font that letters beyond ASCII are shown in, or "".

    Word keeps a font for each range of letters; that of the others stands in where there is none.
    """
    for attribute in ("hAnsi", "ascii"):
        for properties in forms:
            fonts = find(properties, "w:rFonts")
            if fonts is None:
                continue
            if fonts.get(name(f"w:{attribute}Theme")):
                break
            if found := fonts.get(name(f"w:{attribute}")):
                return found
    return ""
