"""Specifications from files: YAML for one federation, a sheet (CSV or XLSX) for many."""

from dataclasses import dataclass, field

import yaml
from django.utils.translation import gettext as _

from .cells import Number, Refused, SheetError, read_cells
from .headings import COLUMNS, REQUIRED, field_of, label_of
from .spec import FederationSpec, SpecError

# Written with digits alone, and not numbers.
_DIGITS = ("licence.phones", "licence.fax", "licence.licence_number")


class _TextLoader(yaml.SafeLoader):
    """Reads values as they are written: plain YAML takes the telephone number 0276300001 for an octal number."""


_TextLoader.yaml_implicit_resolvers = {
    first: [
        (tag, pattern) for tag, pattern in resolvers if tag in ("tag:yaml.org,2002:null", "tag:yaml.org,2002:merge")
    ]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read_yaml(text):
    """Return the FederationSpec in a YAML text.

    Raises:
        SpecError: when the text is no YAML, or the specification has problems.
    """
    try:
        data = yaml.load(text, Loader=_TextLoader)  # noqa: S506  (a SafeLoader)
    except yaml.YAMLError as error:
        raise SpecError([("", _("This is not valid YAML: %(error)s") % {"error": error})]) from error
    return FederationSpec.from_mapping(data)


@dataclass
class Row:
    """One row of a sheet.

    Attributes:
        line: as a spreadsheet program counts.
        values: {field of a specification: text}; empty cells are left out.
        problems: list of (field, message); empty for a row that can be carried out.
        spec: its FederationSpec, or None with problems.
    """

    line: int
    values: dict
    problems: list = field(default_factory=list)
    spec: FederationSpec | None = None


def read_sheet(content):
    """Return the rows of a sheet, each checked by itself and beside the others.

    The first row names the columns (headings.field_of).

    Args:
        content: bytes of a CSV or XLSX file.

    Returns:
        list of Row

    Raises:
        SheetError: for a file as a whole: no sheet, too large, without rows, with columns that mean nothing.
    """
    cells = read_cells(content)
    if len(cells) < 2:
        raise SheetError(_("The sheet has no rows."))
    (_line, headings), *rows = cells
    return check_rows([_row(line, _fields_of(headings), values) for line, values in rows])


def check_rows(rows):
    """Check rows as specifications, and that none says what another says; write it into them and return them."""
    seen = {"slug": {}, "hostname": {}}
    for row in rows:
        try:
            row.spec = FederationSpec.from_mapping(row.values)
        except SpecError as error:
            # Of a cell that was refused enough is said already.
            said = {name for name, _message in row.problems}
            row.problems += [problem for problem in error.problems if problem[0] not in said]
        else:
            row.problems += _repeated(row, seen)
        if row.problems:
            row.spec = None
    return rows


def problems_of(rows):
    """Return all problems of some rows as (place, message); the place is e.g. `line 4, hostname`."""
    return [(_place(row.line, name), message) for row in rows for name, message in row.problems]


def _place(line, name=""):
    if name:
        return _("line %(line)s, %(field)s") % {"line": line, "field": name}
    return _("line %(line)s") % {"line": line}


def read_specs(content):
    """Return the specifications of a sheet, all of them checked before any is used.

    Raises:
        SpecError: with every problem of every row, as problems_of says them.
    """
    try:
        rows = read_sheet(content)
    except SheetError as error:
        raise SpecError([(_place(error.line) if error.line else "", str(error))]) from error
    if problems := problems_of(rows):
        raise SpecError(problems)
    return [row.spec for row in rows]


def _fields_of(headings):
    """Return the fields that the columns stand for, "" for one without a heading."""
    fields = [field_of(heading) if heading else "" for heading in headings]
    unknown = [heading for heading, name in zip(headings, fields, strict=True) if name is None]
    if unknown:
        raise SheetError(
            _("There is no column “%(heading)s”. The columns are: %(known)s.")
            % {"heading": unknown[0], "known": ", ".join(map(label_of, COLUMNS))},
            1,
        )
    for name in COLUMNS:
        if fields.count(name) > 1:
            raise SheetError(_("The column “%(name)s” is there twice.") % {"name": _said([name])}, 1)
    if missing := [name for name in REQUIRED if name not in fields]:
        raise SheetError(_("These columns are missing: %(names)s.") % {"names": _said(missing)}, 1)
    return fields


def _said(names):
    return ", ".join(f"{label_of(name)} ({name})" for name in names)


def _row(line, fields, cells):
    row = Row(line, {})
    for name, cell in zip(fields, cells, strict=False):
        if isinstance(cell, Refused):
            row.problems.append((name, str(cell)))
        elif isinstance(cell, Number) and name in _DIGITS:
            lost = _("The cell is a number, which loses zeros. Make it a cell of text and write it again.")
            row.problems.append((name, lost))
        elif name and cell:
            row.values[name] = str(cell)
    if any(cells[len(fields) :]) or any(cell for name, cell in zip(fields, cells, strict=False) if not name):
        row.problems.append(("", _("This row has more cells than the sheet has columns.")))
    return row


def _repeated(row, seen):
    """Return problems for a slug or hostname that an earlier row has; remember this row's."""
    problems = []
    for name, lines in seen.items():
        value = getattr(row.spec, name)
        if value in lines:
            problems.append((name, _("“%(value)s” is on line %(line)s too.") % {"value": value, "line": lines[value]}))
        lines.setdefault(value, row.line)
    return problems
