"""Reading a .docx: python-docx opens the package and its parts, the modules here read what it leaves out.

python-docx gives paragraphs and runs, but not what stands between them: tracked changes, fields, text boxes, content
controls, notes, numbering. So the XML it parses is walked in its order (`body`), with its own reader for each kind of
thing.
"""

import logging

import docx
from lxml import etree

from intake.elements import Picture, Source, Table
from intake.package import checked, damaged
from intake.refusals import RefusalError, nothing_in_it

from .body import Reader

logger = logging.getLogger(__name__)

# What the reading library and the walk raise when a part is missing, cut off or of another kind than its place says.
_BROKEN = (
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    AssertionError,
    RecursionError,
    etree.LxmlError,
)


def read(file, report, limits=None):
    """Read a Word file.

    Args:
        file: an open binary file.
        report: the report.Report that notes what is met.
        limits: package.Limits, by default its own.

    Returns:
        elements.Source

    Raises:
        RefusalError: when the file is none, is damaged, or holds more than a page could.
    """
    data = checked(file, limits)
    try:
        source = _read(docx.Document(data), report)
    except RefusalError:
        raise
    except _BROKEN as error:
        logger.warning("A Word file could not be read.", exc_info=error)
        raise damaged() from error
    if not any(isinstance(element, Picture | Table) or element.text for element in source.elements):
        raise nothing_in_it()
    return source


def _read(document, report):
    reader = Reader(document, report)
    elements = reader.elements()
    return Source("word", elements, reader.notes.read(reader))
