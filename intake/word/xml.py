"""Names of WordprocessingML as lxml wants them."""

NAMESPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "o": "urn:schemas-microsoft-com:office:office",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "v": "urn:schemas-microsoft-com:vml",
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
}


def name(tag):
    """Return a name with its prefix, e.g. “w:p”, as lxml writes it."""
    prefix, _colon, local = tag.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def find(element, path):
    """Return the first element at a path of prefixed names, or None; None in, None out."""
    return None if element is None else element.find(path, NAMESPACES)


def value(element, path, attribute="w:val"):
    """Return an attribute of the first element at a path, or None."""
    found = find(element, path)
    return None if found is None else found.get(name(attribute))


def is_on(element):
    """Tell whether an element that switches something on does: unless it says otherwise (ECMA-376, 17.17.4)."""
    return element.get(name("w:val"), "true") not in {"0", "false", "off", "none"}


def number(text, default=0):
    """Return a whole number from an attribute, or the default for what is none."""
    text = text or ""
    return int(text) if text.lstrip("-").isascii() and text.lstrip("-").isdigit() and len(text) < 10 else default


def elements_of(element):
    """Yield the children of an element that are in a namespace known here; comments are not among them."""
    return element.iterchildren(tag=[f"{{{uri}}}*" for uri in NAMESPACES.values()])
