"""The cells of a sheet, from CSV or from a spreadsheet program's XLSX, as texts and within limits.

A file comes from outside: how large it is, how far it unfolds, how many rows and columns are looked at is bounded
before anything is read from it.
"""

import csv
import datetime
import io
import zipfile

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

MAX_BYTES = 1024 * 1024
# What an XLSX may unfold to. A thousand rows of specifications take about a megabyte.
MAX_UNFOLDED = 30 * MAX_BYTES
MAX_PARTS = 500
MAX_ROWS = 500
# Rows may stand far apart, but not so far: each in between is counted.
MAX_LINE = 20_000

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


class SheetError(Exception):
    """A file that cannot be read as a sheet.

    Attributes:
        line: where it went wrong, or None.
    """

    def __init__(self, message, line=None):
        self.line = line
        super().__init__(message)


class Refused(str):
    """In the place of a cell's text: why the cell cannot be taken, and how it is mended."""


def read_cells(content):
    """Return the rows of a sheet that hold something.

    Args:
        content: bytes of a CSV or XLSX file.

    Returns:
        list of (line as a spreadsheet program counts, [text or Refused])

    Raises:
        SheetError: for a file as a whole.
    """
    if len(content) > MAX_BYTES:
        raise SheetError(_("The file is too large: %(most)d KB at most.") % {"most": MAX_BYTES // 1024})
    if content.startswith(_OLE):
        raise SheetError(_("The file is of an old kind or has a password. Save it as XLSX without a password."))
    read = _from_xlsx if content.startswith(_ZIP) else _from_csv
    rows = []
    for line, cells in read(content):
        if any(cells):
            rows.append((line, cells))
        if len(rows) > MAX_ROWS + 1:
            raise SheetError(_("The sheet has more than %(most)d rows. Split it.") % {"most": MAX_ROWS})
    return rows


def _from_csv(content):
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SheetError(
            _("The file's letters cannot be read. Save it in your spreadsheet program as XLSX or “CSV UTF-8”.")
        ) from error
    heading = text.lstrip().partition("\n")[0]
    # strict: a quote that is never closed would swallow the rows after it.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=heading.count), strict=True)
    try:
        for cells in reader:
            yield reader.line_num, [cell.strip() for cell in cells]
    except csv.Error as error:
        raise SheetError(
            _("Here the table breaks off. Look for a quotation mark without its partner."), reader.line_num
        ) from error


def _from_xlsx(content):
    _require_bounded(content)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
        sheet = next(iter(book.worksheets), None)
        if sheet is None:
            raise SheetError(_("The file has no sheet with rows."))
        if (sheet.max_row or 0) > MAX_LINE:
            message = _("The sheet reaches down to row %(row)s. Copy its rows to a new file.")
            raise SheetError(message % {"row": sheet.max_row})
        # What a file says of its own size need not be true.
        sheet.reset_dimensions()
        for line, row in enumerate(sheet.iter_rows(max_row=MAX_LINE), start=1):
            yield line, _without_tail([_text_of(cell) for cell in row])
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, TypeError, SyntaxError, OSError) as error:
        # openpyxl says of a damaged file what its parsers say; XML errors are SyntaxErrors.
        raise SheetError(_("The file is no spreadsheet, or it is damaged. Save it again as XLSX or CSV.")) from error


def _require_bounded(content):
    try:
        parts = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise SheetError(_("The file is damaged. Save it again as XLSX or CSV.")) from error
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNFOLDED:
        raise SheetError(_("The file unfolds to more than a sheet can be. Save the rows alone in a new file."))


def _without_tail(cells):
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _text_of(cell):
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        return Refused(_("The cell holds a formula. Copy the column, and paste it as values."))
    if cell.data_type == "e":
        return Refused(_("The cell holds the error %(error)s. Write the value itself.") % {"error": value})
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return Number(value) if isinstance(value, int | float) else str(value).strip()


class Number(str):
    """A cell that the spreadsheet program took for a number: zeros at its beginning are lost."""
