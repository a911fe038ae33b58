"""An empty sheet to fill in, and what belongs into its columns."""

import io

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from .headings import COLUMNS, HINTS, REQUIRED, label_of

_TEXT = "@"
_BOLD = Font(bold=True)


def blank_sheet():
    """Return the bytes of an XLSX file with the columns of a sheet of federations, in the active language."""
    book = Workbook()
    sheet = book.active
    sheet.title = _("Federations")
    explained = book.create_sheet(_("What to write"))
    explained.append([_("Column"), _("For programs"), _("What to write")])
    for number, name in enumerate(COLUMNS, start=1):
        heading = label_of(name) + (" *" if name in REQUIRED else "")
        sheet.cell(1, number, heading).font = _BOLD
        column = sheet.column_dimensions[get_column_letter(number)]
        column.width = max(18, len(heading) + 2)
        # Cells of text: a spreadsheet program would take the zero from a telephone number.
        column.number_format = _TEXT
        explained.append([heading, name, str(HINTS.get(name, ""))])
    sheet.freeze_panes = "A2"
    for column, width in {"A": 34, "B": 28, "C": 90}.items():
        explained.column_dimensions[column].width = width
        explained[f"{column}1"].font = _BOLD
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
