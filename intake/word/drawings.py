"""What is drawn in a Word file: pictures, text boxes, charts, embedded files."""

from . import pictures
from .xml import elements_of, find, name, number

_DIAGRAMS = ("c:chart", "dgm:relIds")
_CROP = ("l", "t", "r", "b")


def read(element, reader):
    """Return what a drawing holds: Pictures, and a list of elements for each text box.

    Args:
        element: a w:drawing, w:pict, w:object or mc:AlternateContent.
        reader: the body.Reader of the document.
    """
    if element.tag == name("mc:AlternateContent"):
        return _alternative(element, reader)
    found = [*_boxes(element, reader), *_pictures(element, reader)]
    if element.tag == name("w:object"):
        # Its picture is the icon or the last look of the embedded file.
        reader.report.note("embedded_object")
        return [item for item in found if isinstance(item, list)]
    if not found and any(find(element, f".//{tag}") is not None for tag in _DIAGRAMS):
        reader.report.note("diagram", _description(element))
    return found


def _alternative(element, reader):
    """Read the first version of a drawing that holds something; Word writes a modern one and an old one."""
    for version in (find(element, "mc:Choice"), find(element, "mc:Fallback")):
        if version is None:
            continue
        found = [item for child in elements_of(version) for item in read(child, reader)]
        if found:
            return found
    return []


def _boxes(element, reader):
    boxes = []
    for content in element.iter(name("w:txbxContent")):
        if _is_nested(content, element) or _is_other_version(content, element):
            continue
        found = reader.block_elements(content)
        if found:
            reader.report.note("text_box", getattr(found[0], "text", ""))
            boxes.append(found)
    return boxes


def _is_nested(content, element):
    """Tell whether a text box stands in another one, which reads it."""
    return any(above.tag == name("w:txbxContent") for above in _between(content, element))


def _is_other_version(content, element):
    """Tell whether something stands in the old version of a drawing of which the modern one is read."""
    return any(above.tag == name("mc:Fallback") for above in _between(content, element))


def _between(inner, outer):
    above = inner.getparent()
    while above is not None and above is not outer:
        yield above
        above = above.getparent()


def _pictures(element, reader):
    found = []
    description = _description(element)
    for picture in element.iter(name("a:blip"), name("v:imagedata")):
        if _is_nested(picture, element) or _is_other_version(picture, element):
            continue
        embedded = picture.get(name("r:embed")) or picture.get(name("r:id"))
        linked = picture.get(name("r:link"))
        if not embedded:
            if linked:
                reader.report.note("picture_elsewhere", reader.target(linked))
            continue
        part = reader.related(embedded)
        if part is None:
            reader.report.note("picture_elsewhere", reader.target(embedded))
            continue
        made = pictures.make(part.blob, _crop(picture), description, reader.report)
        if made:
            found.append(made)
    return found


def _crop(picture):
    """Return the parts of a picture's sides that are cut off as (left, top, right, bottom), each from 0 to 1."""
    rectangle = find(picture.getparent(), "a:srcRect")
    if rectangle is None:
        return (0, 0, 0, 0)
    return tuple(max(0, min(number(rectangle.get(side)), 100_000)) / 100_000 for side in _CROP)


def _description(element):
    """Return what Word keeps as a drawing's description."""
    properties = find(element, ".//wp:docPr")
    if properties is not None:
        return properties.get("descr", "")
    shape = find(element, ".//v:shape")
    return "" if shape is None else shape.get("alt", "")
